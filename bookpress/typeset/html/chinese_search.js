/* The browser's half of bookpress/typeset/search.py: both must split a text alike. */

const HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const HAN_RUN = new RegExp(`[${HAN}]+`, "gu");
const TOKEN = new RegExp(`[${HAN}]+|(?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+`, "gu");
const isHan = (word) => new RegExp(`^[${HAN}]`, "u").test(word);

/* Pairs of Han characters; other words whole; a lone Han character as it is. */
var splitQuery = (query) =>
  (query.match(TOKEN) || []).flatMap((token) => {
    const characters = Array.from(token);
    return isHan(token) && characters.length > 1
      ? characters.slice(1).map((character, i) => characters[i] + character)
      : [token];
  });

/* Which files hold a term, and how well: [[file, score], ...]. A lone Han character stands in
   many pairs; a Latin word may be asked for by its beginning. */
const filesWith = (word, table, whole, part) => {
  const found = new Map();
  const note = (files, score) =>
    [files].flat().forEach((file) => found.set(file, Math.max(score, found.get(file) || 0)));
  if (Object.hasOwn(table, word)) note(table[word], whole);
  const fits = isHan(word)
    ? Array.from(word).length === 1 && ((term) => term.includes(word))
    : word.length > 2 && ((term) => term.startsWith(word));
  if (fits) Object.keys(table).filter(fits).forEach((term) => note(table[term], part));
  return found;
};

/* Sphinx's own lets a page pass that lacks the terms of two letters, which is what pairs are. */
Search.performTermsSearch = (searchTerms) => {
  const index = Search._index;
  let pages = null;
  searchTerms.forEach((word) => {
    const scores = filesWith(word, index.terms, Scorer.term, Scorer.partialTerm);
    filesWith(word, index.titleterms, Scorer.title, Scorer.partialTitle).forEach(
      (score, file) => scores.set(file, score),
    );
    const last = pages;
    pages = new Map();
    scores.forEach((score, file) => {
      if (last === null || last.has(file)) pages.set(file, score + (last?.get(file) || 0));
    });
  });
  return [...(pages || [])].map(([file, score]) => [
    index.docnames[file],
    index.titles[file],
    "",
    null,
    score / searchTerms.size,
    index.filenames[file],
    SearchResultKind.text,
  ]);
};

/* Show and mark what was asked for in one piece, where a page has it so. */
let runs = [];
const parsePairs = Search._parseQuery;
Search._parseQuery = (query) => {
  runs = query.match(HAN_RUN) || [];
  const [text, words, excluded, marked, objects] = parsePairs(query);
  return [text, words, excluded, new Set([...runs, ...marked]), objects];
};
const summaryOfPairs = Search.makeSearchSummary;
Search.makeSearchSummary = (page, keywords, anchor) =>
  summaryOfPairs(page, [...keywords, ...runs], anchor); // the last one found is shown
