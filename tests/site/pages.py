"""What the Python checks share: reading a built site, and reporting on it.

Pages are read with a small tree of our own instead of a repairing parser: markup.py judges the syntax, and a fault
that a browser would mend in silence should be visible to the other checks.
"""

import os
import re
import sys
import traceback
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# Start tags that end an open element of these names, where its end tag may be left out, and how far up that reaches.
ENDS = {name: set(ended.split()) for names, ended in {
    "li": "li", "dt dd": "dt dd", "option": "option", "tr": "tr td th", "td th": "td th",
    "thead tbody tfoot": "caption colgroup thead tbody tr td th",
    "p div ul ol dl table section article aside nav header footer main h1 h2 h3 h4 h5 h6 figure form details hr pre blockquote": "p",
}.items() for name in names.split()}
BARRIERS = set("ul ol dl table section article div main body select".split())


@dataclass(eq=False)
class Element:
    name: str
    attributes: dict
    line: int
    parent: "Element | None" = None
    children: list = field(default_factory=list)

    def get(self, name, default=None):
        return self.attributes.get(name, default)

    def walk(self):
        """This element and all below it, in the order of the file."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += [child for child in reversed(element.children) if isinstance(child, Element)]

    def ancestors(self):
        """This element and all above it, nearest first."""
        element = self
        while element:
            yield element
            element = element.parent

    def closest(self, attribute):
        return next((element for element in self.ancestors() if attribute in element.attributes), None)

    @property
    def text(self):
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class TreeBuilder(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("#document", {}, 1)
        self.feed(text)
        self.close()

    def handle_starttag(self, name, attributes, closed=False):
        for element in self.open.ancestors():
            if element.name in BARRIERS:
                break
            if element.name in ENDS.get(name, ()):
                self.open = element.parent
        new = Element(name, {key: value or "" for key, value in reversed(attributes)}, self.getpos()[0], self.open)
        self.open.children.append(new)
        if name not in VOID and not closed:
            self.open = new

    def handle_startendtag(self, name, attributes):
        self.handle_starttag(name, attributes, closed=True)

    def handle_endtag(self, name):
        for element in self.open.ancestors():
            if element.name == name:
                self.open = element.parent or self.root
                return

    def handle_data(self, data):
        self.open.children.append(data)


class Page:
    """One HTML or SVG file."""

    def __init__(self, site, path):
        self.site, self.path = site, path
        self.source = (site.root / path).read_text(encoding="utf-8")
        self.root = TreeBuilder(self.source).root
        self.elements = list(self.root.walk())[1:]

    def named(self, *names):
        return [element for element in self.elements if element.name in names]

    @cached_property
    def ids(self):
        """id → its first element"""
        found = {}
        for element in self.elements:
            if "id" in element.attributes:
                found.setdefault(element.get("id"), element)
        return found

    @property
    def kind(self):
        return next((e.get("data-kind") for e in self.named("html", "body", "main") if e.get("data-kind")), None)

    @property
    def refresh(self):
        """Where a page that has moved sends its reader."""
        for meta in self.named("meta"):
            if meta.get("http-equiv", "").lower() == "refresh":
                return re.sub(r"^[\d.\s]*[;,]?\s*(url\s*=\s*)?['\"]?|['\"]$", "", meta.get("content", ""), flags=re.I)
        return None


class Site:
    def __init__(self, root):
        self.root = Path(root)
        self.files = sorted(p.relative_to(root).as_posix() for p in self.root.rglob("*") if not p.is_dir())
        self.known = set(self.files)
        self.pages = {path: Page(self, path) for path in self.files if path.endswith(".html")}

    def ending(self, *endings):
        return [path for path in self.files if path.endswith(endings)]

    def read(self, path):
        return (self.root / path).read_bytes()


def resolve(base, address):
    """(path within the site, fragment) of a relative address in file `base`; a path that leaves the site begins with `..`."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    target = os.path.normpath(os.path.join(os.path.dirname(base), path)) if path else base
    return target + ("/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""), unquote(parts.fragment)


class Report:
    def __init__(self, name):
        self.name, self.faults = name, []

    def fault(self, where, words):
        self.faults.append(f"  {where}: {words}")

    def finish(self, numbers):
        show = int(os.environ.get("KETLUAN_TEST_SHOW", "40"))
        print(*self.faults[:show], sep="\n", end="\n" if self.faults else "")
        if len(self.faults) > show:
            print(f"  … and {len(self.faults) - show} more")
        print(f"{self.name}: {numbers}, {len(self.faults)} faults")
        sys.exit(1 if self.faults else 0)


def run(name, check):
    """Run `check(site, report)`, which returns its line of numbers. Python would exit 1 when it dies; that means "fault" here."""
    report = Report(name)
    try:
        numbers = check(Site(sys.argv[1]), report)
    except Exception:
        traceback.print_exc()
        sys.exit(2)
    report.finish(numbers)
