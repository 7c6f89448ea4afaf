#!/usr/bin/env python3
"""What a run found, in the form in which engines answer; and whether two answers are the same.

An answer is lines of patient_id,requirement,due_on,state of patients under surveillance, in order,
and then, of all patients, lines of all,requirement,count,state.

Usage: answers.py RUN ANSWER, which is a process of its own because it holds all rows of a run.
"""

import csv
import itertools
import pathlib
import re
import sys

from measuring import BENCH, Failure

SHOWN = 5


def requirements():
    with open(BENCH / "engines/schedules.csv", newline="", encoding="utf-8") as file:
        return {row["requirement"] for row in csv.DictReader(file)}


def table(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        yield from csv.DictReader(file)


def write_answer_of(run, path):
    """Writes what the reports of a run say."""
    asked = requirements()
    found = sorted(
        (int(row["patient_id"]), row["requirement"], row["due_on"], row["state"])
        for row in table(run / "missed-tests.csv") if row["requirement"] in asked)
    totals = sorted(
        ("all", row["key"], row[state], state) for state in ("missed", "overdue")
        for row in table(run / "summary.csv")
        if row["group"] == "requirement" and row["key"] in asked and row[state] != "0")
    totals.sort(key=lambda row: (row[1], row[3]))
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(itertools.chain(found, totals))


def rows_read(run):
    """The observations that a run read: near the end of its report, of which the rest is large."""
    with open(run / "report.json", "rb") as file:
        file.seek(max(0, (run / "report.json").stat().st_size - 4_000_000))
        tail = file.read()
    found = re.findall(rb'"read"\s*:\s*\{[^}]*"observations"\s*:\s*(\d+)', tail)
    if len(found) != 1:
        raise Failure("the report does not say how many observations the run read")
    return int(found[0])


def require_same(name, expected, given):
    """Fails with the first rows that differ."""
    with open(expected, encoding="utf-8") as left, open(given, encoding="utf-8") as right:
        differing = (
            (number, *lines) for number, lines in enumerate(itertools.zip_longest(left, right), 1)
            if lines[0] != lines[1])
        first = list(itertools.islice(differing, SHOWN))
    if first:
        raise Failure("\n".join([f"{name} answers otherwise than remswatch:"] + [
            f"  line {number}: remswatch {mine!r}, {name} {other!r}"
            for number, mine, other in first]))


if __name__ == "__main__":
    write_answer_of(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
