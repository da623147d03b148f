// What a search costs on a site of any size: bytes and files that a fresh page reads for it, and the time without the reading.
//   node tests/search/larger.mjs DIR 10000; ketluan build --root DIR --output SITE; node tests/search/measure.mjs SITE/tim-kiem
import fs from "node:fs";
import path from "node:path";
import { open } from "./world.mjs";
import { rows } from "./larger.mjs";

const folder = process.argv[2];
const sizes = { "muc-luc.js": [fs.statSync(path.join(folder, "muc-luc.js")).size] };
for (const part of ["tu", "cap", "cu", "bai"]) {
  const inside = path.join(folder, part);
  sizes[part] = fs.existsSync(inside) ? fs.readdirSync(inside).map((name) => fs.statSync(path.join(inside, name)).size) : [];
}
for (const [part, all] of Object.entries(sizes)) {
  console.log(`${part.padEnd(11)} ${String(all.length).padStart(6)} files ${(all.reduce((a, b) => a + b, 0) / 1e6).toFixed(2).padStart(8)} MB, the largest ${(Math.max(0, ...all) / 1e3).toFixed(1)} kB`);
}

// From one common word to a whole sentence of common words, with marks and without, numbers, filters, and words that stand nowhere.
const COMMON = [
  ["hoàn thành"], ["hoan thanh"], ["báo cáo"], ["so"], ["kế hoạch"], ["thanh tra"], ["12/TB-SM"], ["2019"], ["quyết định 57"], ["chuyển đổi số"], ["UBND tỉnh"],
  ["rà soát hồ sơ thủ tục hành chính"], ["ra soat ho so thu tuc hanh chinh"], ["chủ trì phối hợp với các phòng rà soát quy chế làm việc của cơ quan"],
  ["báo cáo kết quả an toàn thực phẩm tại các bệnh viện"], ["phòng tài chính bảo hiểm y tế"], ["Kết luận giao ban tuần 12 năm 2019 về công tác cán bộ"],
  ["an toàn", { nam: "2017" }], ["báo cáo", { "trang-thai": "qua-han", "don-vi": "so-mot/van-phong-so" }], ["kiểm tra bệnh viện", { "co-quan": "so-hai", nam: "2016" }], ["qwxz"],
];
const needles = rows("larger.tsv").map(([query]) => [query]);
const told = [];
for (const [query, filter] of [...COMMON, ...needles]) {
  const search = open(folder);
  // Time of the processor: what else a machine does is left out.
  const spent = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1e3; };
  const began = process.cpuUsage();
  const found = await search.find(query, filter ?? {});
  const first = spent(began), then = process.cpuUsage();
  await search.find(query, filter ?? {});
  told.push({ query, filter, bytes: search.read.bytes, files: search.read.files, first, again: spent(then), found });
}
for (const { query, filter, bytes, files, first, again, found } of told.slice(0, COMMON.length)) {
  const more = found.isMore ? " or more" : "", cut = found.isCut ? ", older ones not looked at" : "";
  console.log(`${(bytes / 1e3).toFixed(0).padStart(4)} kB in ${String(files).padStart(2)} files, ${first.toFixed(0).padStart(3)} ms, again ${again.toFixed(0).padStart(3)} ms: ${query}${filter ? " " + JSON.stringify(filter) : ""} → ${found.count}${more}${cut}`);
}
const at = (of, share) => told.map(of).sort((a, b) => a - b)[Math.floor((told.length - 1) * share)];
for (const [name, of, unit] of [["read", (one) => one.bytes / 1e3, "kB"], ["time, files read from the disk", (one) => one.first, "ms"], ["time, all read before", (one) => one.again, "ms"]]) {
  console.log(`${name}: half ${at(of, 0.5).toFixed(0)}, nine of ten ${at(of, 0.9).toFixed(0)}, at most ${at(of, 1).toFixed(0)} ${unit}`);
}
