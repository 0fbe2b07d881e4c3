"""Reads a workbook with openpyxl and holds it against the same records in JSON.

    quartier list --all --output towns.xlsx
    quartier list --all --sources --output towns.json
    python3 tests/office/xlsx.py towns.xlsx towns.json

Says nothing where all is well. Needs openpyxl (pip install openpyxl).
"""

import json
import re
import sys
from datetime import datetime

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
with open(sys.argv[2], encoding="utf-8") as file:
    records = json.load(file)

assert book.properties.created == datetime(2000, 1, 1), "the same question, the same bytes"
for sheet in book:
    assert sheet.freeze_panes == "A2", sheet.title
    assert sheet.auto_filter.ref == sheet.dimensions, sheet.title
    assert sheet.print_title_rows == "$1:$1", sheet.title
    header = list(sheet[1])
    assert all(cell.value and cell.font.bold for cell in header), sheet.title
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        assert cell.data_type in ("s", "n"), f"{cell.coordinate}: {cell.data_type}"

data = book.worksheets[0]
assert data.max_row == len(records) + 1
for row, record in zip(data.iter_rows(min_row=2), records):
    assert len(row) == len(record)
    for cell, (key, value) in zip(row, record.items()):
        place = f"{cell.coordinate} ({key})"
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            assert cell.value is None or cell.data_type == "s", place
            if key == "ags" and value:
                assert cell.value == value and re.fullmatch(r"\d{8}", value), place
            continue
        assert cell.data_type == "n" and cell.value == value, place
        digits, zeros = re.fullmatch(r'(?:"~"#,##0(?:\.0+)?;"~-")?(#,##0)(?:\.(0+))?', cell.number_format).groups()
        decimals = len(str(value).partition(".")[2]) if isinstance(value, float) else 0
        assert decimals <= len(zeros or ""), place
        is_marked = key in record.get("derived", []) + record.get("estimated", [])
        if key == "value" and "status" in record:
            is_marked = record["status"] in ("derived", "estimate")
        assert cell.number_format.startswith('"~"') == is_marked, place

cited = {source for record in records for source in record.get("sources", [])}
if cited:
    sources = book.worksheets[1]
    assert {row[1].value for row in sources.iter_rows(min_row=2)} >= cited
    for number, row in enumerate(sources.iter_rows(min_row=2), start=1):
        assert row[0].value == number
        link = row[7].hyperlink
        if "%" in row[7].value:
            assert link is None, row[7].coordinate
            continue
        address = f"{link.target}#{link.location}" if link.location else link.target
        assert address == row[7].value, row[7].coordinate
