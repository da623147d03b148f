"""Safety: a strict Content-Security-Policy on every page, ahead of all it governs, and nothing in the page that it would block."""

from pages import Page, run

ALLOWED = {"'self'", "'none'", "file:"}
# Pictures and fonts as data run nothing.
ALSO = {"img-src": {"data:"}, "font-src": {"data:"}}
# The page for lost addresses is opened at any depth, so no relative address leads to a style sheet: it carries its own as data, which
# can place and colour and run nothing. No other page may.
LOST = "404.html"
STYLE_AS_DATA = "data:text/css,"
# These do not fall back on default-src, so leaving them out leaves them open.
WANTED = ("default-src", "base-uri", "form-action")
# Ignored in a <meta>, with a console error: stating them there promises what does not hold.
HEADER_ONLY = {"frame-ancestors", "sandbox", "report-uri"}
DATA_BLOCKS = {"application/json", "application/ld+json", "text/plain"}


def policy_faults(policies, path):
    """A browser obeys all policies of a page, so that one can say what another leaves open."""
    directives = {}
    for words in (part.split() for policy in policies for part in policy.lower().split(";") if part.strip()):
        if words[0] in directives:
            yield f"policy says {words[0]} twice"
        directives.setdefault(words[0], words[1:])
    for name in WANTED:
        if name not in directives:
            yield f"policy has no {name}"
    for name in sorted(HEADER_ONLY & set(directives)):
        yield f"policy has {name}, which a <meta> cannot set"
    for name, sources in directives.items():
        if not name.endswith("-src") and name not in WANTED:
            continue
        for source in sources or ["(nothing)"]:
            own_style = path == LOST and (name, source) == ("style-src", "data:")
            if source not in ALLOWED | ALSO.get(name, set()) and not own_style:
                yield f"policy allows {source} in {name}"


def check_policy(page, path, fault):
    policies = [m for m in page.named("meta") if m.get("http-equiv", "").lower() == "content-security-policy"]
    if not policies:
        fault(page.root, "0 policies")
        return
    for words in policy_faults([policy.get("content", "") for policy in policies], path):
        fault(policies[0], words)
    for element in page.elements[: page.elements.index(policies[-1])]:
        if element.name in ("script", "link", "style", "body"):
            fault(element, f"<{element.name}> stands before the policy and is not governed by it")


def check_elements(page, path, fault, drawing):
    for element in page.elements:
        if element.name == "script" and (drawing or "src" not in element.attributes and element.get("type") not in DATA_BLOCKS):
            fault(element, "inline script")
        if element.name in ("iframe", "object", "embed", "base", "frame", "applet"):
            fault(element, f"<{element.name}>")
        # A drawing that stands alone is governed by no page, and carries its own colours.
        if not drawing and element.name == "style":
            fault(element, "inline <style>")
        if not drawing and "style" in element.attributes:
            fault(element, f"style attribute on <{element.name}>")
        for name, value in element.attributes.items():
            if name.startswith("on"):
                fault(element, f"event attribute {name} on <{element.name}>")
            own_style = path == LOST and element.name == "link" and value.startswith(STYLE_AS_DATA)
            runs = ("javascript:", "vbscript:", "data:text", "data:image/svg")
            if "".join(value.split()).lower().startswith(runs) and not own_style:
                fault(element, f"script address in {name} on <{element.name}>")


def check(site, report):
    drawings = site.ending(".svg")
    for path in [*site.pages, *drawings]:
        page = site.pages.get(path) or Page(site, path)

        def fault(element, words):
            report.fault(f"{path}:{element.line}", words)

        if path in site.pages:
            check_policy(page, path, fault)
        check_elements(page, path, fault, path in drawings)
    return f"{len(site.pages)} pages, {len(drawings)} drawings"


run("safety", check)
