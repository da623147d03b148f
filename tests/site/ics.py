"""Calendars: RFC 5545 to the letter, the same number of entries to two readers of other make, and days that agree with du-lieu/site.json."""

import json
import re
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar
from pages import run

ENTRIES = ("VEVENT", "VTODO")
PROPERTY = re.compile(r"([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)*):(.*)", re.S)
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CONTACT"}
LOOSE = re.compile(r"(?<!\\)(?:\\\\)*[;,]|(?<!\\)(?:\\\\)*\\(?![\\;,nN])")


def lines(data, fault):
    """Content lines, unfolded, having looked at the bytes."""
    if data.startswith(b"\xef\xbb\xbf"):
        fault(1, "byte order mark")
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        fault(1, "a line does not end in CRLF")
    unfolded = []
    for n, line in enumerate(re.split(rb"\r?\n", data.removesuffix(b"\n").removesuffix(b"\r")), 1):
        if len(line) > 75:
            fault(n, f"{len(line)} octets in a line, at most 75")
        if re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", line):
            fault(n, "control character")
        try:
            text = line.decode()
        except UnicodeDecodeError:
            fault(n, "not UTF-8, or folded inside a character")
            text = line.decode(errors="replace")
        if text[:1] in (" ", "\t") and unfolded:
            unfolded[-1][1] += text[1:]
        else:
            unfolded.append([n, text])
    return unfolded


def components(data, fault):
    """(name, line, properties: [(name, parameters, value, line)], names of the components around it), inner ones first"""
    done, stack = [], []
    for n, text in lines(data, fault):
        matched = PROPERTY.fullmatch(text)
        if not matched:
            fault(n, f"not a property: {text[:60]!r}")
            continue
        name, parameters, value = matched[1].upper(), matched[2].upper(), matched[3]
        if name == "BEGIN":
            stack.append((value.upper(), n, [], [each[0] for each in stack]))
        elif name == "END" and stack and stack[-1][0] == value.upper():
            done.append(stack.pop())
        elif name == "END" or not stack:
            fault(n, f"{text} closes or stands in nothing")
        else:
            stack[-1][2].append((name, parameters, value, n))
            if name in TEXTS and LOOSE.search(value):
                fault(n, f"{name} is not escaped")
    for name, n, *_ in stack:
        fault(n, f"{name} has no end")
    return done


def day(value):
    return date.fromisoformat(value) if re.fullmatch(r"\d{8}", value) else None


def entry_faults(kind, properties, zones):
    counted = Counter(name for name, *_ in properties)
    for name in ("UID", "DTSTAMP", "SUMMARY") + (("DTSTART",) if kind == "VEVENT" else ()):
        if counted[name] != 1:
            yield f"{counted[name]} {name}; exactly one is wanted"
    values = {name: (parameters, value) for name, parameters, value, _ in properties}
    if not re.fullmatch(r"\d{8}T\d{6}Z", values.get("DTSTAMP", ("", ""))[1]):
        yield "DTSTAMP is not in UTC"
    for name in ("DTSTART", "DTEND", "DUE", "RECURRENCE-ID"):
        parameters, value = values.get(name, ("", None))
        if value is None:
            continue
        if (day(value) is not None) != ("VALUE=DATE" in parameters.split(";")):
            yield f"{name} {value}: a day needs VALUE=DATE, and a time may not have it"
        elif not re.fullmatch(r"\d{8}(T\d{6}Z?)?", value):
            yield f"{name} is no date: {value}"
        zone = re.search(r"TZID=\"?([^;\"]+)", parameters)
        if zone and zone[1] not in zones:
            yield f"{name} is in the zone {zone[1]}, which no VTIMEZONE describes"
    start, end = values.get("DTSTART"), values.get("DTEND")
    if start and end and (day(start[1]) is None) != (day(end[1]) is None):
        yield "DTSTART and DTEND: one is a day, the other a time"
    elif start and end and end[1] <= start[1]:
        yield f"DTEND {end[1]} is not after DTSTART {start[1]}; it is the first moment that no longer belongs"
    if "DTEND" in values and "DURATION" in values:
        yield "both DTEND and DURATION"


def last_day(properties):
    """(UID, last day) of an all-day event that does not repeat"""
    values = {name: value for name, _, value, _ in properties}
    end = day(values.get("DTEND", ""))
    return (values.get("UID", ""), end - timedelta(1)) if end and "RRULE" not in values else None


def deadlines(site):
    """task id → last days of all its deadlines, those of the past too"""
    if "du-lieu/site.json" not in site.known:
        return {}
    data = json.loads(site.read("du-lieu/site.json"))
    return {task["id"]: {d["end"] for d in task["deadlines"]} for notice in data["notices"] for task in notice["tasks"]}


def check(site, report):
    paths = site.ending(".ics")
    known, total, matched, dated = deadlines(site), 0, 0, 0
    # Both readers mend much in silence; what counts is that they see as many entries as are there.
    command = ["node", str(Path(__file__).with_name("ics.mjs")), *(str(site.root / path) for path in paths)]
    seen_by_js = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for path, by_js in zip(paths, seen_by_js, strict=True):
        fault = lambda line, words: report.fault(f"{path}:{line}", words)
        data = site.read(path)
        found = components(data, fault)
        zones = {value for name, _, properties, _ in found if name == "VTIMEZONE" for key, _, value, _ in properties if key == "TZID"}
        entries = [each for each in found if each[0] in ENTRIES]
        calendars = [each for each in found if each[0] == "VCALENDAR"]
        if len(calendars) != 1:
            fault(1, f"{len(calendars)} VCALENDAR; exactly one is wanted")
        elif not entries and len(found) == 1:
            fault(1, "no component inside; RFC 5545 asks for at least one")
        for _, line, properties, _ in calendars:
            keys = Counter(name for name, *_ in properties)
            if keys["PRODID"] != 1 or keys["VERSION"] != 1 or ("VERSION", "", "2.0") not in [p[:3] for p in properties]:
                fault(line, "exactly one PRODID and one VERSION:2.0 are wanted")
        uids = Counter()
        for kind, line, properties, _ in entries:
            for words in entry_faults(kind, properties, zones):
                fault(line, words)
            uids[tuple(value for name, _, value, _ in properties if name in ("UID", "RECURRENCE-ID"))] += 1
            last = last_day(properties)
            if last:
                dated += 1
                task = last[0] if last[0] in known else last[0].rsplit("@", 1)[0]
                matched += task in known
                if task in known and str(last[1]) not in known[task]:
                    fault(line, f"last day {last[1]}, but site.json has {', '.join(sorted(filter(None, known[task]))) or 'none'} for {task}")
        for uid, times in uids.items():
            if times > 1:
                fault(1, f"UID used {times} times: {' '.join(uid)}")
        try:
            calendar = Calendar.from_ical(data)
            by_python = sum(component.name in ENTRIES for component in calendar.walk())
            for component in calendar.walk():
                for name, words in component.errors:
                    fault(1, f"icalendar: {name}: {words}")
        except ValueError as error:
            by_python = f"an error ({error})"
        if not len(entries) == by_python == by_js:
            fault(1, f"{len(entries)} entries here, icalendar sees {by_python}, ical.js sees {by_js}")
        total += len(entries)
    if not paths:
        report.fault("(site)", "no calendar at all")
    if dated and known and not matched:
        report.fault("(site)", "no UID is the id of a task of site.json")
    return f"{len(paths)} calendars, {total} entries, {matched} of {dated} whole days compared with site.json"


run("ics", check)
