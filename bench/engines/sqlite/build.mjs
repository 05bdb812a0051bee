import { writeFileSync } from "node:fs";
import path from "node:path";
import { load } from "../../harness/packages.mjs";

export const name = "SQLite FTS5";
export const packages = ["@sqlite.org/sqlite-wasm"];
export const assets = { "sqlite3.wasm": "@sqlite.org/sqlite-wasm/dist/sqlite3.wasm" };
export const preload = [
  { href: "worker.js", as: "script" },
  { href: "sqlite3.wasm", as: "fetch" },
  { href: "data/index.db", as: "fetch" },
];

/**
 * An external content table with prefix indexes and merged segments (https://sqlite.org/fts5.html, sections
 * 4.4.3, 4.2 and 6.9), and the facets as a table of their own with an index for either way.
 */
export async function build({ documents, facets }, dir) {
  const sqlite3 = await (await load("@sqlite.org/sqlite-wasm")).default();
  const db = new sqlite3.oo1.DB(":memory:");
  db.exec(`
    PRAGMA page_size = 4096;
    CREATE TABLE doc (id INTEGER PRIMARY KEY, key TEXT, title TEXT, body TEXT, date TEXT);
    CREATE TABLE facet (doc INTEGER, name TEXT, value TEXT, PRIMARY KEY (doc, name, value)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE fts USING fts5 (title, body, content = 'doc', content_rowid = 'id', prefix = '2 3');
    BEGIN;`);
  const insertDocument = db.prepare("INSERT INTO doc VALUES (?, ?, ?, ?, ?)");
  const insertValue = db.prepare("INSERT OR IGNORE INTO facet VALUES (?, ?, ?)");
  documents.forEach(({ id, title, body, date, ...rest }, n) => {
    insertDocument.bind([n, id, title, body, date]).stepReset();
    for (const facet of facets) for (const value of rest[facet]) insertValue.bind([n, facet, value]).stepReset();
  });
  insertDocument.finalize();
  insertValue.finalize();
  db.exec(`
    INSERT INTO fts (fts) VALUES ('rebuild');
    COMMIT;
    CREATE INDEX facet_value ON facet (name, value, doc);
    CREATE INDEX doc_date ON doc (date);
    INSERT INTO fts (fts) VALUES ('optimize');
    ANALYZE;
    VACUUM;`);
  writeFileSync(path.join(dir, "index.db"), sqlite3.capi.sqlite3_js_db_export(db));
  db.close();
}
