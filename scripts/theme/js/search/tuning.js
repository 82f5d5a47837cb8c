/** Settings of the ranking, tuned on the development half of tests/search/ only. */
export const TUNING = {
  boost: { say: 1.5, keywords: 1.3, avoid: 2.5, write: 1, when: 2, meaning: 1.5 },
  /** The boost of words that were used before to ask for a phrase. */
  asked: 1.1,
  otherLocale: 0.4,
  /** Other languages are asked where the page's own covers less of the query than this. */
  known: 0.8,
  /** A query of which a language covers so much is most likely asked in it. */
  likely: 0.5,
  /** The same for another language than the page's, whose other words are still to come. */
  likelyElsewhere: 1,
  glue: 0.2,
  fuzzy: 0.25,
  fuzzyFrom: 4,
  mostSlips: 2,
  weights: { fuzzy: 0.55, prefix: 0.8 },
  bm25: { k: 1.2, b: 0.85, d: 0 },
  coverage: 0.7,
  courtroomCoverage: 0.6,
  least: 0.1,
  /** Above this many phrases, what matches thousands of them is left out to stay fast. */
  thoroughUpTo: 2000,
  credit: { begun: 0.9, start: 0.6, slip: 0.7, meaning: 0.6 },
  together: { keyword: 1.2, line: 3.5 },
  /** By so much more, by how like a sentence of a document is; the second grows with the cube. */
  likeness: { some: 1.5, much: 3 },
  /** Of the best `of` hits; at most so much more, where all of them are of one topic. */
  company: { gain: 1.5, of: 10 },
};
