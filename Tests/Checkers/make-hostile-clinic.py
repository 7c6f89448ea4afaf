#!/usr/bin/env python3
"""Puts texts into every cell of a clinic that a person types: each text once, then each again.

Usage: make-hostile-clinic.py DATABASE TEXTS.json|words

TEXTS.json is a list of texts; `words` puts harmless ones of our own there instead.
"""

import json
import sqlite3
import sys

CELLS = [
    ("patient", "family_name"), ("patient", "given_name"), ("patient", "mrn"), ("patient", "phone"),
    ("site", "name"), ("site", "coordinator_name"), ("prescriber", "name"), ("facility", "name"),
    ("observation", "value_text"), ("observation", "unit"), ("medication", "product"),
    ("history", "detail"), ("waiver", "reason"), ("waiver", "granted_by"),
]


def main(path, source):
    texts = None
    if source != "words":
        with open(source, encoding="utf-8") as file:
            # Record numbers may not stand twice.
            texts = list(dict.fromkeys(text for text in json.load(file) if text))
    database = sqlite3.connect(path)
    used = 0
    for (table, column) in CELLS:
        key = table + "_id" if table in ("site", "prescriber", "facility") else "patient_id"
        for (owner,) in database.execute(f"SELECT DISTINCT {key} FROM {table} ORDER BY {key}").fetchall():
            text = texts[used % len(texts)] if texts else f"word {used}"
            database.execute(
                f"UPDATE {table} SET {column} = ? WHERE {key} = ? AND {column} IS NOT NULL",
                (text, owner))
            used += 1
    database.commit()
    database.close()
    if texts and used < len(texts):
        sys.exit(f"the clinic has {used} cells for {len(texts)} texts")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
