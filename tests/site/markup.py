"""Syntax: every HTML, SVG and CSS file through the Nu HTML checker, without an error, a warning or a remark."""

import json
import os
import subprocess
from urllib.parse import unquote, urlsplit

from pages import run

JAR = os.path.join(os.environ["KETLUAN_TEST_CACHE"], "node_modules/vnu-jar/build/dist/vnu.jar")
# Each file is read as what its extension says.
COMMAND = ["java", "-Xss8m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", JAR, "--also-check-css", "--also-check-svg",
           "--format", "json", "--stdout", "--exit-zero-always"]
KINDS = ("html", "svg", "css")


def messages(site, paths):
    """What the checker says. Paths are absolute, because it reports them as addresses."""
    for start in range(0, len(paths), 2000):  # a command line holds so many and no more
        done = subprocess.run([*COMMAND, *(str(site.root / path) for path in paths[start:start + 2000])], capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"the checker died: {done.stderr[-2000:]}")
        yield from json.loads(done.stdout)["messages"]


def check(site, report):
    found = {kind: site.ending("." + kind) for kind in KINDS}
    for message in messages(site, sum(found.values(), [])):
        severity = message.get("subType") or message["type"]
        path = os.path.relpath(unquote(urlsplit(message.get("url", "")).path), site.root)
        report.fault(f"{path}:{message.get('lastLine', 1)}:{message.get('firstColumn', 1)}", f"{severity}: {message['message']}")
    return ", ".join(f"{len(paths)} {kind}" for kind, paths in found.items())


run("markup", check)
