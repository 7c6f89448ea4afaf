#!/usr/bin/env python3
"""Measures a whole run of remswatch against the bare C scan of the same rows.

The two are run by turns, so that whatever else the machine does weighs on both. Medians of CPU
time (user and system), wall time and peak memory are printed side by side. Being slow is no
failure; a run that fails, or that read another number of rows than the C loop, is (exit code 1).

BENCH_PATIENTS  sizes of the databases, default "10000 100000"
BENCH_REMSWATCH the program, default .build/release/remswatch
CC              the C compiler, default cc
"""

import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BENCH = pathlib.Path(__file__).resolve().parent
DATA = BENCH / "data"
AS_OF = "2026-06-30"
REPETITIONS = 5
# What a run may end with when it has published: found gaps, and patients it could not judge.
PUBLISHED = (0, 3)


class Failure(Exception):
    """Ends the benchmark with exit code 1."""


class Sample:
    """What one process cost."""

    def __init__(self, command):
        with tempfile.TemporaryFile() as output:
            start = time.monotonic()
            process = subprocess.Popen(command, stdout=output)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            self.output = output.read().decode(errors="replace")
        self.exit_code = process.returncode
        self.cpu = usage.ru_utime + usage.ru_stime
        # Kilobytes on Linux, bytes on macOS.
        self.peak_kb = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def program():
    built = BENCH.parent / ".build/release/remswatch"
    path = pathlib.Path(os.environ.get("BENCH_REMSWATCH", built))
    if not path.exists():
        raise Failure(f"{path} is not there; run 'swift build -c release' first")
    return str(path)


def sizes():
    words = os.environ.get("BENCH_PATIENTS", "10000 100000").replace(",", " ").split()
    if not words or not all(word.isdigit() and int(word) > 0 for word in words):
        raise Failure("BENCH_PATIENTS must be whole numbers, such as '10000 100000'")
    return sorted({int(word) for word in words})


def compiled_scan():
    scan = DATA / "scan"
    compiler = os.environ.get("CC", "cc")
    subprocess.run([compiler, "-O2", "-o", scan, BENCH / "scan.c", "-lsqlite3"], check=True)
    return str(scan)


def database(remswatch, patients):
    """The database of that many patients, made on the first call and kept."""
    folder = DATA / f"{patients}-patients"
    if not (folder / "patients.db").exists():
        unfinished = DATA / f"{patients}-patients.part"
        shutil.rmtree(unfinished, ignore_errors=True)
        print(f"making a database of {patients:,} patients …", file=sys.stderr)
        start = time.monotonic()
        subprocess.run(
            [remswatch, "demo", "--patients", str(patients), "--bare", unfinished], check=True,
            stdout=subprocess.DEVNULL)
        unfinished.rename(folder)
        print(f"made in {time.monotonic() - start:.0f} s", file=sys.stderr)
    return str(folder / "patients.db")


def scan_once(scan, path):
    sample = Sample([scan, path])
    if sample.exit_code != 0:
        raise Failure(f"the C scan ended with exit code {sample.exit_code}")
    return sample, int(sample.output.split()[0])


def run_once(remswatch, path):
    """One whole run into a folder of its own, and how many observations its report says it read."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=DATA) as output:
        sample = Sample(
            [remswatch, "run", "--database", path, "--output", output, "--as-of", AS_OF, "--quiet"])
        if sample.exit_code not in PUBLISHED:
            raise Failure(f"the run ended with exit code {sample.exit_code}")
        return sample, rows_read(pathlib.Path(output))


def rows_read(output):
    """Observations read, as the run's report counts them."""
    reports = sorted(output.glob("runs/*/report.json"))
    if len(reports) != 1:
        raise Failure(f"the run left {len(reports)} reports in place of one")
    return json.loads(reports[0].read_text(encoding="utf-8-sig"))["read"]["observations"]


def measure(remswatch, scan, patients):
    path = database(remswatch, patients)
    scan_once(scan, path)  # Fills the page cache, for both.
    scans, runs = [], []
    for repetition in range(REPETITIONS):
        print(f"{patients:,} patients, {repetition + 1} of {REPETITIONS} …", file=sys.stderr)
        sample, rows = scan_once(scan, path)
        scans.append(sample)
        sample, rows_of_run = run_once(remswatch, path)
        runs.append(sample)
        if rows_of_run != rows:
            raise Failure(f"the C loop read {rows:,} observations and the run {rows_of_run:,}")
    return rows, median(scans), median(runs)


def median(samples):
    return {
        name: statistics.median(getattr(sample, name) for sample in samples)
        for name in ("cpu", "wall", "peak_kb")
    }


def print_table(results):
    print(f"Medians of {REPETITIONS} runs, by turns, as of {AS_OF}\n")
    print(f"{'patients':>10} {'observations':>13}  {'':<7}"
          f" {'C scan':>12} {'remswatch':>12} {'ratio':>7}")
    for patients, (rows, scan, run) in results.items():
        head = f"{patients:>10,} {rows:>13,}"
        for name, of_scan, of_run, digits in (
            ("CPU s", scan["cpu"], run["cpu"], 2),
            ("wall s", scan["wall"], run["wall"], 2),
            ("rows/s", rows / scan["wall"], rows / run["wall"], 0),
            ("peak MB", scan["peak_kb"] / 1024, run["peak_kb"] / 1024, 1),
        ):
            print(f"{head:<24}  {name:<7} {of_scan:>12,.{digits}f} {of_run:>12,.{digits}f}"
                  f" {of_run / of_scan:>7.2f}")
            head = ""
    print_growth(results)


def print_growth(results):
    """Memory should not grow with the number of patients."""
    small, large = min(results), max(results)
    if small == large:
        return
    growth = results[large][2]["peak_kb"] / results[small][2]["peak_kb"]
    print(f"\nPeak memory of remswatch, {large:,} patients over {small:,}: {growth:.2f}")


def main():
    DATA.mkdir(exist_ok=True)
    remswatch, scan = program(), compiled_scan()
    print_table({patients: measure(remswatch, scan, patients) for patients in sizes()})


if __name__ == "__main__":
    try:
        main()
    except (Failure, subprocess.CalledProcessError) as failure:
        print(f"bench: {failure}", file=sys.stderr)
        sys.exit(1)
