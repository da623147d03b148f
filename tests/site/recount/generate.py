"""Makes the content of an office that never was: the same for the same number and seed, on every machine.

    generate.py DIR COUNT SEED

Tasks with deadlines in words and in braces, with parts, ticked off, carried on from notice to notice; a log in three forms that overlap, with rows
that say a thing twice, move deadlines, drop and take up again, and rows of days still to come; KPI tables in CSV and in workbooks.
"""

import csv
import random
import sys
from datetime import date, timedelta
from pathlib import Path

import openpyxl

AS_OF = date(2025, 10, 15)
UNITS = ["van-phong", "phong-ke-hoach", "phong-chuyen-nganh", "thanh-tra", "trung-tam"]
NAMES = ["Văn phòng Sở", "Phòng Kế hoạch", "Phòng Chuyên ngành", "Thanh tra Sở", "Trung tâm Ứng dụng"]
WORK = ["Trình bộ tiêu chí", "Rà soát hồ sơ", "Báo cáo tiến độ", "Hoàn thiện quy chế", "Kiểm tra cơ sở", "=1+1 lập danh mục", "Nghiệm thu đề tài"]
HEAD = ["Nhiệm vụ", "Ngày", "Trạng thái", "Tỷ lệ", "Kết quả", "Văn bản", "Hạn mới", "Ghi chú"]
ENGLISH = ["Note", "Date", "Task", "New deadline", "Status", "Document", "Percent", "Result"]


def written(day):
    return f"{day.day:02}/{day.month:02}/{day.year}"


