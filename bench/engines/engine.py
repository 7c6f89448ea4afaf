"""What the engines in Python share: where they read, and how they say what they cost.

An engine is called with DATABASE AS-OF ANSWER. It writes its answer, sorted, and prints as its last
line what loading and asking cost, in JSON.
"""

import csv
import json
import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
INFUSIONS = "SELECT patient_id, infused_on, recorded_at, course, dose_mg, voided FROM infusion"
OBSERVATIONS = (
    "SELECT patient_id, collected_on, specimen, code, recorded_at, status, value, value_text"
    " FROM observation")
COUNTING = ("F", "C", "A", "B", "V", "U")
PENDING = ("P", "R", "I", "S")
VOIDED = ("D", "W")


class Watch:
    """Measures the parts of a process."""

    def __init__(self):
        self.parts = {}
        self._mark = (time.perf_counter(), time.process_time())

    def lap(self, part):
        """Puts all that was done since the last lap down to `part`."""
        now = (time.perf_counter(), time.process_time())
        self.parts[part] = {
            "wall": now[0] - self._mark[0], "cpu": now[1] - self._mark[1]}
        self._mark = now

    def report(self):
        print(json.dumps(self.parts))


def arguments():
    database, as_of, answer = sys.argv[1:]
    return database, as_of, answer


def rows(name):
    with open(HERE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def schedules():
    """Each requirement as (name, test, months, grace)."""
    return [
        (row["requirement"], row["test"], int(row["months"]), int(row["grace"]))
        for row in rows("schedules.csv")]


def codes():
    """Each code as (bits, needs a value)."""
    found = {}
    for row in rows("codes.csv"):
        bits, needs_value = found.get(row["code"], (0, False))
        found[row["code"]] = (
            bits | 1 << int(row["bit"]), needs_value or row["part"] == "component")
    return found


def tests():
    """Each test as the bits of (panels, components, what keeps it from being a bare panel)."""
    found = {}
    for row in rows("codes.csv"):
        part = ("panel", "component", "partial").index(row["part"])
        found.setdefault(row["test"], [0, 0, 0])[part] |= 1 << int(row["bit"])
    # A test without components is done by its panel, whatever stands beside it.
    return {
        test: (panels, components or panels, components and components | partial)
        for test, (panels, components, partial) in found.items()}
