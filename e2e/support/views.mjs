// A place for each view, by a name for people.
export const VIEWS = {
  overview: "/",
  documents: "/documents?q=taiwan",
  statements: "/statements?side=china",
  "an empty search": "/documents?q=zeppelin",
  reader: "/document/2026-02-04-xi-putin-trump-conversations",
  timeline: "/timeline",
  meetings: "/meetings",
  "two accounts": "/compare",
  topics: "/topics",
  "a topic": "/topic/taiwan",
  entities: "/entities",
  "an entity": "/entity/vladimir-putin",
  network: "/network",
  "passages of the network": "/network/wang-yi?with=sergei-shoigu",
  about: "/about",
  "a link that leads nowhere": "/meeting/none",
};