class Office:
    def __init__(self, root, count, seed):
        self.root, self.count, self.chance = Path(root), count, random.Random(seed)
        self.tasks = []  # (id, day given)
        self.rows = []

    def text(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, encoding="utf-8")

    def deadline(self, given):
        """Words, braces, or neither."""
        due = given + timedelta(self.chance.randint(3, 120))
        return self.chance.choice([
            (f" **trước ngày {written(due)}**", ""), (f" chậm nhất ngày {written(due)}", ""), (f" trong ngày {written(due)}", ""),
            ("", f"due={due}"), ("", f"due={due}"), ("", ""), (", thực hiện thường xuyên", ""),
            (f" cuối tháng {due.month}/{due.year}", ""), (f" từ ngày {written(due)} đến ngày {written(due + timedelta(3))}", ""),
            (", báo cáo trước ngày 20 hằng tháng", ""), (", báo cáo vào thứ Sáu hằng tuần", ""), (", báo cáo lúc 16h00 hằng ngày", "")])

    def notice(self, at):
        given = date(2024, 6, 3) + timedelta(at * 560 // max(self.count, 1))
        identity = f"{given.year}/ket-luan-{at:03}"
        lines = [f'+++\ntitle = "Kết luận số {at}"\nissuer = "so"\nnumber = "{at + 1}/TB-SO"\nissued = {given}\n+++\n\nCăn cứ Nghị quyết số {at % 7 + 50}-NQ/TW ngày 22/12/2024 của Bộ Chính trị.\n\n## Nhiệm vụ\n']
        earlier = [task for task, day in self.tasks if day < given]
        for unit, name in self.chance.sample(list(zip(UNITS, NAMES)), self.chance.randint(1, 4)):
            lines.append(f"\n### {name}\n")
            for n in range(self.chance.randint(1, 4)):
                own = f"{unit}-{at}-{n}"
                words, braces = self.deadline(given)
                if earlier and self.chance.random() < 0.25:
                    braces += f" continues={self.chance.choice(earlier)}"
                tick = "[x] " if self.chance.random() < 0.05 else ""
                if self.chance.random() < 0.06:
                    braces += f" done={given + timedelta(self.chance.randint(0, 40))}"
                lines.append(f"- {tick}{self.chance.choice(WORK)} {at}.{n}{words} {{#{own} {braces}}}")
                self.tasks.append((f"{identity}/{own}", given))
                for part in range(self.chance.choice([0, 0, 0, 0, 2, 3])):
                    words, braces = self.deadline(given)
                    lines.append(f"  - Phần {part} của việc {at}.{n}{words} {{#{own}-p{part} {braces}}}")
                    self.tasks.append((f"{identity}/{own}-p{part}", given))
        self.text(f"notices/{identity}.md", "\n".join(lines) + "\n")

    def log(self):
        for task, given in self.tasks:
            day = given
            for _ in range(self.chance.choice([0, 0, 1, 1, 2, 3])):
                day += timedelta(self.chance.randint(0, 60))
                status = self.chance.choice(["Hoàn thành", "Hoàn thành", "Đang thực hiện", "Đang thực hiện", "Dừng", ""])
                moved = day + timedelta(self.chance.randint(5, 90)) if self.chance.random() < 0.2 else None
                percent = self.chance.choice([None, None, 12.5, 40, 72.5, 100, 7])
                result = self.chance.choice(["", "Đã trình", "=A1 không phải công thức", "Dòng một\ndòng hai", "1.293.500 đồng; \"xong\"", "-"])
                if status or moved or percent is not None or result:
                    self.rows.append((task, day, status, percent, result, self.chance.choice(["", "12/BC-SO", "0012"]), moved, self.chance.choice(["", "chờ ý kiến"])))
        self.chance.shuffle(self.rows)
        third = len(self.rows) // 3
        # The three overlap: what stands twice counts once.
        self.write_csv(self.rows[: third + third // 4])
        self.write_workbook(self.rows[third: 2 * third + third // 4])
        self.write_markdown(self.rows[2 * third:])

    def write_csv(self, rows):
        (self.root / "progress").mkdir(parents=True, exist_ok=True)
        with open(self.root / "progress/a.csv", "w", newline="", encoding="utf-8-sig") as file:
            out = csv.writer(file, delimiter=";")
            out.writerow(HEAD)
            for task, day, status, percent, result, document, moved, note in rows:
                out.writerow([task, written(day), status, "" if percent is None else str(percent).replace(".", ",") + "%", result, document, moved or "", note])

    def write_workbook(self, rows):
        book = openpyxl.Workbook()
        book.active.title = "Ghi nhớ"
        sheet = book.create_sheet("Sổ")
        sheet.append(["SỔ THEO DÕI"])
        sheet.append([])
        sheet.append(ENGLISH)
        for task, day, status, percent, result, document, moved, note in rows:
            # A text that begins with = is text here too.
            as_text = self.chance.random() < 0.5
            sheet.append([note or None, written(day) if as_text else day, task, moved, status or None, document or None, None, None])
            row = sheet.max_row
            cell = sheet.cell(row, 7)
            if percent is not None:
                cell.value, cell.number_format = (percent / 100, "0.0%") if as_text else (percent, "General")
            if result:
                cell = sheet.cell(row, 8, result)
                cell.data_type = "s"
        book.save(self.root / "progress/b.xlsx")

    def write_markdown(self, rows):
        lines = ["| " + " | ".join(HEAD) + " |", "| --- " * len(HEAD) + "|"]
        for task, day, status, percent, result, document, moved, note in rows:
            result = result.replace("\n", " ")
            lines.append("| " + " | ".join([task, str(day), status, "" if percent is None else str(percent).replace(".", ","), result, document, written(moved) if moved else "", note]) + " |")
        self.text("progress/c.md", "# Sổ\n\n" + "\n".join(lines) + "\n")

    def indicators(self):
        names = [f"Chỉ tiêu thứ {n}" for n in range(12)]
        plans = [self.chance.choice([14, 1200, 1293500, 12.5, 95]) for _ in names]
        front = '+++\nkind = "{kind}"\ntitle = "{title}"\nissuer = "so"\nissued = {day}\n{more}+++\n\n- Việc chung {{#chung-{day}}}\n'
        self.text("notices/2025/chuong-trinh.md", front.format(kind="programme", title="Chương trình", day="2025-01-06", more='tables = ["ke-hoach.csv"]\n'))
        rows = [["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2025", "Đơn vị chủ trì"]]
        vietnamese = lambda value: f"{value:,}".replace(",", "_").replace(".", ",").replace("_", ".")
        rows += [[n + 1, name, "việc", vietnamese(plan), NAMES[n % len(NAMES)]] for n, (name, plan) in enumerate(zip(names, plans))]
        with open(self.root / "notices/2025/ke-hoach.csv", "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
        for quarter, day in (("I", "2025-04-02"), ("II", "2025-07-02")):
            book = openpyxl.Workbook()
            sheet = book.active
            sheet.title = f"Quý {quarter}"
            sheet.append(["TT", "Chỉ tiêu", "Đơn vị tính", f"Thực hiện quý {quarter}"])
            for n, (name, plan) in enumerate(zip(names, plans)):
                sheet.append([n + 1, name, "việc", None if self.chance.random() < 0.2 else round(plan * self.chance.random(), 2)])
            book.save(self.root / f"notices/2025/quy-{quarter.lower()}.xlsx")
            self.text(f"notices/2025/bao-cao-{quarter.lower()}.md", front.format(kind="report", title=f"Báo cáo quý {quarter}", day=day, more=f'reviews = "2025-Q{len(quarter)}"\ntables = ["quy-{quarter.lower()}.xlsx#Quý {quarter}"]\n'))

    def make(self):
        self.text("site.toml", f'title = "Thử {self.count}"\nas_of = {AS_OF}\ndue_soon_days = {self.chance.choice([3, 7, 14])}\n')
        units = ['[[issuer]]\nid = "so"\nname = "Sở Thử"\ntrack_from = 2024-08-01\n']
        units += [f'[[issuer.unit]]\nid = "{unit}"\nname = "{name}"\n' for unit, name in zip(UNITS, NAMES)]
        units.append('[[issuer.unit]]\nid = "chung"\nname = "Các phòng, đơn vị thuộc Sở"\nkind = "collective"\n')
        self.text("units.toml", "\n".join(units))
        for at in range(self.count):
            self.notice(at)
        self.indicators()
        self.log()


if __name__ == "__main__":
    Office(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])).make()
