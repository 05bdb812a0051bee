export async function open() {
  return {
    search: async () => ({ total: null, hits: Array.from({ length: 10 }, (_, n) => n) }),
    ids: async () => [],
    show: async (hits) => hits.map((n) => ({ title: `Nothing ${n}` })),
    recount: async () => undefined,
  };
}
