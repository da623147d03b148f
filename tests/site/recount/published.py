"""The built site read back, each export by a reader of its own kind: JSON, CSV, workbooks, calendars, pages. Nothing is compared here."""

import csv
import io
import json
import re
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone

import openpyxl
from icalendar import Calendar

LOCAL = timezone(timedelta(hours=7))


def tables(site, path):
    text = site.read(path).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


class Workbook:
    """The one sheet of an export, every cell with what it is."""

    def __init__(self, site, path):
        book = openpyxl.load_workbook(io.BytesIO(site.read(path)))
        self.created = book.properties.created
        self.names = book.sheetnames
        self.sheet = book.worksheets[0]
        self.rows = [list(row) for row in self.sheet.iter_rows()]
        self.head = [cell.value for cell in self.rows[0]]

    def formulas(self):
        return [cell.coordinate for row in self.rows for cell in row if cell.data_type == "f"]


def shown(cell):
    """A cell as CSV writes it: a day as text, a number as such, a share as percent, blank as ''."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return round(value * 100, 6) if "%" in cell.number_format else value
    return value


def data(site):
    return json.loads(site.read("du-lieu/site.json"))


def calendar(site, path):
    """task → (last day, word of its state), and task → [(first day, rule)] of what comes again"""
    found, again = {}, defaultdict(list)
    for event in Calendar.from_ical(site.read(path)).walk("VEVENT"):
        start = event.decoded("dtstart")
        if isinstance(start, datetime):
            last = start.astimezone(LOCAL).date()
        else:
            last = event.decoded("dtend") - timedelta(1)
        words = event.get("categories")
        identity = str(event["uid"]).rsplit("@", 1)[0]
        if "rrule" in event:
            again[re.sub(r"~\d+$", "", identity)].append((start, event["rrule"].to_ical().decode()))
        else:
            found[identity] = (last, words.to_ical().decode() if words else None)
    return found, again


def states_of(element):
    """The states that the marks within an element show, by their class."""
    for each in element.walk():
        names = each.get("class", "").split()
        if each.name == "span" and "state" in names and len(names) > 1:
            yield names[1]


def notice_tasks(page):
    """task → (state, last day) as a notice's page shows them; the day is None where the page shows none."""
    found = {}
    for element in page.elements:
        task = element.get("data-task")
        if element.name == "tr" and task:
            cells = [cell for cell in element.children if not isinstance(cell, str)]
            days = [each.get("datetime") for each in cells[2].walk() if each.name == "time"] if len(cells) > 2 else []
            found[task] = (next(states_of(element), None), date.fromisoformat(days[0][:10]) if days else None)
    return found


def marked_items(page):
    """task → state, as marked beside the words of a notice"""
    found = {}
    for element in page.elements:
        if "task" in element.get("class", "").split() and element.get("id"):
            own = [each for each in element.children if not isinstance(each, str) and "verdict" in each.get("class", "")]
            state = next((state for each in own for state in states_of(each)), None)
            if state:
                found[element.get("id")] = state
    return found
