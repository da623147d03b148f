"""Tests the recount: faults are planted one by one in a copy of a good site, and each must be found.

    faults.py CONTENT SITE
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openpyxl

RECOUNT = Path(__file__).with_name("recount.py")


def text(path, old, new):
    """Changes the first place in a text file; `old` is a pattern."""
    def plant(site):
        file = site / path
        before = file.read_bytes().decode("utf-8")
        after = re.sub(old, new, before, count=1, flags=re.S)
        assert after != before, f"nothing to change in {path}: {old}"
        file.write_bytes(after.encode("utf-8"))
    return plant


def cells(path, change):
    def plant(site):
        book = openpyxl.load_workbook(site / path)
        change(book.worksheets[0])
        out = io.BytesIO()
        book.save(out)
        (site / path).write_bytes(out.getvalue())
    return plant


def first(sheet, head, wanted=lambda cell: cell.value is not None):
    """The first cell below a head that is wanted."""
    column = next(cell.column for cell in sheet[1] if cell.value == head)
    return next(cell for (cell,) in sheet.iter_rows(2, None, column, column) if wanted(cell))


def put(head, value, **looks):
    def change(sheet):
        cell = first(sheet, head)
        cell.value = value
        for name, look in looks.items():
            setattr(cell, name, look)
    return change


def notice_page(site):
    """The page of a notice with an overdue task."""
    return next(path for path in sorted((site / "thong-bao").rglob("index.html")) if 'class="state overdue"' in path.read_text("utf-8") and "data-task" in path.read_text("utf-8"))


def on_a_page(old, new):
    return lambda site: text(notice_page(site).relative_to(site), old, new)(site)


def on_the_report(old, new):
    return lambda site: text(sorted(site.glob("bao-cao/*/2025/nam/index.html"))[0].relative_to(site), old, new)(site)


# Up to the first unit's numbers.
FIGURES = r'([\s\S]*?<tr data-unit="[^"]*"><th scope="row">.*?</th>'
JSON, TASKS, LOG, KPI, DOCUMENTS, CALENDAR = (f"du-lieu/{name}" for name in ("site.json", "nhiem-vu.csv", "tien-do.csv", "chi-tieu.csv", "van-ban.csv", "lich.ics"))
SHEET, FORM, KPI_SHEET = "du-lieu/nhiem-vu.xlsx", "du-lieu/tien-do.xlsx", "du-lieu/chi-tieu.xlsx"
UNIT = "don-vi/so/van-phong/tien-do.xlsx"

# What is planted, and what must be said.
FAULTS = [
    (text(JSON, '"state":"overdue"', '"state":"in-time"'), "site.json .*state: 'in-time', counted 'overdue'"),
    (text(JSON, '"kind":"notice"', '"kind":"memo"'), "schema: .*'memo' is not one of"),
    (text(JSON, '"person":null,', ""), "schema: .*'person' is a required property"),
    (text(JSON, r'("end":"2025-0)(\d)', lambda m: m[1] + str((int(m[2]) + 3) % 9 + 1)), "counted"),
    (text(TASKS, "Quá hạn", "Trong hạn"), "nhiem-vu.csv .*state"),
    (text(TASKS, r"(\d{4}-\d\d-)(0\d|1\d)(,\d{4}-\d\d-\d\d,[A-ZĐ])", r"\g<1>28\3"), "nhiem-vu.csv .*deadline"),
    (text(TASKS, r"(,20\d\d)(-\d\d-\d\d,thong-bao/)", r",1999\2"), "nhiem-vu.csv .*last report"),
    (text(JSON, r'("due":"20\d\d-)\d\d', r"\g<1>00"), "site.json .*deadline in force"),
    (text(JSON, r'("reported":"20\d\d-)\d\d', r"\g<1>01"), "site.json .*last report"),
    (text(TASKS, r"\r\n[^\r]*\r\n$", "\r\n"), "rows"),
    (text(LOG, r"(\r\n)[^\r]*\r\n", r"\1"), "tien-do.csv: row missing"),
    (text(LOG, "Hoàn thành", "Đang thực hiện"), "row that no log has"),
    (text(KPI, r"(2025-Q1,2025-03-31,)", r"\g<1>1"), "chi-tieu.csv .*value"),
    (text(DOCUMENTS, r",1,", ",2,"), "mentions"),
    (text(CALENDAR, r"DTEND;VALUE=DATE:2025(\d\d)\d\d", r"DTEND;VALUE=DATE:2025\g<1>28"), "lich.ics .*day"),
    (text(CALENDAR, "CATEGORIES:Quá hạn", "CATEGORIES:Trong hạn"), "lich.ics .*state"),
    (text(CALENDAR, "BYMONTHDAY=19", "BYMONTHDAY=18"), "lich.ics .*(rules|first of its rule)"),
    (text(CALENDAR, r"BEGIN:VEVENT.*?END:VEVENT\r\n", ""), "entries"),
    (cells(SHEET, put("Thời hạn", "2025-01-02")), "nhiem-vu.xlsx M.*day: \\('s'"),
    (cells(SHEET, put("Nội dung", "=1+1")), "nhiem-vu.xlsx: formulas"),
    (cells(SHEET, put("Tỷ lệ %", 0.99)), "nhiem-vu.xlsx P.*number"),
    (cells(SHEET, lambda sheet: setattr(sheet, "freeze_panes", None)), "head stays"),
    (cells(SHEET, lambda sheet: sheet.delete_rows(3)), "nhiem-vu.xlsx: rows"),
    (cells(KPI_SHEET, put("Thực hiện", "12")), "chi-tieu.xlsx .*number: \\('s'"),
    (cells(FORM, put("Trạng thái", "Dừng")), "tien-do.xlsx: log"),
    (cells(FORM, lambda sheet: sheet.delete_rows(2)), "tien-do.xlsx: open tasks"),
    (cells(FORM, lambda sheet: setattr(sheet.data_validations, "dataValidation", [])), "statuses offered"),
    (cells(UNIT, put("Hạn hiện nay", "2031-01-01")), "van-phong/tien-do.xlsx .*deadline"),
    (cells(UNIT, put("Nội dung nhiệm vụ", "Việc khác")), "van-phong/tien-do.xlsx .*words: .'Việc khác'"),
    (cells(FORM, put("Đơn vị chủ trì", "Phòng khác")), "tien-do.xlsx .*words"),
    (cells(UNIT, lambda sheet: sheet.delete_rows(2)), "rows of units' forms"),
    (on_a_page(r'(<tr data-task(?:(?!</tr>).)*class="state )overdue', r"\1in-time"), "thong-bao/.*state: 'in-time'"),
    (on_a_page(r'(class="verdict"><span class="state )overdue', r"\1dropped"), "mark: 'dropped'"),
    (on_a_page(r'(<td><time datetime="20\d\d-\d\d-)(\d\d)', lambda m: m[1] + ("27" if m[2] == "28" else "28")), "thong-bao/.*day"),
    (on_the_report(FIGURES + r'(?:<td>[\d.]+</td>){3}<td>)\d+', r"\g<1>87"), "bao-cao/.*done-late: figure"),
    (on_the_report(FIGURES + r'(?:<td>[\d.]+</td>){9}<td>)\d+', r"\g<1>87"), "bao-cao/.*unreported: figure"),
    (on_the_report(r'(data-figures="open-before ' + FIGURES[1:] + r'<td>)\d+', r"\g<1>87"), "bao-cao/.*open-before: figure"),
    (text("index.html", r'(data-count="unreported"[^>]*>)(\d)', r"\g<1>9\2"), "index.html:.*count"),
    (text("index.html", r'(data-count="overdue"[^>]*>)(\d)', r"\g<1>9\2"), "index.html:.*count"),
    (text("don-vi/so/van-phong/index.html", r'(data-count="total"[^>]*>)\d', r"\g<1>77"), "count"),
]


def missed(content, good, fault):
    """None, or what went wrong."""
    plant, said = fault
    with tempfile.TemporaryDirectory(prefix="ketluan-recount-") as folder:
        site = Path(folder) / "site"
        shutil.copytree(good, site)
        plant(site)
        done = subprocess.run([sys.executable, RECOUNT, content, site], capture_output=True, text=True)
        if done.returncode == 1 and re.search(said, done.stdout):
            return None
        return f"fault not found: {said} (exit {done.returncode})\n{done.stdout[-1500:]}{done.stderr[-1500:]}"


def main(content, good):
    # A log that has gone on since the site was built is a fault as well.
    with tempfile.TemporaryDirectory(prefix="ketluan-recount-") as folder:
        later = Path(folder) / "content"
        shutil.copytree(content, later)
        log = later / "progress/a.csv"
        lines = log.read_text("utf-8-sig").splitlines()
        log.write_text("\n".join(lines[: len(lines) // 2]) + "\n", encoding="utf-8")
        stale = subprocess.run([sys.executable, RECOUNT, later, good], capture_output=True, text=True)
        wrong = [] if stale.returncode == 1 else ["a stale site was not found"]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        wrong += filter(None, pool.map(lambda fault: missed(content, good, fault), FAULTS))
    print(*wrong, sep="\n", end="\n" if wrong else "")
    print(f"faults: {len(FAULTS) + 1} planted, {len(wrong)} not found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
