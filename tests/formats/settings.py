"""Holds a site's settings and the front matter of its notices to the schemas that editors read.

    settings.py SCHEMAS CONTENT
"""
import json
import sys
import tomllib
from datetime import date
from pathlib import Path

import jsonschema

schemas, content = map(Path, sys.argv[1:])
faults, looked = [], 0


def plain(value):
    """Days as the texts that an editor hands over."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def check(name, path, text):
    global looked
    looked += 1
    schema = json.loads((schemas / f"{name}.schema.json").read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    for error in jsonschema.Draft7Validator(schema).iter_errors(plain(tomllib.loads(text))):
        faults.append(f"{path}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


for name in ["site", "units", "calendar", "indicators"]:
    path = content / f"{name}.toml"
    if path.exists():
        check(name, path, path.read_text())
for path in sorted(content.glob("notices/**/*.md")):
    check("notice", path, path.read_text().split("+++\n")[1])
for fault in faults[:40]:
    print(f"settings: {fault}")
print(f"settings: {looked} texts, {len(faults)} faults")
sys.exit(bool(faults) or looked < 3)
