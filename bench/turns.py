"""One turn of one contestant, and whether what it found is right."""

import json
import pathlib
import subprocess
import sys
import tempfile

import answers
from contestants import ENGINE, ENGINES, UNAVAILABLE
from measuring import BENCH, DATA, Failure, Sample

# What a run may end with when it has published: found gaps, and patients it could not judge.
PUBLISHED = (0, 3)


class Unavailable(Exception):
    """A contestant that cannot be had here."""


class Turn:
    """One process of one contestant, whose answer is checked."""

    def __init__(self, contestant, names, folder):
        filled = {**names, "answer": folder / "answer.csv", "output": folder / "output"}
        if "" in (filled.get(word[1:-1]) for word in contestant.command):
            raise Unavailable
        self.sample = Sample([word.format(**filled) for word in contestant.command], ENGINES)
        if self.sample.exit_code in UNAVAILABLE:
            raise Unavailable
        if self.sample.exit_code not in (PUBLISHED if contestant.gives == "run" else (0,)):
            raise Failure(f"{contestant.name} ended with exit code {self.sample.exit_code}")
        self._contestant, self._filled = contestant, filled

    def check(self, facts):
        """Compares with the facts that turns before it found, or adds to them."""
        gives, name = self._contestant.gives, self._contestant.name
        if gives == "answer":
            answers.require_same(name, facts["answer"], self._filled["answer"])
        if gives == "run":
            run = self._filled["output"] / "latest"
            is_asked = facts["rows"] <= ENGINE["most"]
            if is_asked and not facts["answer"].exists():
                subprocess.run(
                    [sys.executable, BENCH / "answers.py", run, facts["answer"]], check=True)
            self._require_rows(facts, answers.rows_read(run))
        if gives == "rows":
            self._require_rows(facts, int(self.sample.output.split()[0]))

    def _require_rows(self, facts, rows):
        if facts.setdefault("rows", rows) != rows:
            raise Failure(f"{self._contestant.name} read {rows:,} of {facts['rows']:,} rows")

    def costs(self):
        """What it cost as a whole, and what it says that its parts cost."""
        whole = {"wall": self.sample.wall, "cpu": self.sample.cpu, "peak_kb": self.sample.peak_kb}
        if self._contestant.command[0] != "{python}":
            return {"whole": whole}
        return {"whole": whole, **json.loads(self.sample.output.splitlines()[-1])}


def take(contestant, names, facts):
    """What a turn cost, its answer being right. `facts` are what turns on this database found."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=DATA) as folder:
        turn = Turn(contestant, names, pathlib.Path(folder))
        turn.check(facts)
        return turn.costs()
