// An invented archive of any size, the same for the same size: notices of 31 tasks from common phrases of offices, and among them the needles of
// needles.tsv and pairs.tsv, each in a notice of its own with its name as id.
//   node tests/search/larger.mjs DIR COUNT
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = (name) => new URL(name, import.meta.url);
export const rows = (name) =>
  fs.readFileSync(here(name), "utf8").split("\n").filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t"));
const list = (text) => text.trim().split(/\s*;\s*/);

const VERBS = list(`Chủ trì, phối hợp với các phòng rà soát; Tham mưu ban hành; Hoàn thành; Xây dựng dự thảo; Trình UBND tỉnh; Báo cáo kết quả; Tổ chức thực hiện;
  Kiểm tra việc chấp hành; Đôn đốc các đơn vị hoàn thiện; Hướng dẫn các địa phương triển khai; Tổng hợp, thẩm định; Công bố; Cập nhật, số hóa; Lập danh sách, theo dõi;
  Tiếp nhận, giải quyết; Khảo sát, đánh giá; Bố trí kinh phí cho; Mở lớp tập huấn về; Nghiệm thu; Quyết toán; Tuyên truyền, phổ biến; Góp ý; Thanh lý hợp đồng; Giám sát`);
const THINGS = list(`kế hoạch chuyển đổi số; quy chế làm việc; hồ sơ thủ tục hành chính; dự toán ngân sách nhà nước; đề án phát triển kinh tế; chương trình hỗ trợ doanh nghiệp;
  danh mục nhiệm vụ khoa học và công nghệ; hệ thống thông tin dùng chung; cơ sở dữ liệu chuyên ngành; quy hoạch hạ tầng kỹ thuật; tiêu chuẩn, quy chuẩn kỹ thuật; tài sản công;
  công tác cán bộ; công tác văn thư, lưu trữ; phong trào thi đua; kết luận thanh tra; đơn thư khiếu nại, tố cáo; công tác phòng cháy, chữa cháy; chỉ số cải cách hành chính;
  đầu tư xây dựng cơ bản; giải phóng mặt bằng; an toàn thực phẩm; phòng, chống thiên tai; an toàn thông tin mạng; định mức kinh tế - kỹ thuật; sở hữu trí tuệ; nông thôn mới;
  bảo vệ môi trường; giảm nghèo bền vững; đào tạo nguồn nhân lực; hợp tác quốc tế; dịch vụ công trực tuyến; cấp phép khai thác khoáng sản; quản lý đất đai; bảo hiểm y tế`);
const WHERE = list(`trên địa bàn tỉnh; tại các xã vùng cao; của các đơn vị trực thuộc; ở khu công nghiệp; tại trung tâm phục vụ hành chính công; cho các hợp tác xã; trong toàn ngành;
  tại huyện đảo; của cơ quan; theo chỉ đạo của Tỉnh ủy; theo kết luận của Kiểm toán Nhà nước; trong lĩnh vực nông nghiệp; trong trường học; tại các bệnh viện; ở vùng đồng bào dân tộc thiểu số`);
const WHEN = list(`trước ngày {d}/{m}/{y}; trong tháng {m}/{y}; hoàn thành trong quý {q}/{y}; xong trước {d}/{m}; báo cáo Giám đốc Sở trước ngày {d}/{m}/{y}; thực hiện thường xuyên; chậm nhất ngày {d}/{m}/{y}`);
const CITED = list(`theo Nghị quyết số {n}-NQ/TW; theo Quyết định số {n}/QĐ-UBND; theo Kế hoạch số {n}/KH-UBND; theo Công văn số {n}/UBND-TH; `);
const UNITS = list(`Văn phòng Sở; Thanh tra Sở; Phòng Kế hoạch - Tài chính; Phòng Tổ chức cán bộ; Phòng Quản lý Khoa học; Phòng Pháp chế; Chi cục Thủy lợi; Chi cục Kiểm lâm;
  Trung tâm Khuyến nông; Trung tâm Giống cây trồng; Phòng Chuyển đổi số; Ban Quản lý dự án`);
const SYLLABLES = list(`an; bình; cao; châu; đông; giang; hà; hải; hòa; hưng; khánh; kim; lâm; lộc; long; mai; minh; nam; ngọc; nhân; phong; phú; quang; sơn; tân; tây; thạnh; thịnh; tiên; vĩnh; xuân; yên`);

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** Sentences that queries look for: `[id, text]`. Of a set of pairs each word has the same sentence but for itself. */
export function needles() {
  const sets = rows("pairs.tsv").flatMap(([words, sentence], set) =>
    words.split(" ").map((word, at) => [`cap-${set + 1}-${at + 1}`, sentence.replace("_", word)]));
  return rows("needles.tsv").map(([id, text]) => [id, text]).concat(sets);
}

export function write(folder, count) {
  let seed = 20250217;
  const draw = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % n; };
  const one = (from) => from[draw(from.length)];
  const place = () => `xã ${capital(one(SYLLABLES))} ${capital(one(SYLLABLES))}`;
  const fill = (text, year) => text.replace("{d}", 1 + draw(28)).replace("{m}", 1 + draw(12)).replace("{q}", one(["I", "II", "III", "IV"])).replace("{y}", year).replace("{n}", 1 + draw(900));
  const task = (year) => [one(VERBS), one(THINGS), draw(3) ? one(WHERE) : place(), fill(one(CITED), year)].filter(Boolean).join(" ") + `, ${fill(one(WHEN), year)}.`;

  fs.mkdirSync(path.join(folder, "content/notices"), { recursive: true });
  const put = (name, text) => fs.writeFileSync(path.join(folder, "content", name), text);
  put("site.toml", 'title = "Kho thông báo thử"\nas_of = 2026-06-30\n');
  const offices = [["so-mot", "Sở Một"], ["so-hai", "Sở Hai"]].map(([id, name]) =>
    `[[issuer]]\nid = "${id}"\nname = "${name}"\n` + UNITS.map((unit) => `\n[[issuer.unit]]\nid = "${slug(unit)}"\nname = "${unit}"\n`).join("") +
    '\n[[issuer.unit]]\nid = "cac-phong"\nname = "Các phòng, đơn vị thuộc Sở"\nkind = "collective"\n');
  put("units.toml", offices.join("\n"));
  const planted = new Map();
  needles().forEach(([id, text], at) => {
    const notice = (at * 7 + 3) % count;
    planted.set(notice, [...(planted.get(notice) ?? []), `- ${text} {#${id}}\n`]);
  });
  for (let n = 0; n < count; n += 1) {
    const year = 2016 + Math.floor((n * 10) / count), month = 1 + draw(12), day = 1 + draw(28), pad = (x) => String(x).padStart(2, "0");
    const number = `${1 + (n % 400)}/TB-S${n % 2 ? "H" : "M"}`;
    let text = `+++\ntitle = "Kết luận giao ban tuần ${1 + (n % 52)} năm ${year} về ${one(THINGS)}"\nissuer = "${n % 2 ? "so-hai" : "so-mot"}"\nnumber = "${number}"\nissued = ${year}-${pad(month)}-${pad(day)}\n+++\n\n## Nhiệm vụ\n`;
    const extra = planted.get(n) ?? [];
    for (let unit = 0; unit < 6; unit += 1) {
      text += `\n### ${UNITS[(n + unit) % UNITS.length]}\n\n`;
      for (let at = 0; at < 5 + (unit === 0); at += 1) text += `- ${task(year)}\n`;
      if (extra.length && unit === n % 6) text += extra.join("");
    }
    put(`notices/n-${n}.md`, text);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(process.argv[2], Number(process.argv[3]));
