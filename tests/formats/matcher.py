"""Whether the problem matcher of the editor's task reads every line that `check --format json` writes of a text.

    matcher.py PROGRAM SITE TASKS_JSON
"""
import json
import re
import subprocess
import sys

program, site, tasks = sys.argv[1:]
pattern = json.load(open(tasks))["tasks"][0]["problemMatcher"]["pattern"]
lines = subprocess.run([program, "check", "--root", site, "--format", "json", "--lang", "vi"], capture_output=True, text=True).stdout.splitlines()
faults = matched = 0
for line in lines:
    row, found = json.loads(line), re.match(pattern["regexp"], line)
    if row["line"] is None:
        continue
    expected = {"code": row["code"], "severity": row["severity"], "file": row["path"], "line": str(row["line"]), "endColumn": str(row["end_column"])}
    told = {key: found[pattern[key]] for key in expected} if found else None
    if told != expected or json.loads(f'"{found[pattern["message"]]}"') != row["message"]:
        faults += 1
        print(f"matcher: {line}")
    matched += 1
print(f"matcher: {matched} lines, {faults} faults")
sys.exit(bool(faults) or not matched)
