#!/usr/bin/env python3
"""Measures in Chromium how soon the page of a site with 5,000 rows of work is there and is sorted.

Usage: page.py [REMSWATCH]

Prints medians of five, for the page as it is written and for one that holds all the rows, which shows
what the limit of rows on a page is worth.
"""

import pathlib
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Checkers"))
from browser import Browser  # noqa: E402

PATIENTS = 152
PAINT = """new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(
  performance.getEntriesByName("first-paint")[0]?.startTime ?? performance.now()))))"""
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
# From the click to the frame in which the new order is shown.
CLICK = """new Promise(done => {
  const begin = performance.now();
  document.querySelectorAll("table[data-list] thead button")[4].click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""
SEARCH = """new Promise(done => {
  const begin = performance.now();
  const search = document.getElementById("filter-words");
  search.value = "skin";
  search.dispatchEvent(new Event("input"));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
})"""


def site_page(program, folder):
    """The page of the only site of an invented clinic, and the rows of its list."""
    subprocess.run([program, "demo", folder, "--patients", str(PATIENTS)], check=True,
                   stdout=subprocess.DEVNULL)
    database = sqlite3.connect(f"{folder}/patients.db")
    database.execute("UPDATE care_assignment SET site_id = (SELECT min(site_id) FROM site)")
    database.commit()
    database.close()
    subprocess.run([program, "run", "--quiet", "--database", f"{folder}/patients.db",
                    "--as-of", "2026-06-30", "--output", f"{folder}/out"], check=False)
    (page, rows) = (None, 0)
    for table in pathlib.Path(f"{folder}/out/latest/sites").glob("*/missed-tests.csv"):
        count = table.read_text(encoding="utf-8-sig").count("\n") - 1
        if count > rows:
            (page, rows) = (table.with_name("index.html"), count)
    return (page, rows)


def with_all_rows(page, rows, path):
    """The same page with its rows repeated until all that the site has would stand on it."""
    text = page.read_text(encoding="utf-8")
    bodies = re.findall(r"<tbody class=.*?</tbody>", text, re.DOTALL)
    shown = sum(body.count("<tr") for body in bodies)
    first = text.index(bodies[0])
    path.write_text(text[:first] + "".join(bodies) * (rows // shown) + text[first:],
                    encoding="utf-8")
    return path


def measure(path):
    samples = {"first paint": [], "loaded": [], "sorted": [], "searched": []}
    with Browser() as browser:
        for _ in range(5):
            with browser.page() as page:
                page.open(path)
                samples["first paint"].append(page.run(PAINT))
                samples["loaded"].append(page.run(LOADED))
                samples["sorted"].append(page.run(CLICK))
                samples["searched"].append(page.run(SEARCH))
                rows = page.run("document.querySelectorAll('table[data-list] tbody tr').length")
    return (rows, {name: statistics.median(times) for name, times in samples.items()})


def main(program):
    with tempfile.TemporaryDirectory() as folder:
        (page, rows) = site_page(program, folder)
        print(f"A site with {rows:,} rows of work; milliseconds, medians of five")
        print(f"{'':30}{'rows':>8}{'first paint':>13}{'loaded':>9}{'sorted':>9}{'searched':>10}")
        whole = with_all_rows(page, rows, pathlib.Path(folder) / "whole.html")
        for (name, path) in [("the page as it is written", page), ("all rows on one page", whole)]:
            (shown, times) = measure(path)
            print(f"{name:30}{shown:8,}{times['first paint']:13.0f}{times['loaded']:9.0f}"
                  f"{times['sorted']:9.0f}{times['searched']:10.0f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(ROOT / ".build/release/remswatch"))
