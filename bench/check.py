"""Whether engines answer as remswatch does where anything may have happened to a fact."""

import pathlib
import shutil
import sys
import tempfile

import databases
from contestants import AS_OF, CONTESTANTS
from measuring import DATA
from turns import Unavailable, take
from variations import vary

PATIENTS = 1000
# What seed varies the database (none the first), and the day asked about: on early days nobody's
# surveillance is over, later ones have second episodes.
CASES = ((None, AS_OF), (1, "2021-03-31"), (2, "2024-02-29"), (3, AS_OF))


def main(names):
    plain = databases.database(names["remswatch"], "panels", PATIENTS)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=DATA) as folder:
        for seed, as_of in CASES:
            path = pathlib.Path(folder) / f"{seed or 'plain'}.db"
            shutil.copyfile(plain, path)
            if seed:
                vary(path, seed)
            compare({**names, "database": path, "as_of": as_of}, pathlib.Path(folder))


def compare(names, folder):
    """Fails where an engine answers otherwise."""
    facts = {"answer": folder / "expected.csv"}
    facts["answer"].unlink(missing_ok=True)
    for contestant in CONTESTANTS:
        try:
            take(contestant, names, facts)
        except Unavailable:
            print(f"WARNING: {contestant.name} cannot be had here", file=sys.stderr)
    with open(facts["answer"], encoding="utf-8") as file:
        rows = sum(1 for _ in file)
    print(
        f"{names['database'].stem}, {names['as_of']}: {rows:,} rows, the same from all", flush=True)
