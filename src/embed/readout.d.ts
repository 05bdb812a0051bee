// The types of readout.js. Written from the page's own types by `cargo test -p readout-page declared`: do not edit.

/** What can be filtered by. */
export type Facet = "side" | "carrier" | "originator" | "kind" | "topic" | "person" | "organisation" | "place" | "treaty" | "series" | "meeting" | "year";

/** Ids of values by facet. */
export type Values = Partial<Record<Facet, string[]>>;

/** The orders of lists. */
export type Sort = "relevance" | "newest" | "oldest" | "title" | "carrier" | "statements";

/** What can be wrong. More may come. */
export type Code = "element" | "option" | "view" | "filter" | "date" | "sort" | "theme" | "event" | "mounted" | "unmounted" | "corpus" | "download";

/**
 * Where the page stands and what it shows. Every field can be left out.
 */
export type Options = {
  /**
   * The place, as behind the `#` of an address: `timeline`, `entity/wang-yi`. The overview where it is left out.
   */
  view?: string;
  /**
   * Words to search for.
   */
  q?: string | null;
  /**
   * Only what has these values; those of one facet are alternatives.
   */
  filters?: Values | null;
  /**
   * Only what has none of these values.
   */
  excluded?: Values | null;
  /**
   * The first day, in EDTF: `2025-12-01`, `2025-12`.
   */
  from?: string | null;
  /**
   * The last day, in EDTF.
   */
  to?: string | null;
  /**
   * The day as of which the corpus is seen, in EDTF.
   */
  asOf?: string | null;
  /**
   * The order of lists.
   */
  sort?: Sort;
  /**
   * The colours; as the reader's system has them where it is left out.
   */
  theme?: "auto" | "light" | "dark";
};

/**
 * Where the page stands now. Its fields are options: given back, they lead to the same place.
 */
export type State = {
  /**
   * The place.
   */
  view: string;
  /**
   * The words searched for.
   */
  q: string;
  /**
   * The chosen values.
   */
  filters: Values;
  /**
   * The excluded values.
   */
  excluded: Values;
  /**
   * The first day.
   */
  from: string | null;
  /**
   * The last day.
   */
  to: string | null;
  /**
   * The day as of which the corpus is seen.
   */
  asOf: string | null;
  /**
   * The order of lists.
   */
  sort: Sort;
};

/**
 * An item that the reader opened.
 */
export type Selection = {
  /**
   * What it is.
   */
  kind: "document" | "statement" | "meeting" | "topic" | "entity";
  /**
   * Its id; of a document also that of one of its parts, statements or sentences.
   */
  id: string;
};

/**
 * The answer to a question.
 */
export type Answer = {
  /**
   * How many documents were found.
   */
  total: number;
  /**
   * How many documents the corpus has.
   */
  of: number;
  /**
   * How many statements were found.
   */
  statements: number;
  /**
   * How many meetings and planned events were found.
   */
  meetings: number;
  /**
   * The documents of this part of the list, in the order asked for.
   */
  documents: Array<Found>;
  /**
   * For each facet the values that have documents or are chosen, those with the most first.
   */
  facets: Array<FacetCounts>;
  /**
   * Documents by month, without gaps.
   */
  histogram: Array<MonthCount>;
  /**
   * How the words were understood; empty where none were given.
   */
  understood: string;
};

/**
 * A document that was found.
 */
export type Found = {
  /**
   * Its id.
   */
  id: string;
  /**
   * Its title; without one, how its text begins.
   */
  title: string;
  /**
   * Its date in EDTF.
   */
  date: string | null;
  /**
   * Who published it.
   */
  carrier: string | null;
  /**
   * The place that shows it, for `view`.
   */
  view: string;
  /**
   * Passages that match.
   */
  snippets: Array<Snippet>;
};

/**
 * A passage of a document.
 */
export type Snippet = {
  /**
   * Its words.
   */
  text: string;
  /**
   * What matches: beginning and end in UTF-16 units, as JavaScript counts.
   */
  marks: Array<[number, number]>;
};

/**
 * The values of a facet.
 */
export type FacetCounts = {
  /**
   * The facet.
   */
  facet: Facet;
  /**
   * Its values.
   */
  values: Array<FacetValue>;
};

/**
 * A value of a facet.
 */
export type FacetValue = {
  /**
   * The id, for filters.
   */
  id: string;
  /**
   * The name for people.
   */
  label: string;
  /**
   * The number of documents that it would find beside the other facets.
   */
  count: number;
  /**
   * Whether it is chosen.
   */
  selected: boolean;
};

/**
 * A month with its number of documents.
 */
export type MonthCount = {
  /**
   * `2026-02`.
   */
  month: string;
  /**
   * The number of documents.
   */
  count: number;
};

/** A question: as options, with the part of the list that is wanted. */
export type Question = Omit<Options, "view" | "theme"> & {
  /** The most documents to list; 10 where it is left out. Counts are always of all. */
  limit?: number;
  /** So many of the first documents are left out. */
  offset?: number;
  /** The most passages of each listed document; none where it is left out. */
  snippets?: number;
};

/** What is told to listeners. */
export interface Events {
  /** The first view stands. Told to late listeners, too. */
  ready: State;
  /** The place or the filters are others, by the reader or by `update`. */
  change: State;
  /** The reader opened an item. */
  select: Selection;
}

/** What is thrown: an error whose `code` stays the same from version to version. */
export interface ReadoutError extends Error {
  name: "ReadoutError";
  code: Code;
}

/** A page in an element. */
export interface Mounted {
  /**
   * Changes what is given and leaves the rest; `null` takes away.
   * @throws {ReadoutError}
   */
  update(changes: Options): void;
  /**
   * Listens; the function that comes back ends it.
   * @throws {ReadoutError}
   */
  on<Name extends keyof Events>(event: Name, listener: (detail: Events[Name]) => void): () => void;
  /** Asks the corpus, whatever the page shows. Rejects with a ReadoutError. */
  query(question?: Question): Promise<Answer>;
  /** Takes the page away with all its listeners and leaves the element empty. A second call does nothing. */
  unmount(): void;
}

/**
 * Mounts the page into an element. Nothing outside of it is touched: no address, no title, no style.
 * @throws {ReadoutError}
 */
export function mount(element: Element, options?: Options): Mounted;

/** The address of the page's style sheet, which belongs into a `<link rel="stylesheet">` of the host page. */
export const stylesheet: string;
