"""Reads a report back, by python-docx from the document and by LibreOffice from its pages, and holds both to the site's own export.

    report.py DOCX TEXT_OF_ITS_PDF OVERDUE_JSON
"""
import json
import re
import sys

import docx

path, pages, overdue = sys.argv[1:]
tasks = json.load(open(overdue))["tasks"]
document = docx.Document(path)
faults = []
matrix = next(table for table in document.tables if table.rows[-1].cells[0].text == "Tổng cộng")
numbers = [[int(cell.text) for cell in row.cells[1:]] for row in matrix.rows[2:]]
if [sum(column) for column in zip(*numbers[:-1])] != numbers[-1]:
    faults.append("the matrix does not add up")
if numbers[-1][7] != len(tasks):
    faults.append(f"{numbers[-1][7]} overdue in the matrix, {len(tasks)} in the export")
rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
plain = lambda text: re.sub(r"\s+", "", text)
told = plain(open(pages).read())
for task in tasks:
    if not any(task["text"][:60] in cell for row in rows for cell in row):
        faults.append(f"not in the document: {task['text']}")
if f"NHIỆMVỤQUÁHẠN({len(tasks)})" not in told.upper():
    faults.append("the pages do not count the overdue tasks")
for words in ["CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "Nơinhận:", "CHÁNHVĂNPHÒNG"]:
    if words not in told:
        faults.append(f"not on the pages: {words}")
section = document.sections[0]
if (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.mm)) != (210, 297, 30):
    faults.append("the page is not A4 with a margin of 30 mm")
for fault in faults:
    print(f"written: report: {fault}")
print(f"written: the report as python-docx and LibreOffice read it: {len(document.tables)} tables, {len(tasks)} overdue tasks, {len(faults)} faults")
sys.exit(bool(faults))
