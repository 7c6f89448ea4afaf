#!/usr/bin/env python3
"""Measures a whole run of remswatch beside a bare C scan of the rows and beside other engines.

All take turns, so that whatever else the machine does weighs on all of them. Medians of CPU time
(user and system), wall time and peak memory are printed and written to docs/performance.md. Being
slow is no failure; a process that fails, reads another number of rows than the C loop or answers
otherwise than remswatch is (exit code 1).

--check           only compares answers, on small databases with all that may happen to a fact

BENCH_DATABASES   what is measured, default "panels:1000 panels:10000 panels:100000 analytes:10000":
                  what the databases hold (see databases.py) and their patients
BENCH_REPETITIONS turns, default 5
BENCH_REMSWATCH   the program, default .build/release/remswatch
BENCH_DOCUMENT    what is written, default docs/performance.md
CC                the C compiler, default cc
"""

import statistics
import subprocess
import sys

import check
import databases
import document
from contestants import CONTESTANTS, programs
from measuring import DATA, Failure, whole_number
from turns import Unavailable, take


def measure(names, repetitions):
    """The medians of every contestant that can be had and does not take too long, by name."""
    turns = {contestant.name: [] for contestant in CONTESTANTS}
    gone, facts = set(), {"answer": DATA / "expected.csv"}
    facts["answer"].unlink(missing_ok=True)
    for contestant in CONTESTANTS[:2]:  # Fills the page cache, and says how many rows there are.
        take(contestant, names, facts)
    for repetition in range(repetitions):
        for contestant in CONTESTANTS:
            rows, done = facts["rows"], turns[contestant.name]
            if contestant.name in gone or rows > contestant.most or (
                    done and rows > contestant.once_above):
                continue
            print(f"{repetition + 1} of {repetitions}: {contestant.name} …", file=sys.stderr)
            try:
                done.append(take(contestant, names, facts))
            except Unavailable:
                print(f"WARNING: {contestant.name} cannot be had here", file=sys.stderr)
                gone.add(contestant.name)
    return {
        "rows": facts["rows"], "gone": gone,
        "medians": {name: medians(done) for name, done in turns.items() if done}}


def medians(turns):
    found = {
        part: {unit: statistics.median(turn[part][unit] for turn in turns) for unit in costs}
        for part, costs in turns[0].items()}
    return {**found, "turns": len(turns)}


def main(arguments):
    DATA.mkdir(exist_ok=True)
    names = programs()
    if arguments == ["--check"]:
        return check.main(names)
    repetitions = whole_number("BENCH_REPETITIONS", 5)
    results = []
    for variant, patients in databases.wanted():
        path = databases.database(names["remswatch"], variant, patients)
        found = measure({**names, "database": path}, repetitions)
        results.append({"variant": variant, "patients": patients, **found})
    document.publish(results, repetitions)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Failure, subprocess.CalledProcessError) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(1)
