"""Holds what `check` writes for machines to the schemas of those who read it.

    outputs.py PROGRAM SITE SARIF_SCHEMA

Prints how many of each were looked at; exits 1 where one does not fit.
"""
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema

program, site, sarif_schema = sys.argv[1:]
here = Path(__file__).resolve().parent
faults = []


def told(form, language):
    run = subprocess.run([program, "check", "--root", site, "--format", form, "--lang", language], capture_output=True, text=True)
    if run.returncode != 1:
        sys.exit(f"outputs: the faulty site exits with {run.returncode}: {run.stderr}")
    return run.stdout


def check(name, schema, data):
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for error in validator(schema).iter_errors(data):
        faults.append(f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")


def github(text):
    """Workflow commands: `::error file=…,line=…,col=…,title=…::message`, nothing in them that would end one."""
    count = 0
    for line in text.splitlines():
        count += 1
        found = re.fullmatch(r"::(error|warning|notice) file=([^,:]+)(?:,line=(\d+),col=(\d+))?,title=([a-z0-9-]+)::(.+)", line)
        if not found:
            faults.append(f"github: {line}")
        elif re.search(r"%(?!25|0D|0A)", found[6]):
            faults.append(f"github: a bare percent sign: {line}")
    return count


counts = set()
for language in ["en", "vi"]:
    rows = [json.loads(line) for line in told("json", language).splitlines()]
    ours = json.loads((here / "../../docs/diagnostics.schema.json").read_text())
    for row in rows:
        check("json", ours, row)
    sarif = json.loads(told("sarif", language))
    check("sarif", json.loads(Path(sarif_schema).read_text()), sarif)
    gitlab = json.loads(told("gitlab", language))
    check("gitlab", json.loads((here / "gitlab-code-quality.schema.json").read_text()), gitlab)
    prints = [row["fingerprint"] for row in gitlab]
    if len(set(prints)) != len(prints):
        faults.append("gitlab: two entries with one fingerprint")
    counts |= {len(rows), len(sarif["runs"][0]["results"]), len(gitlab), github(told("github", language))}
    severities = {row["severity"] for row in rows}
    if severities != {"error", "warning", "hint"}:
        faults.append(f"the faulty site shows only {severities}")
if len(counts) != 1:
    faults.append(f"the formats tell different numbers: {counts}")
for fault in faults[:40]:
    print(f"outputs: {fault}")
print(f"outputs: {counts} diagnostics as JSON, SARIF, GitLab and GitHub have it, in two languages: {len(faults)} faults")
sys.exit(bool(faults))
