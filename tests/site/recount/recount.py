"""Every number, date and state of a built site, counted again: pages, CSV, workbooks, calendars and JSON are read back, each by another reader,
and compared with each other and with what follows from the content alone.

    recount.py CONTENT SITE
"""

import re
import sys
import traceback
from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

import jsonschema
from dateutil.rrule import rrulestr
import published
from content import STATUS, Content, fold, number
from derive import OPEN, balance, derive, reported_on
from pages import Report, Site

STATES = {
    "qua han": "overdue", "sap den han": "due-soon", "trong han": "in-time", "chua co han": "no-deadline", "dung han": "done-on-time",
    "xong qua han": "done-late", "da hoan thanh": "done", "da dung": "dropped", "luu tru": "archived",
    "overdue": "overdue", "due soon": "due-soon", "in time": "in-time", "no deadline": "no-deadline", "on time": "done-on-time",
    "done late": "done-late", "done": "done", "dropped": "dropped", "archive": "archived",
}
DAYS = {"Ngày", "Ngày ban hành", "Thời hạn", "Thời hạn đầu", "Ngày hoàn thành", "Báo cáo gần nhất", "Hạn mới", "Đến ngày"}
NUMBERS = {"Tỷ lệ", "Tỷ lệ %", "Thực hiện", "Năm", "Số lần viện dẫn"}

# Rows that a workbook holds.
LONGEST = 20_000


def plain(text):
    """A cell of a CSV without the apostrophe that keeps a spreadsheet from running it."""
    return re.sub(r"^'(?=\s*[=+\-@＝＋－＠])", "", text)


def iso(value):
    return value.isoformat() if value else ""


