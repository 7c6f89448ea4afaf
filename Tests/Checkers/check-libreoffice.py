#!/usr/bin/env python3
"""Opens every CSV file and spreadsheet of a run in LibreOffice, headless, and looks at its cells.

Usage: check-libreoffice.py RUN   Prints what is wrong; ends with 1 when something is.

CSV files are opened three times: with every column as text, where the values must be those that
Python reads; as the dialog of a double click proposes it, where the rows must have as many cells;
and as without any dialog. Formulas are evaluated in the last two, and there must be none. The cells
of a spreadsheet must be those that openpyxl reads.
"""
import csv, os, pathlib, re, shutil, subprocess, sys, tempfile
from xml.etree import ElementTree

import openpyxl

OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
# Separators, quote, UTF-8, first row, columns, language, quoted as text, special numbers.
AS_TEXT = "CSV:44,34,76,1," + "/".join(f"{n}/2" for n in range(1, 65)) + ",0,false,false"
AS_PROPOSED = "CSV:44/59/9,34,76,1,,0,false,false"
wrong = []


def opened(place, kind, paths, filter=None):
    """Flat OpenDocument files of all of them, by one start of the program."""
    out = os.path.join(place, kind)
    command = ["soffice", f"-env:UserInstallation={pathlib.Path(place, 'profile').as_uri()}", "--headless"]
    command += ([f"--infilter={filter}"] if filter else []) + ["--convert-to", "fods", "--outdir", out]
    done = subprocess.run(command + paths, capture_output=True, text=True, timeout=280)
    found = [os.path.join(out, os.path.splitext(os.path.basename(path))[0] + ".fods") for path in paths]
    if done.returncode or not all(map(os.path.exists, found)):
        sys.exit(f"LibreOffice did not open everything: {done.stdout[-500:]}{done.stderr[-500:]}")
    return [ElementTree.parse(path) for path in found]


def text_of(element):
    """A paragraph's text, in which blanks, tabs and breaks of a line are elements."""
    text = element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            text += " " * int(child.get(TEXT + "c", 1))
        elif child.tag == TEXT + "tab":
            text += "\t"
        elif child.tag == TEXT + "line-break":
            text += "\n"
        else:
            text += text_of(child)
        text += child.tail or ""
    return text


def value_of(cell):
    kind = cell.get(OFFICE + "value-type")
    if kind == "date":
        return cell.get(OFFICE + "date-value")[:10]
    if kind in ("float", "percentage", "currency"):
        return "%.15g" % float(cell.get(OFFICE + "value"))
    return "\n".join(text_of(paragraph) for paragraph in cell.iter(TEXT + "p"))


def rows_of(table):
    """The rows without empty cells at their ends, and without empty rows at the end."""
    rows = []
    for row in table.iter(TABLE + "table-row"):
        cells = []
        for cell in row:
            value = value_of(cell)
            repeated = int(cell.get(TABLE + "number-columns-repeated", 1))
            cells += [value] * (repeated if value else min(repeated, 100))
        repeated = int(row.get(TABLE + "number-rows-repeated", 1))
        rows += [stripped(cells)] * (repeated if any(cells) else min(repeated, 100))
    return stripped(rows)


def stripped(items):
    items = list(items)
    while items and not items[-1]:
        items.pop()
    return items


def compare(path, theirs, ours):
    if theirs != ours:
        rows = enumerate(zip(theirs, ours), 1)
        at = next(((n, *pair) for n, pair in rows if pair[0] != pair[1]), (len(theirs), len(ours)))
        wrong.append(f"{path}: LibreOffice reads otherwise: {at}"[:600])


def check_formulas(path, document):
    for cell in document.iter(TABLE + "table-cell"):
        if cell.get(TABLE + "formula"):
            wrong.append(f"{path}: a formula: {cell.get(TABLE + 'formula')[:80]!r}")


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        # A cell of a spreadsheet knows one kind of break.
        return [stripped(re.sub("\r\n?", "\n", cell) for cell in row) for row in csv.reader(file)]


def check_csv(place, names, paths):
    as_text = opened(place, "text", paths, AS_TEXT)
    proposed = opened(place, "proposed", paths, AS_PROPOSED)
    for path, text, shown in zip(paths, as_text, proposed):
        rows = read_csv(path)
        tables = [list(document.iter(TABLE + "table")) for document in (text, shown)]
        compare(names[path], rows_of(tables[0][0]), stripped(rows))
        compare(names[path] + ", cells in a row", *(list(map(len, r)) for r in (rows_of(tables[1][0]), stripped(rows))))
        check_formulas(names[path], text)
        check_formulas(names[path] + ", opened as proposed", shown)


def cell_text(cell):
    if cell.value is None:
        return ""
    if cell.is_date:
        return cell.value.strftime("%Y-%m-%d")
    if cell.data_type == "n":
        return "%.15g" % cell.value
    text = re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), str(cell.value))
    return re.sub("\r\n?", "\n", text)


def check_spreadsheet(name, path, document):
    theirs = {table.get(TABLE + "name"): rows_of(table) for table in document.iter(TABLE + "table")}
    for sheet in openpyxl.load_workbook(path):
        ours = stripped(stripped(map(cell_text, row)) for row in sheet.iter_rows())
        compare(f"{name}, {sheet.title}", theirs.get(sheet.title), ours)


def copies(run, place):
    """Every file under a name of its own, by the name that it has in the run."""
    names = {}
    for folder, _, files in sorted(os.walk(run)):
        for file in sorted(files):
            if file.endswith((".csv", ".xlsx")):
                path = os.path.join(place, f"{len(names)}-{file}")
                shutil.copy(os.path.join(folder, file), path)
                names[path] = os.path.relpath(os.path.join(folder, file), run)
    return names


with tempfile.TemporaryDirectory() as place:
    names = copies(sys.argv[1], place)
    tables = [path for path in names if path.endswith(".csv")]
    check_csv(place, names, tables)
    for path, document in zip(names, opened(place, "plain", list(names))):
        check_formulas(names[path] + ", opened without a word", document)
        if path.endswith(".xlsx"):
            check_spreadsheet(names[path], path, document)
    if len(tables) < 8 or len(tables) == len(names):
        wrong.append(f"only {len(tables)} CSV files and {len(names) - len(tables)} spreadsheets")
print("".join(line + "\n" for line in wrong[:40]), end="")
sys.exit(1 if wrong else 0)
