"""Feeds and tables: Atom, sitemap, JSON, CSV and XLSX as strictly as the strictest reader takes them."""

import csv
import io
import json
import re
import zipfile
from datetime import datetime
from xml.etree import ElementTree

from pages import resolve, run

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s]+", re.I)
# What makes a spreadsheet run a cell, full-width twins included. A plain negative number runs nothing.
FORMULA = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")
NUMBER = re.compile(r"[+-]?\d[\d.,]*%?")


def atom(site, path, root, fault):
    entries = root.findall(ATOM + "entry")
    for at, element in [("feed", root)] + [(f"entry {n}", entry) for n, entry in enumerate(entries, 1)]:
        for name in ("id", "title", "updated"):
            found = element.findall(ATOM + name)
            if len(found) != 1 or not (found[0].text or "").strip():
                fault(f"{at}: {len(found)} <{name}> with text; exactly one is wanted")
        for name in ("updated", "published"):
            for stamp in element.findall(ATOM + name):
                if not STAMP.fullmatch(stamp.text or "") or not datetime.fromisoformat(stamp.text):
                    fault(f"{at}: <{name}> is no date with a time and a zone: {stamp.text}")
        if not ABSOLUTE.fullmatch(element.findtext(ATOM + "id", "")):
            fault(f"{at}: <id> is no absolute address: {element.findtext(ATOM + 'id')}")
        for link in element.findall(ATOM + "link"):
            address = link.get("href", "")
            if not address:
                fault(f"{at}: <link> without href")
            elif not ABSOLUTE.fullmatch(address) and resolve(path, address)[0] not in site.known:
                fault(f"{at}: no such file: {address}")
    names = [entry.findtext(ATOM + "id") for entry in entries]
    for name in {name for name in names if names.count(name) > 1}:
        fault(f"two entries have the id {name}")
    for n, entry in enumerate(entries, 1):
        if root.find(ATOM + "author") is None and entry.find(ATOM + "author") is None:
            fault(f"entry {n}: no <author> here or in the feed")
        if not any(link.get("rel", "alternate") == "alternate" for link in entry.findall(ATOM + "link")) and entry.find(ATOM + "content") is None:
            fault(f"entry {n}: neither an alternate <link> nor <content>")
    return len(entries)


def sitemap(site, path, root, fault):
    places = [loc.text or "" for loc in root.iter(SITEMAP + "loc")]
    for place in places:
        if not re.fullmatch(r"https?://[\x21-\x7e]+", place):
            fault(f"not an absolute, encoded address: {place}")
    for place in {place for place in places if places.count(place) > 1}:
        fault(f"listed twice: {place}")
    return len(places)


def no_repeats(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError(f"key used twice: {next(key for key in keys if keys.count(key) > 1)}")
    return dict(pairs)


def no_constant(name):
    raise ValueError(f"{name} is not JSON")


def table(data, fault):
    if not data.startswith(b"\xef\xbb\xbf"):
        fault("no byte order mark: a spreadsheet would misread Vietnamese")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    if not rows or not all(cell.strip() for cell in rows[0]):
        fault("no header row, or a column without a name")
        return 0
    for n, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            fault(f"row {n} has {len(row)} columns, the header {len(rows[0])}")
        for cell in row:
            if FORMULA.match(cell) and not NUMBER.fullmatch(cell):
                fault(f"row {n}: a spreadsheet would run {cell!r}")
    return len(rows) - 1


def workbook(data):
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        broken = book.testzip()
        if broken or "xl/workbook.xml" not in book.namelist():
            raise ValueError(f"not a whole workbook ({broken or 'no xl/workbook.xml'})")
        for name in book.namelist():
            parts = ElementTree.fromstring(book.read(name)).iter() if name.endswith((".xml", ".rels")) else ()
            if any(part.tag.endswith("}f") for part in parts) and name.startswith("xl/worksheets/"):
                raise ValueError(f"{name} holds a formula")


def check(site, report):
    files = {kind: site.ending("." + kind) for kind in ("xml", "json", "csv", "xlsx")}
    entries = places = feeds = rows = 0
    for path in sum(files.values(), []):
        fault = lambda words: report.fault(path, words)
        data = site.read(path)
        try:
            if path.endswith(".xml"):
                root = ElementTree.fromstring(data)
                if root.tag == ATOM + "feed":
                    feeds += 1
                    entries += atom(site, path, root, fault)
                elif root.tag == SITEMAP + "urlset":
                    places += sitemap(site, path, root, fault)
            elif path.endswith(".json"):
                json.loads(data.decode(), object_pairs_hook=no_repeats, parse_constant=no_constant)
            elif path.endswith(".csv"):
                rows += table(data, fault)
            else:
                workbook(data)
        except (ElementTree.ParseError, ValueError, csv.Error, zipfile.BadZipFile) as error:
            fault(f"not well-formed: {error}")
    for kind, found in {"Atom feed": feeds, "JSON file": files["json"], "CSV file": files["csv"]}.items():
        if not found:
            report.fault("(site)", f"no {kind} at all")
    return f"{feeds} Atom with {entries} entries, {places} sitemap addresses, {len(files['json'])} JSON, {len(files['csv'])} CSV with {rows} rows, {len(files['xlsx'])} XLSX"


run("feeds", check)
