// The search page without a page: it spells as the program does, and finds what people look for.
//   node tests/search/search.mjs spelled FILE              words as the program spells them: a text, a tab, its keys
//   node tests/search/search.mjs found TIM-KIEM QUERIES    queries against a built site: a query, filters, part of the address, the last rank
//   node tests/search/search.mjs larger TIM-KIEM           the queries of the larger site, pairs of tones among them
import fs from "node:fs";
import { open } from "./world.mjs";
import { rows } from "./larger.mjs";

const [what, given, queries] = process.argv.slice(2);
const faults = [];
let checked = 0;
const lines = (path) => fs.readFileSync(path, "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
const filtersOf = (text) => Object.fromEntries(text.split("&").filter(Boolean).map((part) => part.split("=")));

async function check(search, query, filters, wanted, rank) {
  checked += 1;
  const before = search.read.bytes;
  const { hits } = await search.find(query, filtersOf(filters));
  const place = hits.findIndex((hit) => hit.url.includes(wanted));
  const told = `“${query}”${filters && ` [${filters}]`}`;
  if (wanted === "-") {
    if (hits.length) faults.push(`${told}: found ${hits[0].url}, expected nothing`);
  } else if (place < 0 || place >= rank) {
    faults.push(`${told}: ${wanted} is ${place < 0 ? "not found" : `number ${place + 1}`}, expected among the first ${rank}; first is “${hits[0]?.title.slice(0, 70)}” (${hits[0]?.url})`);
  }
  return { hits, bytes: search.read.bytes - before };
}

/** Every notice is among the first ten when its title is typed, with marks and without. */
async function titles(search) {
  for (let at = 0; ; at += 1) {
    const rows = fs.existsSync(`${given}/bai/${at}.js`) && (await search.file(`bai/${at}`));
    if (!rows || (rows[0] && rows[0][0] > 3)) return;
    for (const [, id, title] of rows) {
      for (const query of [title, title.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d")]) await check(search, query, "", `thong-bao/${id}/index.html`, 10);
    }
  }
}

if (what === "spelled") {
  const { wordsOf } = open(queries);
  for (const [text, keys] of lines(given)) {
    checked += 1;
    const said = wordsOf(JSON.parse(text).normalize("NFC")).map((word) => `${word.key}:${word.fold}`).join(" ");
    if (said !== JSON.parse(keys)) faults.push(`${text}: ${said}, the program says ${keys}`);
  }
} else if (what === "found") {
  const search = open(given);
  await titles(search);
  for (const [query, filters, wanted, rank, mark] of lines(queries)) {
    const { hits } = await check(search, query, filters ?? "", wanted, Number(rank || 10));
    if (mark && hits.length) {
      const { words } = await search.find(query, {});
      const text = `${hits[0].title} ${hits[0].number} ${hits[0].text}`;
      const marked = search.marks(text, words).map(([from, to]) => text.slice(from, to));
      if (!marked.some((one) => one.includes(mark))) faults.push(`“${query}” marks ${marked.join("|")}, expected ${mark}`);
    }
  }
} else if (what === "larger") {
  const search = open(given);
  await titles(search);
  for (const [query, filters, id, rank] of rows("larger.tsv")) await check(search, query, filters, `/${id}`, Number(rank || 10));
  for (const [set, [words]] of rows("pairs.tsv").entries()) {
    const all = words.split(" ");
    for (const [at, word] of all.entries()) {
      const sentence = rows("pairs.tsv")[set][1];
      // Alone a word may be a common one; beside its neighbours it is this very sentence.
      const near = sentence.replace("_", word).replace(/[.,]/g, "").split(" ").slice(Math.max(0, sentence.split(" ").indexOf("_") - 2)).slice(0, 4).join(" ");
      const { hits } = await check(search, near, "", `/cap-${set + 1}-${at + 1}`, 1);
      const others = hits.filter((hit) => new RegExp(`/cap-${set + 1}-`).test(hit.url)).length;
      checked += 1;
      // The others are close: they are found too, behind it, unless ten and more have the very word.
      if (hits.filter((hit) => hit.exact === 3 && !hit.missing).length < 10 && others < Math.min(all.length, 3)) faults.push(`“${near}”: finds ${others} of ${all.length} that differ by marks`);
    }
  }
} else {
  console.log("which: spelled, found, larger");
  process.exit(2);
}
faults.forEach((fault) => console.log(fault));
console.log(`search: ${faults.length} faults in ${checked} checks`);
process.exit(faults.length || !checked ? 1 : 0);
