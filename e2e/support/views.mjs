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
  entities: "/entities",
  "an entity": "/entity/vladimir-putin",
  about: "/about",
  "a link that leads nowhere": "/meeting/none",
};