class Recount:
    def __init__(self, content, site, report):
        self.site, self.report = site, report
        self.data = published.data(site)
        self.as_of = date.fromisoformat(self.data["as_of"])
        self.content = content
        self.compared = Counter()
        self.tasks, self.rows = derive(content, self.data)
        self.told = {task["id"]: task for notice in self.data["notices"] for task in notice["tasks"]}

    def same(self, what, where, found, expected):
        self.compared[what] += 1
        if found != expected:
            self.report.fault(where, f"{what}: {found!r}, counted {expected!r}")

    def schema(self):
        validator = jsonschema.Draft202012Validator(published.json.loads(self.site.read("du-lieu/site.schema.json")))
        validator.check_schema(validator.schema)
        for error in list(validator.iter_errors(self.data))[:20]:
            where = "/".join(str(part) for part in error.absolute_path)
            self.report.fault("du-lieu/site.json", f"schema: {where}: {error.message[:200]}")

    def json(self):
        for identity, task in self.tasks.items():
            self.same("state", f"site.json {identity}", self.told[identity]["state"], task.state)
            self.same("deadline in force", f"site.json {identity}", self.told[identity]["due"] or "", iso(task.due))
            self.same("last report", f"site.json {identity}", self.told[identity]["reported"] or "", iso(reported_on(task, self.as_of)))
            if task.due and not task.due_from_parts:
                ends = [deadline["end"] for deadline in self.told[identity]["deadlines"]]
                self.same("deadline told", f"site.json {identity}", iso(task.due) in ends, True)

    def task_table(self):
        rows = published.tables(self.site, "du-lieu/nhiem-vu.csv")
        head = rows[0]
        self.same("rows", "nhiem-vu.csv", [row[0] for row in rows[1:]], list(self.tasks))
        for row in rows[1:]:
            cells, where = dict(zip(head, row)), f"nhiem-vu.csv {row[0]}"
            task = self.tasks.get(row[0])
            if not task:
                continue
            self.same("state", where, STATES.get(fold(cells["Trạng thái"])), task.state)
            self.same("deadline", where, cells["Thời hạn"], iso(task.due))
            self.same("first deadline", where, cells["Thời hạn đầu"], iso(task.first_due or task.due))
            self.same("completed", where, cells["Ngày hoàn thành"], iso(task.done_on))
            self.same("last report", where, cells["Báo cáo gần nhất"], iso(reported_on(task, self.as_of)))
            self.same("percent", where, number(cells["Tỷ lệ"]), task.percent)
            self.same("unit's notice", where, cells["Thông báo"], task.notice.id)

    def log_table(self):
        rows = published.tables(self.site, "du-lieu/tien-do.csv")
        found = Counter()
        for task, day, status, percent, result, document, moved, note in rows[1:]:
            found[(task, day, STATUS.get(fold(status)), number(percent), plain(result), plain(document), moved, plain(note))] += 1
        tidy = lambda text: text.replace("\r\n", "\n")
        expected = Counter((row.task, iso(row.date), row.status, row.percent, tidy(row.result), tidy(row.document), iso(row.new_deadline), tidy(row.note)) for row in self.rows)
        self.compared["row of the log"] += len(expected)
        for row in (expected - found):
            self.report.fault("tien-do.csv", f"row missing: {row}")
        for row in (found - expected):
            self.report.fault("tien-do.csv", f"row that no log has: {row}")
        self.same("order of days", "tien-do.csv", [row[1] for row in rows[1:]], sorted(row[1] for row in rows[1:]))

    def workbook(self, name):
        """A workbook says cell by cell what the CSV beside it says, each as what it is; of a long table the end."""
        rows, book = published.tables(self.site, f"du-lieu/{name}.csv"), published.Workbook(self.site, f"du-lieu/{name}.xlsx")
        self.bookwork(book, f"{name}.xlsx")
        heads, rows = rows[0], rows[1:][-LONGEST:]
        self.same("rows", f"{name}.xlsx", len(book.rows[1:]), len(rows))
        for row, cells in zip(rows, book.rows[1:]):
            for head, text, cell in zip(heads, row, cells):
                self.cell(f"{name}.xlsx {cell.coordinate}", head, text, cell)

    def cell(self, where, head, text, cell):
        value = published.shown(cell)
        if head in NUMBERS and text:
            self.same("number", where, (cell.data_type, value), ("n", number(text)))
        elif head in DAYS and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            self.same("day", where, (cell.data_type, value), ("d", text))
        elif cell.data_type == "n" and text:
            self.same("number", where, value, number(text))
        else:
            self.same("text", where, value, plain(text))

    def bookwork(self, book, where):
        self.same("sheets", where, len(book.names), 1)
        self.same("formulas", where, book.formulas(), [])
        self.same("head stays", where, book.sheet.freeze_panes, "B2")
        self.same("filter", where, book.sheet.auto_filter.ref, f"A1:{book.rows[-1][-1].coordinate}")
        self.same("made", where, book.created.date() if book.created else None, self.as_of)

    def forms(self):
        """The form of the whole holds a blank row for every open task and the end of the log; those of the units what is theirs of both."""
        whole = self.form("du-lieu/tien-do.xlsx")
        rows = published.tables(self.site, "du-lieu/tien-do.csv")
        blank = [row for row in whole if not any(row[4:])]
        filled = lambda form: [[row[0], row[4], fold(row[5]), *row[6:]] for row in form if any(row[4:])]
        open_tasks = [task.id for task in self.tasks.values() if task.state in OPEN and not task.continued]
        self.same("open tasks", "tien-do.xlsx", [row[0] for row in blank], open_tasks)
        written = [[cell if at != 3 else (number(cell) if cell else "") for at, cell in enumerate(row)] for row in rows[1:]]
        written = [[plain(cell) if isinstance(cell, str) else cell for cell in row] for row in written]
        written = [[*row[:2], fold(row[2]), *row[3:]] for row in written]
        self.same("log", "tien-do.xlsx", filled(whole), written[-LONGEST:])
        parts, units = [], set()
        for path in self.site.ending("/tien-do.xlsx"):
            if path.startswith("don-vi/"):
                unit, rows = path.removeprefix("don-vi/").removesuffix("/tien-do.xlsx"), self.form(path)
                parts += [row for row in rows if not any(row[4:])] + filled(rows)
                units.add(unit)
                for row in rows:
                    self.same("unit", f"{path} {row[0]}", self.told[row[0]]["unit"], unit)
        # A unit that has nothing left to fill in has no form; below what is asked stands the end of a long log.
        told = [row for row in whole if not any(row[4:])]
        for unit in units:
            told += [row for row in written if self.told[row[0]]["unit"] == unit][-1000:]
        self.same("rows of units' forms", "tien-do.xlsx", Counter(map(tuple, parts)), Counter(map(tuple, told)))

    def form(self, path):
        book = published.Workbook(self.site, path)
        self.bookwork(book, path)
        lists = [rule for rule in book.sheet.data_validations.dataValidation if rule.type == "list"]
        self.same("statuses offered", path, sorted(STATUS[fold(word)] for rule in lists for word in rule.formula1.strip('"').split(",")), ["doing", "done", "dropped"])
        rows = [[published.shown(cell) for cell in row] for row in book.rows[1:]]
        words = {row[0]: [plain(row[1]), plain(row[7])] for row in published.tables(self.site, "du-lieu/nhiem-vu.csv")[1:]}
        for row in rows:
            task = self.tasks.get(row[0])
            self.same("deadline", f"{path} {row[0]}", row[3], iso(task.due) if task else None)
            self.same("words", f"{path} {row[0]}", row[1:3], words.get(row[0]))
        return rows

    def calendars(self):
        found, again = published.calendar(self.site, "du-lieu/lich.ics")
        # In a large archive, what is closed stays for a quarter after its day.
        tracked = sum(self.content.tracked(task.notice) for task in self.tasks.values())
        since = self.as_of - timedelta(days=92) if tracked > 5000 else date.min
        expected = {task.id: task for task in self.tasks.values() if task.due and not task.due_from_parts and self.content.tracked(task.notice) and (task.state in OPEN or task.due >= since)}
        self.same("entries", "lich.ics", sorted(found), sorted(expected))
        for identity, (last, word) in found.items():
            task = expected.get(identity)
            if task:
                self.same("day", f"lich.ics {identity}", last, task.due)
                self.same("state", f"lich.ics {identity}", STATES.get(fold(word or "")), task.state)

        told = {identity: [each["rule"] for each in task["deadlines"] if each["relation"] == "recurring"] for identity, task in self.told.items()}
        rhythms = {identity: rules for identity, rules in told.items() if rules and not self.tasks[identity].due and self.content.tracked(self.tasks[identity].notice)}
        self.same("entries that come again", "lich.ics", sorted(again), sorted(rhythms))
        for identity, entries in again.items():
            # A calendar counts hours in UTC.
            parts = lambda rule: sorted(part for part in rule.split(";") if not part.startswith(("UNTIL=", "BYHOUR=")))
            self.same("rules", f"lich.ics {identity}", sorted(parts(rule) for _, rule in entries), sorted(parts(rule) for rule in rhythms.get(identity, [])))
            for start, rule in entries:
                naive = datetime.combine(start, time()) if not isinstance(start, datetime) else start.replace(tzinfo=None)
                rule = re.sub(r";UNTIL=[^;]*", "", rule)
                self.same("first of its rule", f"lich.ics {identity}", rrulestr(rule, dtstart=naive)[0], naive)

    def pages(self):
        seen = set()
        for notice in self.data["notices"]:
            page = self.site.pages.get(notice["url"])
            if not page:
                self.report.fault("site.json", f"{notice['url']} is no page")
                continue
            for identity, (state, due) in published.notice_tasks(page).items():
                task = self.tasks[identity]
                seen.add(identity)
                if task.state != "archived":
                    self.same("state", f"{page.path} {identity}", state, task.state)
                if due or not task.due:
                    self.same("day", f"{page.path} {identity}", due, task.due)
            for identity, state in published.marked_items(page).items():
                self.same("mark", f"{page.path} {identity}", state, self.tasks[identity].state)
        tracked = {task.id for task in self.tasks.values() if self.content.tracked(task.notice) and not task.parent}
        self.same("tasks on their notices' pages", "thong-bao/", sorted(tracked - seen), [])

    def counts(self):
        """The numbers of the pages, from the states counted here."""
        by_scope = Counter()
        for task in self.tasks.values():
            if task.parent:
                continue
            states = {task.state} | ({"total"} if task.state != "archived" else set()) | ({"open"} if task.state in OPEN else set()) | ({"completed"} if task.state.startswith("done") else set())
            states |= {"unreported"} if task.state in OPEN and not reported_on(task, self.as_of) else set()
            unit = self.told[task.id]["unit"]
            for scope in ("all", f"issuer:{task.notice.issuer}", f"unit:{unit}", f"notice:{task.notice.id}"):
                by_scope.update((scope, state) for state in states)
        for page in self.site.pages.values():
            for element in page.elements:
                holder = element.closest("data-scope") if "data-count" in element.attributes else None
                if holder:
                    key = (holder.get("data-scope"), element.get("data-count"))
                    self.same("count", f"{page.path}:{element.line} {key[0]} {key[1]}", int(re.sub(r"\D", "", element.text) or -1), by_scope[key])

    def reports(self):
        """Every number of every report, for each unit and for all, from where each task stood on the days of the report."""
        by_issuer, known = defaultdict(list), {}
        for task in self.tasks.values():
            by_issuer[task.notice.issuer].append(task)
        for page in self.site.pages.values():
            for element in page.elements:
                table = element.closest("data-figures") if element.name == "td" else None
                if table is None:
                    continue
                days = tuple(date.fromisoformat(table.get(name)) for name in ("data-first", "data-until"))
                # What is new is told of all issuers together.
                of = page.path.split("/")[1] if page.path.startswith("bao-cao/") else ""
                key = (of, *days)
                if key not in known:
                    known[key] = balance(by_issuer[of] if of else self.tasks.values(), *days, self.content.due_soon)
                cells = [each for each in element.parent.children if getattr(each, "name", "") == "td"]
                names = table.get("data-figures").split()
                self.same("cells", f"{page.path}:{element.line}", len(cells), len(names))
                unit, figure = element.closest("data-unit").get("data-unit"), next(name for cell, name in zip(cells, names) if cell is element)
                self.same("figure", f"{page.path}:{element.line} {unit or 'all'} {figure}", int(re.sub(r"\D", "", element.text) or -1), known[key][unit][figure])

    def indicators(self):
        rows = published.tables(self.site, "du-lieu/chi-tieu.csv")
        found = [dict(zip(rows[0], row)) for row in rows[1:]]
        told = [(of, reading) for of in self.data["indicators"] for reading in of["readings"] or [None]]
        self.same("rows", "chi-tieu.csv", len(found), len(told))
        for cells, (of, reading) in zip(found, told):
            where = f"chi-tieu.csv {of['id']}"
            self.same("id", where, cells["Mã chỉ tiêu"], of["id"])
            self.same("year", where, cells["Năm"], str(of["year"]))
            self.same("plan", where, re.sub(r"^'", "", cells["Kế hoạch"]), of["plan"]["text"] if of["plan"] else "")
            value, percent = (reading["value"], reading["percent"]) if reading else (None, None)
            self.same("value", where, number(cells["Thực hiện"]), value if value is None else round(value, 4))
            self.same("percent", where, number(cells["Tỷ lệ %"]), percent)
            self.same("period", where, (cells["Kỳ"], cells["Đến ngày"]), (reading["period"], reading["date"]) if reading else ("", ""))
            plan = of["plan"]
            if reading and value is not None and plan and plan["min"] == plan["max"] and plan["min"] and percent is not None:
                # What was told may be rounded, and is the office's word; it cannot be far from what follows.
                self.same("percent of plan", where, abs(percent - 100 * value / plan["min"]) <= 1, True)

    def documents(self):
        rows = published.tables(self.site, "du-lieu/van-ban.csv")
        self.same("mentions", "van-ban.csv", sum(int(row[5]) for row in rows[1:]), sum(len(notice["citations"]) for notice in self.data["notices"]))
        numbers = Counter(fold(citation["number"]) for notice in self.data["notices"] for citation in notice["citations"] if citation["number"])
        by_number = Counter()
        for row in rows[1:]:
            by_number[fold(row[1].removeprefix("'"))] += int(row[5])
        for document, times in numbers.items():
            self.same("mentions", f"van-ban.csv {document}", by_number[document], times)

    def all(self):
        self.schema()
        self.json()
        self.task_table()
        self.log_table()
        for name in ("nhiem-vu", "chi-tieu", "van-ban"):
            self.workbook(name)
        self.forms()
        self.calendars()
        self.pages()
        self.counts()
        self.reports()
        self.indicators()
        self.documents()
        states = Counter(task.state for task in self.tasks.values())
        return f"{len(self.content.notices)} notices, {len(self.tasks)} tasks ({', '.join(f'{n} {state}' for state, n in sorted(states.items()))}), {len(self.rows)} rows of the log, {sum(self.compared.values())} comparisons"


if __name__ == "__main__":
    report = Report("recount")
    try:
        numbers = Recount(Content(sys.argv[1]), Site(sys.argv[2]), report).all()
    except Exception:
        # Python would exit 1 when it dies; that means "fault" here.
        traceback.print_exc()
        sys.exit(2)
    report.finish(numbers)
