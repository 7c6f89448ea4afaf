"""Who takes part. Another contestant is one more entry in CONTESTANTS."""

import dataclasses
import subprocess
import sys

from measuring import BENCH, DATA, compiled, program

ENGINES = BENCH / "engines"
AS_OF = "2026-06-30"
# What ends with these is not to be had here: 69 says an engine, 127 that there is no such program.
UNAVAILABLE = (69, 127)
NEVER = sys.maxsize


@dataclasses.dataclass(frozen=True)
class Contestant:
    """A command, in which {database}, {answer}, {output}, {as_of} and the programs are filled in.

    gives: what is checked. "rows": its first word is the rows it read; "run": a published run in
    {output}, whose answer is what engines must find; "answer": an answer in {answer}; or nothing.
    Beyond `once_above` observations it runs once, beyond `most` not at all: the table says so.
    """

    name: str
    command: tuple
    gives: str = ""
    once_above: int = 100_000_000
    most: int = NEVER


def engine(file, *options):
    return ("{python}", f"{file}.py", "{database}", "{as_of}", "{answer}", *options)


def measure(stage):
    """A part of a run, which writes nothing."""
    return ("{remswatch}", "measure", stage, "--database", "{database}", "--as-of", "{as_of}")


SQLITE = (
    "sqlite3", "-readonly", "-bail", "-list", "-separator", ",",
    "-cmd", "CREATE TEMP TABLE asked AS SELECT '{as_of}' AS as_of", "{database}",
    ".read sqlite.sql", ".output '{answer}'", "SELECT * FROM answer ORDER BY"
    " patient_id, requirement, iif(patient_id = 'all', state, due_on)")
RUN = ("{remswatch}", "run", "--quiet", "--database", "{database}", "--as-of", "{as_of}",
       "--output", "{output}")

# Minutes and many gigabytes a turn from here on.
ENGINE = {"once_above": 5_000_000, "most": 50_000_000}

CONTESTANTS = (
    Contestant("cat", ("sh", "-c", "cat '{database}' >/dev/null")),
    Contestant("C loop", ("{scan}", "{database}"), "rows"),
    Contestant("C loop, linked likewise", ("{scan_archive}", "{database}", "no-mutex"), "rows"),
    Contestant("remswatch, scan alone", measure("scan"), "rows"),
    Contestant("remswatch, scan and judgement", measure("judge"), "rows"),
    Contestant("remswatch", RUN, "run"),
    Contestant("SQL in sqlite3", SQLITE, "answer", **ENGINE),
    Contestant("DuckDB, own storage", engine("duckdb_engine"), "answer", **ENGINE),
    Contestant("DuckDB on the SQLite file", engine("duckdb_engine", "direct"), "answer", **ENGINE),
    Contestant("Polars", engine("polars_engine"), "answer", **ENGINE),
    Contestant("pandas and NumPy", engine("pandas_engine"), "answer", **ENGINE),
)


def programs():
    """The programs that commands name."""
    return {
        "remswatch": program(), "scan": compiled("scan", "-lsqlite3"),
        "scan_archive": compiled("scan", "-l:libsqlite3.a", "-lm", made="scan-archive"),
        "python": engine_python(), "as_of": AS_OF}


def engine_python():
    """A Python with the engines in it, made when their versions change; empty where none."""
    wanted, place = BENCH / "requirements.txt", DATA / "venv"
    made = place / "requirements.txt"
    if made.exists() and made.read_bytes() == wanted.read_bytes():
        return str(place / "bin/python")
    print("installing the engines …", file=sys.stderr)
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", place], check=True)
        subprocess.run(
            [place / "bin/pip", "install", "--quiet", "--disable-pip-version-check",
             "--only-binary", ":all:", "--no-deps", "--requirement", wanted], check=True)
    except subprocess.CalledProcessError:
        print("WARNING: the engines of PyPI cannot be had; they are left out", file=sys.stderr)
        return ""
    made.write_bytes(wanted.read_bytes())
    return str(place / "bin/python")
