"""The content as a clerk would read it: what its braces and its logs say. Nothing here is taken from the built site.

Only what cannot be read two ways is read: `{#id due= done= continues=}` and `[x]` of items, front matter, rows of logs. What the words of a
sentence mean is the one thing that recount.py takes from site.json.
"""

import csv
import io
import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import openpyxl

ITEM = re.compile(r"^\s*(?:[-+*]|\d+[.)])\s+(?P<tick>\[[xX]\]\s+)?(?P<text>.*)$")
BRACES = re.compile(r"\{(?P<inside>[^{}]*)\}\s*\|?\s*$")
HEADS = {
    "task": ["nhiem vu", "ma nhiem vu", "task", "id"],
    "date": ["ngay", "ngay cap nhat", "date"],
    "status": ["trang thai", "tinh trang", "status"],
    "percent": ["ty le", "ty le %", "tien do", "percent", "%"],
    "result": ["ket qua", "result"],
    "document": ["van ban", "tai lieu", "document"],
    "new_deadline": ["han moi", "thoi han moi", "gia han", "new deadline"],
    "note": ["ghi chu", "note"],
}
STATUS = {"hoan thanh": "done", "done": "done", "dang thuc hien": "doing", "doing": "doing", "dung": "dropped", "dropped": "dropped"}


def fold(text):
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).lower().split())


def words(text):
    """A sentence as its bare words: marks of emphasis and links gone."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*_`\\]", "", fold(text))


@dataclass
class Said:
    """What braces say of one item."""

    own: str | None = None
    due: date | None = None
    done: date | bool | None = None
    continues: str | None = None
    text: str = ""


@dataclass
class Notice:
    id: str
    issuer: str
    anchor: date | None
    said: list = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    task: str
    date: date
    status: str | None
    percent: float | None
    result: str
    document: str
    new_deadline: date | None
    note: str


def day(text):
    if isinstance(text, (date, datetime)):
        return date(text.year, text.month, text.day)
    text = str(text or "").strip()
    if not text:
        return None
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
    if found:
        return date(*map(int, found.groups()))
    d, m, y = map(int, re.split(r"[/.-]", text))
    return date(y, m, d)


def number(text):
    """A number as Vietnamese writes it: 1.293.500,5. What is none stays text, and so differs from any number."""
    text = str(text).strip().rstrip("% ")
    try:
        return float(text.replace(".", "").replace(",", ".")) if text else None
    except ValueError:
        return text


def front_matter(text):
    _, toml, body = re.split(r"^\+\+\+\s*$", text, maxsplit=2, flags=re.M)
    return tomllib.loads(toml), body


def read_notice(path, root):
    front, body = front_matter(path.read_text(encoding="utf-8-sig"))
    identity = path.relative_to(root).with_suffix("").as_posix().removesuffix("/index")
    issued, meeting = front.get("issued"), front.get("meeting", {}).get("date")
    if isinstance(issued, str):
        anchor = day(issued) if len(issued) == 10 else meeting or date(*map(int, issued.split("-")), 1)
    else:
        anchor = issued or meeting
    notice = Notice(identity, front["issuer"], anchor)
    for line in body.splitlines():
        braces, item = BRACES.search(line), ITEM.match(line)
        tick = bool(item and item["tick"])
        if not braces and not tick:
            continue
        inside = braces["inside"] if braces else ""
        values = {k: v.strip('"') for k, v in re.findall(r'([a-z]+)=("[^"]*"|\S+)', inside)}
        own = re.search(r"#(\S+)", inside)
        text = (item["text"] if item else line)[: None if not braces else -len(braces[0])]
        notice.said.append(Said(
            own=own[1] if own else None, due=day(values.get("due")), continues=values.get("continues"),
            done=day(values["done"]) if "done" in values else (True if tick else None), text=words(text)))
    return notice


def rows_of(table):
    """A table as lists of cells → the rows of a log, where it is one."""
    table = [row for row in table if any(str(cell or "").strip() for cell in row)]
    for at, row in enumerate(table):
        heads = [next((name for name, known in HEADS.items() if fold(str(cell or "")).replace("_", " ") in known), None) for cell in row]
        if "task" in heads and "date" in heads:
            break
    else:
        return
    for row in table[at + 1:]:
        cells = {head: cell for head, cell in zip(heads, row) if head}
        said = {head: cell for head, cell in cells.items() if head != "task" and str(cell if cell is not None else "").strip()}
        if not said:
            continue
        text = lambda name: str(cells.get(name) if cells.get(name) is not None else "").strip().removeprefix("'")
        percent = cells.get("percent")
        status = fold(text("status"))
        yield Row(text("task"), day(cells["date"]), STATUS[status] if status else None,
                  number(percent) if isinstance(percent, str) else percent, text("result"), text("document"), day(cells.get("new_deadline")), text("note"))


def sheet_rows(sheet):
    for row in sheet.iter_rows():
        cells = []
        for cell in row:
            value = cell.value
            if isinstance(value, (int, float)) and "%" in (cell.number_format or ""):
                value = round(value * 100, 10)
            cells.append(value)
        yield cells


def read_log(path):
    if path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path, data_only=True):
            found = list(rows_of(sheet_rows(sheet)))
            if found:
                return found
        return []
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".csv":
        first = text.lstrip().splitlines()[0]
        return list(rows_of(csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))))
    tables, table = [], []
    for line in text.splitlines() + [""]:
        if line.strip().startswith("|"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
            if not all(re.fullmatch(r":?-+:?", cell) for cell in cells):
                table.append(cells)
        elif table:
            tables, table = tables + [table], []
    return [row for table in tables for row in rows_of(table)]


class Content:
    def __init__(self, root):
        root = Path(root)
        settings = tomllib.loads((root / "site.toml").read_text(encoding="utf-8"))
        offices = tomllib.loads((root / "units.toml").read_text(encoding="utf-8"))
        self.due_soon = settings.get("due_soon_days", 7)
        self.track_from = {issuer["id"]: issuer.get("track_from") for issuer in offices["issuer"]}
        self.notices = {notice.id: notice for notice in (read_notice(path, root / "notices") for path in sorted((root / "notices").rglob("*.md")))}
        self.log = [row for path in sorted((root / "progress").glob("*")) if path.suffix in (".csv", ".md", ".xlsx") for row in read_log(path)]

    def tracked(self, notice):
        start = self.track_from[notice.issuer]
        return start is None or (notice.anchor is not None and notice.anchor >= start)
