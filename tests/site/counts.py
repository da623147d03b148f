"""Counts: every number on a page that says what it counts is counted again from du-lieu/site.json, and against the rows behind its link.

A number says so with `data-count="STATE"` on itself and `data-scope="SCOPE"` on an element around it:

    STATE   a state of site.json, or total (all with a state that is not archived), open, completed, unreported (open, nobody told of it)
    SCOPE   all | issuer:<id> | unit:<issuer>/<unit> | notice:<id>
    rows    the element its link leads to (by #id; without one the page) says how many rows it holds: data-rows="N"; of a long list the rows
            stand elsewhere, behind numbers with `data-part` which add up with the rows here

A task counts once: parts count with the task they belong to, and a unit's tasks are those it leads.
"""

import json
import re
from collections import Counter

from pages import resolve, run

STATES = "done-on-time done-late done overdue due-soon in-time no-deadline dropped archived".split()
SUMS = {
    "total": set(STATES) - {"archived"},
    "open": {"overdue", "due-soon", "in-time", "no-deadline"},
    "completed": {"done-on-time", "done-late", "done"},
} | {state: {state} for state in STATES} | {"unreported": {"unreported"}}
UNIT_PAGE = re.compile(r"don-vi/([^/]+/[^/]+)/index\.html")


class Register:
    """site.json, read for counting only: scope → state → ids of the tasks."""

    def __init__(self, data):
        self.scopes, self.units, self.ids, self.states = {"all": {}}, set(), set(), Counter()
        for issuer in data["issuers"]:
            self.scopes[f"issuer:{issuer['id']}"] = {}
            for unit in issuer["units"]:
                self.scopes[f"unit:{issuer['id']}/{unit['id'].split('/')[-1]}"] = {}
        for notice in data["notices"]:
            scope = self.scopes.setdefault(f"notice:{notice['id']}", {})
            for task in notice["tasks"]:
                if task["state"] not in STATES:
                    raise ValueError(f"site.json: {task['id']} has the state {task['state']!r}")
                if task["parent"] is None:
                    self.units.add(task["unit"])
                    self.ids.add(task["id"])
                    self.states[task["state"]] += 1
                    for each in (scope, self.scopes["all"], self.scopes[f"issuer:{notice['issuer']}"], self.scopes.setdefault(f"unit:{task['unit']}", {})):
                        each.setdefault(task["state"], set()).add(task["id"])
                        if task["state"] in SUMS["open"] and task["reported"] is None:
                            each.setdefault("unreported", set()).add(task["id"])

    def tasks(self, scope, count):
        return set().union(*(self.scopes[scope].get(state, ()) for state in SUMS[count]))


def number(text):
    """The one number of an element, as Vietnamese or English groups it; None when there is none, or more than one."""
    found = re.findall(r"\d+(?:[.,\s\u00a0\u202f]\d{3})*", text)
    return int(re.sub(r"\D", "", found[0])) if len(found) == 1 else None


def named_tasks(region, page, ids):
    """Tasks that an element names: as the id of a row, or as the anchor a row links to."""
    found = set()
    for element in region.walk():
        found.add(element.get("id"))
        found.add(element.get("data-task"))
        if "#" in element.get("href", ""):
            found.add(resolve(page.path, element.get("href"))[1])
    return found & ids


def rows_behind(site, page, address):
    """(page, element) that a link leads to, or None when it is the script that picks the rows."""
    if "?" in address:
        return None
    path, fragment = resolve(page.path, address)
    target = site.pages.get(path)
    if not target:
        return None
    if fragment:
        return (target, target.ids[fragment]) if fragment in target.ids else None
    holders = [element for element in target.named("html", "body", "main") if "data-rows" in element.attributes]
    return (target, holders[-1]) if holders else None


class Counts:
    def __init__(self, site, report, register):
        self.site, self.report, self.register = site, report, register
        self.seen, self.linked, self.compared, self.by_name = Counter(), 0, 0, 0

    def page(self, page):
        scopes = set()
        for element in page.elements:
            if "data-count" in element.attributes:
                scopes.add(self.count(page, element))
        for element in page.elements:
            if "data-part" in element.attributes:
                self.part(page, element)
            if "data-rows" in element.attributes and number(element.get("data-rows")) is None:
                self.report.fault(f"{page.path}:{element.line}", f"data-rows is no number: {element.get('data-rows')}")
        return scopes

    def part(self, page, element):
        """The number of a part says how many rows are behind it, in a group of that state or in all of them."""
        behind = rows_behind(self.site, page, element.get("href", ""))
        group = behind and behind[1].get("data-rows")
        if not group or number(group) < number(element.text):
            self.report.fault(f"{page.path}:{element.line}", f"{element.get('href')} has {group} rows, {element.text} were to be there")

    def count(self, page, element):
        fault = lambda words: self.report.fault(f"{page.path}:{element.line}", words)
        what = element.get("data-count")
        holder = element.closest("data-scope")
        scope = holder.get("data-scope") if holder else None
        if scope not in self.register.scopes:
            fault(f"count {what} has no scope around it" if scope is None else f"unknown scope {scope}")
            return None
        if what not in SUMS:
            fault(f"unknown count {what}")
            return scope
        self.seen[scope.split(":")[0]] += 1
        expected = self.register.tasks(scope, what)
        shown = number(element.text)
        if shown != len(expected):
            fault(f"{scope} {what}: shows {element.text.strip()!r}, site.json has {len(expected)}")
        link = element.closest("href") or next((e for e in element.walk() if "href" in e.attributes), None)
        if link:
            self.linked += 1
            self.rows(page, link.get("href"), scope, what, expected, fault)
        return scope

    def rows(self, page, address, scope, what, expected, fault):
        behind = rows_behind(self.site, page, address)
        if not behind or "data-rows" not in behind[1].attributes:
            return
        target, region = behind
        self.compared += 1
        if number(region.get("data-rows")) != len(expected):
            fault(f"{scope} {what}: site.json has {len(expected)}, {address} says data-rows={region.get('data-rows')}")
        # What the attribute says is the program's word again; the rows themselves name their tasks.
        named = named_tasks(region, target, self.register.ids)
        elsewhere = sum(number(element.text) or 0 for element in region.walk() if "data-part" in element.attributes)
        if named or elsewhere:
            self.by_name += 1
            missing = sorted(expected - named)
            if len(missing) != elsewhere:
                fault(f"{scope} {what}: {address} does not list {', '.join(missing[:3])}" + (f" and {len(missing) - 3} more" if len(missing) > 3 else ""))


def check(site, report):
    register = Register(json.loads(site.read("du-lieu/site.json")))
    counts = Counts(site, report, register)
    unit_pages = 0
    for page in site.pages.values():
        scopes = counts.page(page)
        unit = UNIT_PAGE.fullmatch(page.path)
        if unit and not page.refresh:
            unit_pages += 1
            if f"unit:{unit[1]}" not in scopes:
                report.fault(page.path, f"no count of the scope unit:{unit[1]}")
    if not counts.seen["all"]:
        report.fault("index.html", "no count of the scope all on any page")
    for unit in sorted(register.units):
        if f"don-vi/{unit}/index.html" not in site.known:
            report.fault("du-lieu/site.json", f"{unit} leads tasks and has no page")
    states = sum(register.states.values())
    return (f"{states} tasks, {unit_pages} unit pages, {sum(counts.seen.values())} counts "
            f"({', '.join(f'{n} {scope}' for scope, n in sorted(counts.seen.items()))}), "
            f"{counts.linked} links: {counts.compared} by rows, {counts.by_name} by name")


run("counts", check)
