"""Reads a workbook with openpyxl: dates, types, looks and links of its cells.

    quartier list --all --output towns.xlsx
    python3 tests/office/xlsx.py towns.xlsx

Says nothing where all is well. Needs openpyxl (pip install openpyxl).
"""

import re
import sys
from datetime import datetime

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
assert book.properties.created == datetime(2000, 1, 1), "the same question, the same bytes"
for sheet in book:
    header = list(sheet[1])
    assert all(cell.value and cell.font.bold for cell in header if cell.value), sheet.title
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        assert cell.data_type in ("s", "n"), f"{cell.coordinate}: {cell.data_type}"

data = book.worksheets[0]
assert data.freeze_panes, "the header is frozen"
assert data.print_title_rows == "$1:$1" and data.page_setup.orientation == "landscape"
for row in data:
    sized = [it for it in row if it.column_letter in data.column_dimensions]
    lines = [len(str(it.value)) / data.column_dimensions[it.column_letter].width for it in sized]
    height = data.row_dimensions[row[0].row].height or 15
    assert height > 15 or max(lines) < 1.5, f"{row[0].row}: a wrapped text has no room"
# Rows that are attributes or facts have numbers of many units in a column.
labels = {cell.value for cell in data[1]}
is_mixed = labels & {"Angabe", "Attribute", "Einheit", "Unit"}
for column in data.iter_cols(min_row=2):
    formats = {cell.number_format for cell in column if isinstance(cell.value, (int, float))}
    assert is_mixed or len(formats) <= 1, f"{column[0].column_letter}: {formats}"
    for cell in column:
        if isinstance(cell.value, float):
            decimals = len(str(cell.value).partition(".")[2])
            zeros = re.search(r"\.(0+)", cell.number_format)
            assert decimals <= len(zeros[1] if zeros else ""), cell.coordinate

for sheet in book.worksheets[1:]:
    for cell in (cell for row in sheet.iter_rows() for cell in row):
        if cell.hyperlink:
            link = cell.hyperlink
            address = f"{link.target}#{link.location}" if link.location else link.target
            assert address == cell.value, cell.coordinate
