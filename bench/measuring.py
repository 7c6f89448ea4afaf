"""What a process costs, and where the benchmarks find and keep things."""

import json
import os
import pathlib
import subprocess
import tempfile

BENCH = pathlib.Path(__file__).resolve().parent
DATA = BENCH / "data"


class Failure(Exception):
    """Ends the benchmark with exit code 1."""


def compiled(name, *libraries, made=None):
    """A program in C of this folder, made when its source is newer."""
    source, made = BENCH / f"{name}.c", DATA / (made or name)
    if not made.exists() or made.stat().st_mtime < source.stat().st_mtime:
        DATA.mkdir(exist_ok=True)
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-O2", "-o", made, source, *libraries], check=True)
    return str(made)


class Sample:
    """What one process cost, its children with it; measure.c says why it is made by a small one."""

    def __init__(self, command, folder=None):
        measure = compiled("measure")
        with tempfile.TemporaryDirectory() as costs, tempfile.TemporaryFile() as output:
            cost = pathlib.Path(costs) / "cost.json"
            subprocess.run([measure, cost, *command], stdout=output, cwd=folder, check=True)
            self.__dict__.update(json.loads(cost.read_text()))
            output.seek(0)
            self.output = output.read().decode(errors="replace")


def program():
    built = BENCH.parent / ".build/release/remswatch"
    path = pathlib.Path(os.environ.get("BENCH_REMSWATCH", built))
    if not path.exists():
        raise Failure(f"{path} is not there; run 'swift build -c release' first")
    return str(path.resolve())


def whole_number(variable, default):
    word = os.environ.get(variable, str(default))
    if not word.isdigit() or int(word) == 0:
        raise Failure(f"{variable} must be a whole number, such as {default}")
    return int(word)
