"""Links: the tree works under any sub-path and straight from a file share, every reference leads somewhere, nothing is orphaned."""

import re
from urllib.parse import urlsplit

from pages import Page, resolve, run

# Attributes that hold one address. Where a browser fetches it unasked, the element is in LOADED.
ADDRESSES = ("href", "xlink:href", "src", "poster", "data", "action", "formaction", "manifest")
LOADED = set("script img iframe source video audio track embed object input use image feimage".split())
LOADED_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "apple-touch-icon"}
ID_REFERENCES = ("for headers list form popovertarget commandfor itemref aria-labelledby aria-describedby aria-controls aria-owns "
                 "aria-details aria-flowto aria-activedescendant aria-errormessage").split()
HARMLESS = {"mailto", "tel", "webcal", "webcals"}
CSS_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+["']([^"']+)["']""")
RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
LONGEST = 180  # Windows stops at 260, and the share has a path of its own


def css_addresses(text, first_line=1):
    text = re.sub(r"/\*.*?\*/", lambda comment: re.sub(r"[^\n]", " ", comment[0]), text, flags=re.S)
    for found in CSS_ADDRESS.finditer(text):
        yield next(group for group in found.groups() if group is not None), first_line + text.count("\n", 0, found.start())


class Links:
    def __init__(self, site, report):
        self.site, self.report = site, report
        self.drawings = {path: Page(site, path) for path in site.ending(".svg")}
        self.leads = {path: set() for path in site.pages}
        self.count = self.outside = 0

    def reference(self, path, line, address, loaded=False, followed=False):
        """One address in file `path`: `loaded` by the browser, or `followed` by a reader."""
        self.count += 1
        fault = lambda words: self.report.fault(f"{path}:{line}", f"{words}: {address or '(empty)'}")
        if loaded and address.startswith("data:"):
            return None
        if address != address.strip() or re.search(r"[\s\\<>\"{}|^`]|[^\x00-\x7f]", address):
            return fault("characters that must be percent-encoded")
        try:
            parts = urlsplit(address)
        except ValueError:
            return fault("not an address")
        if parts.scheme in HARMLESS and not loaded:
            return None
        if parts.scheme or parts.netloc:
            if loaded or parts.scheme not in ("http", "https"):
                return fault("loads from elsewhere" if loaded else "address of a kind that cannot be followed")
            self.outside += 1
            return None
        if parts.path.startswith("/"):
            if path != "404.html":
                return fault("begins at the root of the host, so it breaks under a sub-path and on a file share")
            # Shown at any depth, it cannot be relative; the sub-path it names is not in the tree.
            tails = [parts.path.split("/", n)[-1] for n in range(1, parts.path.count("/") + 1)]
            address = next((tail for tail in tails if tail in self.site.known), tails[0] or "/")
            address += "#" + parts.fragment if parts.fragment else ""
        if not address:
            return fault("empty address")
        target, fragment = resolve(path, address)
        if target.startswith(".."):
            return fault("leaves the site")
        if target not in self.site.known:
            folder = target.rstrip("/")
            is_folder = target.endswith("/") or folder == "." or any(f.startswith(folder + "/") for f in self.site.files)
            return fault("a folder, which a file share lists instead of opening" if is_folder else "no such file")
        if followed and target in self.leads and path in self.leads:
            self.leads[path].add(target)
        page = self.site.pages.get(target) or self.drawings.get(target)
        # `#top` and a text fragment need no element.
        fragment = fragment.split(":~:")[0]
        if page and fragment not in ("", "top") and fragment not in page.ids:
            return fault("no element has this id")
        return None

    def page(self, page):
        path = page.path
        for element in page.elements:
            name, line = element.name, element.line
            fault = lambda words: self.report.fault(f"{path}:{line}", words)
            loaded = name in LOADED or name == "link" and bool(LOADED_LINKS & set(element.get("rel", "").lower().split()))
            for attribute in ADDRESSES:
                if attribute in element.attributes:
                    self.reference(path, line, element.get(attribute), loaded, followed=name in ("a", "area", "form", "iframe"))
            for attribute in ("srcset", "imagesrcset"):
                for candidate in filter(None, element.get(attribute, "").split(",")):
                    self.reference(path, line, candidate.split()[0], loaded=True)
            for attribute, value in element.attributes.items():
                if "url(" in value:
                    for address, _ in css_addresses(value):
                        self.reference(path, line, address, loaded=True)
                if attribute in ID_REFERENCES:
                    for wanted in value.split():
                        if wanted not in page.ids:
                            fault(f"{attribute} names no element: {wanted}")
            if name == "style":
                for address, offset in css_addresses(element.text):
                    self.reference(path, line + offset - 1, address, loaded=True)
            if "id" in element.attributes and page.ids[element.get("id")] is not element:
                fault(f"id used twice: {element.get('id')}")
            # What browsers refuse to load over file://, for want of an origin.
            if name == "script" and element.get("type") == "module" or "crossorigin" in element.attributes:
                fault(f"<{name}> as a module or with crossorigin is blocked on a file share")
            if name == "use" and not (element.get("href") or element.get("xlink:href") or "#").startswith("#"):
                fault("<use> of another file is blocked on a file share")
        if page.refresh:
            self.reference(path, 1, page.refresh, followed=True)

    def orphans(self):
        """Pages that no chain of links reaches. An earlier address that only sends its reader on is meant to be one."""
        reached, waiting = {"index.html"}, ["index.html"]
        while waiting:
            new = self.leads.get(waiting.pop(), set()) - reached
            reached |= new
            waiting += new
        for path, page in self.site.pages.items():
            if path not in reached and path != "404.html" and not page.refresh:
                self.report.fault(path, "no chain of links from index.html reaches it")

    def names(self):
        for path in self.site.files:
            for part in path.split("/"):
                if not re.fullmatch(r"\.?[a-z0-9][a-z0-9._-]*", part) or part.endswith(".") or RESERVED.match(part):
                    self.report.fault(path, f"file name is not lower-case ASCII that Windows takes: {part}")
            if len(path) > LONGEST:
                self.report.fault(path, f"path of {len(path)} characters, longest {LONGEST}")


def check(site, report):
    links = Links(site, report)
    for page in [*site.pages.values(), *links.drawings.values()]:
        links.page(page)
    for path in site.ending(".css"):
        for address, line in css_addresses(site.read(path).decode()):
            links.reference(path, line, address, loaded=True)
    links.orphans()
    links.names()
    moved = sum(bool(page.refresh) for page in site.pages.values())
    return f"{len(site.pages)} pages ({moved} moved), {links.count} references, {links.outside} to other sites, {len(site.files)} file names"


run("links", check)
