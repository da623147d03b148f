"""Integrity: sha256.txt has the SHA-256 of every file of the site but itself, each once, in the form that `sha256sum -c` reads; and what a page says
of the file it leads to is the digest of that file."""

import hashlib
import re

from pages import resolve, run

LIST = "sha256.txt"
LINE = re.compile(r"([0-9a-f]{64})  (.+)")
# The program's own folder, and what others put beside the site for the place it is published at.
NOT_PUBLISHED = (".ketluan/", ".git")


def told(site, report):
    """Digests that pages tell, each beside the link to its file."""
    count = 0
    for path, page in site.pages.items():
        for element in page.named("details"):
            if "sum" not in element.get("class", "").split():
                continue
            count += 1
            link = next((each for each in element.parent.walk() if each.name == "a"), None)
            file = resolve(path, link.get("href", ""))[0] if link else ""
            words = next(each for each in element.children if not isinstance(each, str) and each.name == "code").text
            if file not in site.known:
                report.fault(f"{path}:{element.line}", f"tells the digest of no file: {file!r}")
            elif hashlib.sha256(site.read(file)).hexdigest() != words:
                report.fault(f"{path}:{element.line}", f"tells another digest than that of {file}")
    return count


def check(site, report):
    wanted = [path for path in site.files if path != LIST and not path.startswith(NOT_PUBLISHED)]
    if LIST not in site.known:
        report.fault(LIST, "no such file")
        return f"0 of {len(wanted)} files"
    text = site.read(LIST).decode()
    listed = {}
    for number, line in enumerate(text.splitlines(), 1):
        found = LINE.fullmatch(line)
        if not found:
            report.fault(f"{LIST}:{number}", f"no line of digest and path: {line[:100]!r}")
            continue
        digest, path = found.groups()
        if path in listed:
            report.fault(f"{LIST}:{number}", f"{path} is listed twice")
        elif path not in site.known:
            report.fault(f"{LIST}:{number}", f"{path} is not there")
        elif hashlib.sha256(site.read(path)).hexdigest() != digest:
            report.fault(f"{LIST}:{number}", f"{path} has other bytes")
        listed[path] = digest
    for path in wanted:
        if path not in listed:
            report.fault(LIST, f"{path} is not listed")
    if list(listed) != sorted(listed):
        report.fault(LIST, "is not in the order of the paths")
    if not text.endswith("\n"):
        report.fault(LIST, "its last line does not end")
    return f"{len(listed)} of {len(wanted)} files, {told(site, report)} told on pages"


run("sums", check)
