#!/usr/bin/env python3
"""Checks every missed-tests.xlsx of a run, and below it, against the CSV files beside it.

Usage: check-spreadsheets.py RUN AS-OF. Prints what is wrong; ends with 1 when something is.
       check-spreadsheets.py --cells FILE prints the cells as JSON: {sheet: [[[type, value as text]]]}.
Types are those of the file: s text, n number, d day; an empty cell is null.
"""
import csv, datetime, io, json, os, re, sys, unicodedata, zipfile
from xml.etree import ElementTree

import openpyxl

DAYS = {"birth_date", "opens_on", "due_on", "closes_on", "last_done_on", "attempt_on", "first_reported_on"}
NUMBERS = {"priority", "days_overdue", "days_since_last", "consecutive_missed"}
IGNORABLE = [(0x34F, 0x34F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x2065, 0x2065),
             (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
             (0xE0000, 0xE0FFF)]
LIMIT = 32767
# Rows of a list that a sheet has; the CSV files have all.
ROW_LIMIT = 5_000

wrong = []


def units(text):
    return len(text.encode("utf-16-le")) // 2


def is_invisible(character):
    code = ord(character)
    if character in "\t\n":
        return False
    return (unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp") or code & 0xFFFE == 0xFFFE
            or 0xFDD0 <= code <= 0xFDEF or any(a <= code <= b for a, b in IGNORABLE))


def shown(text):
    """A text as a cell must show it."""
    return "".join(f"[U+{ord(c):04X}]" if is_invisible(c) else c for c in text)


def is_formula(text):
    return text[:1] in ("\t", "\r", "\n") or text.lstrip()[:1] in ("=", "+", "-", "@")


def raw(text):
    """A cell of the CSV file without the mark that disarms it."""
    return text[1:] if text[:1] == "'" and is_formula(text[1:]) else text


def unescaped(value):
    """openpyxl gives the number of a character as it is written; spreadsheet programs do not."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), value)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def day(text):
    try:
        value = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return value if value >= datetime.date(1900, 3, 1) else None


def is_as(cell, text, column):
    """Whether a cell holds what the CSV file holds, as what it is."""
    if text == "":
        return cell.value is None
    if column in DAYS and day(text):
        return (cell.is_date and cell.number_format == "yyyy-mm-dd"
                and cell.value == datetime.datetime.combine(day(text), datetime.time()))
    if column in NUMBERS:
        return cell.data_type == "n" and type(cell.value) is int and str(cell.value) == raw(text)
    if cell.data_type not in ("s", "inlineStr") or type(cell.value) is not str:
        return False
    # A CSV file has U+FFFD for a NUL, a cell has the mark of a NUL.
    value, text = unescaped(cell.value).replace("[U+0000]", "\uFFFD"), raw(text)
    if column != "patient_id":
        text = shown(text).replace("[U+0000]", "\uFFFD")
    if units(text) > LIMIT - 40 and value.endswith("… (cut)"):
        return units(unescaped(cell.value)) <= LIMIT and text.startswith(value[:-7])
    return value == text


def check_parts(path, as_of):
    """What a program that opens the file would have to repair, and what differs by the clock."""
    with zipfile.ZipFile(path) as parts:
        if parts.testzip():
            wrong.append(f"{path}: a part's checksum is wrong")
        for part in parts.infolist():
            if part.date_time[:3] not in ((1980, 1, 1), (1980, 0, 0)):
                wrong.append(f"{path}: {part.filename} has the time {part.date_time}")
            text = parts.read(part)
            try:
                root = ElementTree.fromstring(text)
            except ElementTree.ParseError as error:
                wrong.append(f"{path}: {part.filename}: {error}")
                continue
            if any(element.tag.endswith("}f") for element in root.iter()):
                wrong.append(f"{path}: {part.filename} has a formula")
            if part.filename == "docProps/core.xml":
                times = [e.text for e in root if e.tag.endswith(("}created", "}modified"))]
                if times != [as_of + "T00:00:00Z"] * 2:
                    wrong.append(f"{path}: made and changed at {times}")


def check_sheet(path, sheet, names):
    where = f"{path}, {sheet.title}"
    if sheet.freeze_panes != "A2":
        wrong.append(f"{where}: frozen at {sheet.freeze_panes}")
    if sheet.auto_filter.ref != f"A1:AD{sheet.max_row}":
        wrong.append(f"{where}: filters {sheet.auto_filter.ref} of {sheet.max_row} rows")
    if sheet.print_title_rows != "$1:$1" or sheet.page_setup.orientation != "landscape":
        wrong.append(f"{where}: print")
    footer = sheet.oddFooter
    if footer.left.text != "Contains patient data" or footer.right.text != "Page &P of &N":
        wrong.append(f"{where}: footer {footer.left.text}, {footer.right.text}")
    if not all(c.font.b and c.alignment.wrap_text for c in sheet[1]):
        wrong.append(f"{where}: a heading is not bold or not wrapped")
    for place, name in enumerate(names):
        letter = openpyxl.utils.get_column_letter(place + 1)
        if not 8 < sheet.column_dimensions[letter].width < 60:
            wrong.append(f"{where}: column {letter} has no width of its own")
    if len({c.value for c in sheet[1]}) != len(names):
        wrong.append(f"{where}: headings are not {len(names)} different ones")


def check_list(path, book, title, rows):
    rows = rows[:ROW_LIMIT + 1]
    sheet = book[title]
    check_sheet(path, sheet, rows[0])
    cells = list(sheet.iter_rows(min_row=2))
    if len(cells) != len(rows) - 1:
        wrong.append(f"{path}, {title}: {len(cells)} rows in place of {len(rows) - 1}")
    for number, (row, texts) in enumerate(zip(cells, rows[1:]), 2):
        for cell, text, column in zip(row, texts, rows[0], strict=True):
            if not is_as(cell, text, column):
                wrong.append(f"{path}, {title}, row {number}, {column}: {cell.value!r}, not {text!r}")
    named = [row[2].value for row in book["Explanations"].iter_rows() if row[2].value]
    if not set(rows[0]) <= set(named):
        wrong.append(f"{path}: not explained: {set(rows[0]) - set(named)}")
    counts = {row[0].value: row[1].value for row in book["Explanations"].iter_rows()}
    if counts.get(f"Rows in {title}") != len(rows) - 1:
        wrong.append(f"{path}: it says {counts.get('Rows in ' + title)} rows in {title}")


def check_run(run, as_of):
    ids, found = {}, 0
    for folder, _, files in sorted(os.walk(run)):
        if "missed-tests.csv" not in files:
            continue
        path = os.path.join(folder, "missed-tests.xlsx")
        check_parts(path, as_of)
        book = openpyxl.load_workbook(path)
        ids[path] = set()
        for title, name in (("Missed tests", "missed-tests.csv"), ("Due soon", "due-soon.csv")):
            rows = read_csv(os.path.join(folder, name))
            check_list(path, book, title, rows)
            column = rows[0].index("obligation_id")
            ids[path] |= {row[column] for row in rows[1:]}
            found += len(rows) - 1
    check_apart(ids)
    if not found:
        wrong.append("no file has a row")


def check_apart(ids):
    """No site's file holds a row of another, hidden or not."""
    sites = {path: own for path, own in ids.items() if "/sites/" in path}
    everything = set().union(*sites.values())
    for path, own in sites.items():
        with zipfile.ZipFile(path) as parts:
            text = b"".join(parts.read(p) for p in parts.infolist()).decode()
        present = set(re.findall(r"(?<=>)[0-9a-f]{16}(?=<)", text))
        if present & everything != own:
            wrong.append(f"{path}: has rows of another site")


def typed(cell):
    if cell.value is None:
        return None
    if cell.is_date:
        return ["d", cell.value.strftime("%Y-%m-%d")]
    return ["s" if cell.data_type == "inlineStr" else cell.data_type, str(cell.value)]


if sys.argv[1] == "--cells":
    book = openpyxl.load_workbook(sys.argv[2])
    print(json.dumps({s.title: [[typed(c) for c in row] for row in s.iter_rows()] for s in book}))
else:
    check_run(sys.argv[1], sys.argv[2])
    for line in wrong[:40]:
        print(line)
    sys.exit(1 if wrong else 0)
