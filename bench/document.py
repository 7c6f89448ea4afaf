"""The tables of a benchmark, printed and written to docs/performance.md."""

import itertools
import os
import pathlib
import platform
import subprocess

from contestants import AS_OF, CONTESTANTS
from measuring import BENCH

REFERENCE, JUDGED, FLOOR = "remswatch", "remswatch, scan and judgement", "C loop"
HEAD = (
    "", "wall s", "CPU s", "peak MB", "load: wall", "CPU", "ask: wall", "CPU",
    f"wall / {REFERENCE}", f"CPU / {REFERENCE}", f"wall / {FLOOR}", f"CPU / {FLOOR}", "turns")


def publish(results, repetitions):
    """Prints the tables, and writes the document that they belong to."""
    results = sorted(results, key=lambda result: result["rows"])
    tables = "\n\n".join(f"{title(result)}\n\n{table(result)}" for result in results)
    tables += growth(results)
    print(tables)
    text = (BENCH / "performance.md").read_text(encoding="utf-8")
    for name, value in {
            "MACHINE": machine(), "ENGINES": engines(), "AS_OF": AS_OF,
            "TURNS": str(repetitions), "TABLES": tables}.items():
        text = text.replace(f"@{name}@", value)
    path = os.environ.get("BENCH_DOCUMENT", BENCH.parent / "docs/performance.md")
    pathlib.Path(path).write_text(text, encoding="utf-8")


def title(result):
    return (f"### {result['patients']:,} patients, {result['rows']:,} observations"
            f" ({result['variant']})")


def table(result):
    """A table of Markdown, its columns in line so that it can be read in a terminal too."""
    lines = [HEAD] + [row(contestant.name, result) for contestant in CONTESTANTS]
    widths = [max(len(line[place]) for line in lines) for place in range(len(HEAD))]
    rule = ["-" * widths[0]] + ["-" * (width - 1) + ":" for width in widths[1:]]
    return "\n".join(
        "| " + " | ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths))) + " |"
        for line in [lines[0], rule, *lines[1:]])


def row(name, result):
    found = result["medians"].get(name)
    if found is None:
        why = "not to be had" if name in result["gone"] else "too slow or large"
        return (name, why) + ("",) * (len(HEAD) - 3) + ("0",)
    whole = found["whole"]
    cells = [name, *seconds(whole), f"{whole['peak_kb'] / 1024:,.1f}"]
    for part in ("load", "query"):
        cells += seconds(found[part]) if part in found else ("", "")
    for other in (REFERENCE, FLOOR):
        of_other = result["medians"][other]["whole"]
        cells += (f"{whole[unit] / of_other[unit]:,.2f}" for unit in ("wall", "cpu"))
    return (*cells, str(found["turns"]))


def seconds(costs):
    return (f"{costs['wall']:,.2f}", f"{costs['cpu']:,.2f}")


def growth(results):
    """How costs grow from one size of a variant to the next: time should as rows, memory not."""
    lines = []
    for variant in dict.fromkeys(result["variant"] for result in results):
        sizes = [result for result in results if result["variant"] == variant]
        lines += (step(small, large) for small, large in itertools.pairwise(sizes))
    if not lines:
        return ""
    head = "| observations | from | CPU an observation: {0} | CPU an observation: {1} | peak: {1} |"
    return "\n".join(
        ["", "", "### From one size to the next", "", head.format(JUDGED, REFERENCE),
         "| ---: | ---: | ---: | ---: | ---: |", *lines])


def step(small, large):
    def ratio(name, unit):
        of_large, of_small = (found["medians"][name]["whole"][unit] for found in (large, small))
        return of_large / of_small

    rows = large["rows"] / small["rows"]
    times = [ratio(name, "cpu") / rows for name in (JUDGED, REFERENCE)]
    cells = [f"{large['rows']:,}", f"{small['rows']:,}", *(f"{time:.2f}" for time in times),
             f"{ratio(REFERENCE, 'peak_kb'):.2f}"]
    return "| " + " | ".join(cells) + " |"


def machine():
    """The kind of machine, and nothing that names this one."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (f"{processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory,"
            f" {platform.system()} {platform.release()}, Python {platform.python_version()}")


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line for line in file if line.startswith("model name"))
            return model.split(":")[1].strip()
    except (OSError, StopIteration):
        return platform.machine()


def engines():
    """The versions that are compared."""
    sqlite = subprocess.run(["sqlite3", "--version"], capture_output=True, text=True, check=False)
    pins = (BENCH / "requirements.txt").read_text(encoding="utf-8").splitlines()
    named = ("duckdb==", "polars==", "pandas==", "numpy==", "pyarrow==", "adbc-driver-sqlite==")
    return ", ".join(
        [f"sqlite3 {sqlite.stdout.split()[0] if sqlite.stdout else 'none'}"]
        + [pin.replace("==", " ") for pin in pins if pin.startswith(named)])
