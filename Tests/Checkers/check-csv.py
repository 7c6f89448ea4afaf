#!/usr/bin/env python3
"""Reads every CSV file of a run with DuckDB and with Python, which must see the same values, and
looks for cells that a spreadsheet would run.

Usage: check-csv.py RUN   Prints what is wrong; ends with 1 when something is. Needs duckdb.
"""
import csv, os, sys

import duckdb

# Numbers may be negative.
NUMBERS = {"patient_id"}
wrong = []


def is_formula(text):
    return text[:1] in ("\t", "\r", "\n") or text.lstrip()[:1] in ("=", "+", "-", "@")


def by_python(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def by_duckdb(path):
    """All cells as text; what has nothing in it is empty and not NULL."""
    query = """SELECT * FROM read_csv(?, header = true, all_varchar = true, delim = ',', quote = '"',
        escape = '"', strict_mode = true, parallel = false, auto_detect = false,
        nullstr = '(no such text)', max_line_size = 20000000, columns = ?)"""
    names = by_python(path)[0]
    columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"
    result = duckdb.sql(query.replace("?", "'" + path.replace("'", "''") + "'", 1).replace("?", columns))
    return [list(result.columns)] + [[cell or "" for cell in row] for row in result.fetchall()]


def check(path):
    rows = by_python(path)
    try:
        theirs = by_duckdb(path)
    except duckdb.Error as error:
        wrong.append(f"{path}: {str(error)[:200]}")
        return 0
    if theirs != rows:
        at = next((n for n, pair in enumerate(zip(rows, theirs)) if pair[0] != pair[1]), "its end")
        wrong.append(f"{path}: DuckDB reads {len(theirs)} rows, Python {len(rows)}; they differ at {at}")
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            wrong.append(f"{path}: row {number} has {len(row)} cells")
        for name, cell in zip(rows[0], row):
            if is_formula(cell) and name not in NUMBERS:
                wrong.append(f"{path}: row {number}, {name} is a formula: {cell!r}")
    return len(rows) - 1


found, files = 0, 0
for folder, _, names in sorted(os.walk(sys.argv[1])):
    for name in sorted(names):
        if name.endswith(".csv"):
            found += check(os.path.join(folder, name))
            files += 1
if files < 8 or not found:
    wrong.append(f"only {files} files with {found} rows")
print("".join(line + "\n" for line in wrong[:40]), end="")
sys.exit(1 if wrong else 0)
