// The script of the search page, without a page: it folds as the program does, and finds what people look for.
//   node tests/search/search.mjs                 the fold table
//   node tests/search/search.mjs INDEX QUERIES   and queries against an index (tim-kiem/muc-luc.js)
import fs from "node:fs";
import vm from "node:vm";

const here = new URL(".", import.meta.url);
const world = { window: {} };
vm.createContext(world);
vm.runInContext(fs.readFileSync(new URL("../../themes/default/assets/js/search.js", here), "utf8"), world);
const search = world.window.ketluanSearch;

let checked = 0;
const faults = [];
const rows = (path) => fs.readFileSync(path, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));

for (const [text, plain, fold] of rows(new URL("fold.tsv", here))) {
  checked += 2;
  if (search.plain(text) !== plain) faults.push(`plain(${text}): ${search.plain(text)}, expected ${plain}`);
  if (search.fold(text) !== fold) faults.push(`fold(${text}): ${search.fold(text)}, expected ${fold}`);
}

const [indexPath, queriesPath] = process.argv.slice(2);
if (indexPath) {
  vm.runInContext(fs.readFileSync(indexPath, "utf8"), world);
  const began = performance.now();
  const entries = search.prepare(world.window.KETLUAN_SEARCH);
  const prepared = performance.now();
  const queries = rows(queriesPath);
  for (const [query, wanted, mark] of queries) {
    checked += 1;
    const found = search.find(entries, query);
    const all = [...found.exact, ...found.near];
    const first = all[0];
    if (wanted === "-" ? first : !first?.url.includes(wanted)) {
      faults.push(`“${query}”: first is ${first?.url} (${first?.title.slice(0, 60)}), expected ${wanted}`);
    } else if (mark) {
      const text = search.stretches(`${first.title} ${first.number} ${first.text}`, found.words)
        .map(([from, to]) => `${first.title} ${first.number} ${first.text}`.slice(from, to));
      if (!text.includes(mark)) faults.push(`“${query}”: marks ${text.join("|")}, expected ${mark}`);
    }
  }
  const each = (performance.now() - prepared) / Math.max(1, queries.length);
  console.log(`${entries.length} entries, made ready in ${(prepared - began).toFixed(0)} ms, ${each.toFixed(1)} ms a query`);
}
faults.forEach((fault) => console.log(fault));
console.log(`search: ${faults.length} faults in ${checked} checks`);
process.exit(faults.length ? 1 : 0);
