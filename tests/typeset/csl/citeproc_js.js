// What citeproc-js prints of the examples, a second opinion on our styles.
//
// npm install citeproc@2.4.63; git clone github.com/citation-style-language/locales
// node citeproc_js.js CITEPROC LOCALES STYLE.csl ROWS.json
//
// CITEPROC is the folder node_modules/citeproc. Each row of ROWS.json is set in its language; a text
// for each is printed, as one JSON list.
const fs = require("fs");

const [citeproc, locales, style, rows] = process.argv.slice(2);
const CSL = require(citeproc);
const text = fs.readFileSync(style, "utf8");

function locale(name) {
  const path = `${locales}/locales-${name}.xml`;
  return fs.readFileSync(fs.existsSync(path) ? path : `${locales}/locales-en-US.xml`, "utf8");
}

function printed({ item, language }) {
  const work = { ...item, id: "a" };
  const engine = new CSL.Engine({ retrieveItem: () => work, retrieveLocale: locale }, text, language, true);
  engine.setOutputFormat("text");
  engine.updateItems(["a"]);
  return engine.makeBibliography()[1][0].trim().replace(/^\[1\]\s*/, "");
}

console.log(JSON.stringify(JSON.parse(fs.readFileSync(rows, "utf8")).map(printed)));
