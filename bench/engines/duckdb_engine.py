"""DuckDB: on storage of its own, or, called with `direct` as well, on the file of SQLite."""

import glob
import pathlib
import sys
import sysconfig
import tempfile

import duckdb

from engine import HERE, INFUSIONS, OBSERVATIONS, Watch, arguments

# DuckDB would fetch its extension for SQLite from its own site; a package of PyPI has it as well.
EXTENSIONS = "duckdb_extension_sqlite_scanner/extensions/*/sqlite_scanner.duckdb_extension"
DAYS = {"infused_on", "collected_on"}


def attach(connection, database):
    found = glob.glob(f"{sysconfig.get_path('purelib')}/{EXTENSIONS}")
    if not found:
        print("the extension of DuckDB for SQLite is not installed", file=sys.stderr)
        sys.exit(69)
    connection.execute(f"LOAD '{found[0]}'")
    connection.execute(f"ATTACH '{database}' AS clinic (TYPE sqlite, READ_ONLY)")


def read(connection, kind):
    """Makes infusion and observation, with dates as dates: TABLE copies them, VIEW does not."""
    for table, query in (("infusion", INFUSIONS), ("observation", OBSERVATIONS)):
        days = ", ".join(f"{day}::DATE AS {day}" for day in DAYS if day in query)
        connection.execute(
            f"CREATE {kind} {table} AS SELECT * REPLACE ({days}) FROM"
            f" ({query.replace(' FROM ', ' FROM clinic.')})")
    for table in ("codes", "schedules"):
        connection.execute(f"CREATE TABLE {table} AS FROM read_csv('{HERE / table}.csv')")


def write(connection, answer):
    """The answer as text of CSV, patients in order and the totals last."""
    connection.execute(
        f"COPY (FROM answer ORDER BY try_cast(patient_id AS BIGINT) NULLS LAST, requirement,"
        f" CASE patient_id WHEN 'all' THEN state ELSE due_on END)"
        f" TO '{answer}' (HEADER false)")


def main(database, as_of, answer, direct):
    watch = Watch()
    with tempfile.TemporaryDirectory(dir=pathlib.Path(answer).parent) as folder:
        connection = duckdb.connect(f"{folder}/own.duckdb")
        attach(connection, database)
        read(connection, "VIEW" if direct else "TABLE")
        connection.execute("CHECKPOINT")
        watch.lap("load")
        connection.execute(f"SET VARIABLE as_of = DATE '{as_of}'")
        connection.execute((HERE / "duckdb.sql").read_text(encoding="utf-8"))
        write(connection, answer)
        watch.lap("query")
        connection.close()
    watch.report()


if __name__ == "__main__":
    direct = sys.argv[-1] == "direct" and bool(sys.argv.pop())
    main(*arguments(), direct)
