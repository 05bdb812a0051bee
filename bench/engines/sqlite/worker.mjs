import sqlite3InitModule from "@sqlite.org/sqlite-wasm";

// Begins before the file has come.
const loading = sqlite3InitModule();
let db;

const methods = {
  // The whole file in memory: https://sqlite.org/wasm/doc/trunk/cookbook.md, "Deserialize".
  async open(bytes) {
    const sqlite3 = await loading;
    const place = sqlite3.wasm.allocFromTypedArray(bytes);
    db = new sqlite3.oo1.DB();
    const flags = sqlite3.capi.SQLITE_DESERIALIZE_FREEONCLOSE | sqlite3.capi.SQLITE_DESERIALIZE_READONLY;
    db.checkRc(sqlite3.capi.sqlite3_deserialize(db.pointer, "main", place, bytes.byteLength, bytes.byteLength, flags));
    db.exec("PRAGMA temp_store = memory; CREATE TEMP TABLE hit (doc INTEGER PRIMARY KEY)");
  },

  search(query, limit) {
    if (query.slips) return undefined;
    const { sql, bind } = where(query);
    const total = db.selectValue(`SELECT count(*) FROM ${sql}`, bind);
    const order = matchOf(query) ? "ORDER BY bm25(fts, 2.0, 1.0)" : "";
    const rows = db.selectArrays(`SELECT fts.rowid FROM ${sql} ${order} LIMIT ?`, [...bind, limit]);
    const key = (id) => db.selectValue("SELECT key FROM doc WHERE id = ?", [id]);
    return { total, hits: rows.map(([id]) => ({ id, key: key(id) })) };
  },

  show(hits, query) {
    const match = matchOf(query);
    const snippet = "SELECT title, snippet(fts, 1, '<b>', '</b>', '…', 24) FROM fts WHERE fts MATCH ? AND rowid = ?";
    const plain = "SELECT title, substr(body, 1, 160) FROM doc WHERE id = ?";
    return hits.map(({ id }) => {
      const [title, text] = match ? db.selectArray(snippet, [match, id]) : db.selectArray(plain, [id]);
      return { title, snippet: text };
    });
  },

  recount(task) {
    const { filters = {} } = task;
    const all = count(task);
    for (const facet of Object.keys(filters)) {
      const { [facet]: _, ...others } = filters;
      all.counts[facet] = count({ ...task, filters: others }, facet).counts[facet] ?? {};
    }
    return all;
  },
};

/** Total and counts of what is left, of one facet or of all. */
function count(task, facet) {
  const counts = {};
  const add = (rows) => rows.forEach(([name, value, n]) => ((counts[name] ??= {})[value] = n));
  if (!matchOf(task) && !task.from && Object.keys(task.filters ?? {}).length === 0) {
    const only = facet ? "WHERE name = ?" : "";
    add(db.selectArrays(`SELECT name, value, count(*) FROM facet ${only} GROUP BY name, value`, facet ? [facet] : []));
    return { total: db.selectValue("SELECT count(*) FROM doc"), counts };
  }
  const { sql, bind } = where(task);
  db.exec("DELETE FROM hit");
  db.exec(`INSERT INTO hit SELECT fts.rowid FROM ${sql}`, { bind });
  const only = facet ? "AND facet.name = ?" : "";
  add(
    db.selectArrays(
      `SELECT name, value, count(*) FROM hit CROSS JOIN facet ON facet.doc = hit.doc ${only} GROUP BY name, value`,
      facet ? [facet] : [],
    ),
  );
  return { total: db.selectValue("SELECT count(*) FROM hit"), counts };
}

/** The query in the language of FTS5; empty where it asks for no word. */
function matchOf({ words = [], phrase, prefix, title = [], not = [] }) {
  const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
  const parts = [
    ...words.map(quoted),
    ...(phrase ? [quoted(phrase.join(" "))] : []),
    ...(prefix ? [`${quoted(prefix)} *`] : []),
    ...title.map((word) => `title : ${quoted(word)}`),
  ];
  const positive = parts.map((part) => `(${part})`).join(" AND ");
  return not.reduce((text, word) => `(${text}) NOT ${quoted(word)}`, positive);
}

/** Table and condition of a query, with what to bind. */
function where(query) {
  const match = matchOf(query);
  const bind = match ? [match] : [];
  const terms = match ? ["fts MATCH ?"] : [];
  for (const [facet, values] of Object.entries(query.filters ?? {})) {
    terms.push(`fts.rowid IN (SELECT doc FROM facet WHERE name = ? AND value IN (${values.map(() => "?").join()}))`);
    bind.push(facet, ...values);
  }
  if (query.from) {
    terms.push("fts.rowid IN (SELECT id FROM doc WHERE date BETWEEN ? AND ?)");
    bind.push(query.from, query.to);
  }
  // Without a word, the documents themselves are the narrower table.
  const table = match ? "fts" : "(SELECT id AS rowid FROM doc) AS fts";
  return { sql: `${table} ${terms.length > 0 ? `WHERE ${terms.join(" AND ")}` : ""}`, bind };
}

// One question after the other: what is asked while the file is still on its way waits for it.
let last = Promise.resolve();
self.onmessage = ({ data: { call, method, args } }) => {
  last = last.then(async () => {
    try {
      self.postMessage({ call, value: await methods[method](...args) });
    } catch (error) {
      self.postMessage({ call, error: error.message });
    }
  });
};
