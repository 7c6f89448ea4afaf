"""The databases that are measured: made once, and kept."""

import os
import shutil
import subprocess
import sys
import time

from measuring import DATA, Failure

# How each variant is asked for. Panels: some 220 observations a patient; analytes: some 2,000.
VARIANTS = {"panels": (), "analytes": ("--analytes",)}
DEFAULT = "panels:1000 panels:10000 panels:100000 analytes:10000"


def wanted():
    """Every (variant, patients) that is asked for."""
    words = os.environ.get("BENCH_DATABASES", DEFAULT).replace(",", " ").split()
    pairs = [word.partition(":") for word in words]
    if not pairs or not all(
            variant in VARIANTS and count.isdigit() and int(count) > 0
            for variant, _, count in pairs):
        raise Failure(
            f"BENCH_DATABASES must be like '{DEFAULT}', with variants of {', '.join(VARIANTS)}")
    return [(variant, int(count)) for variant, _, count in pairs]


def database(remswatch, variant, patients):
    """The path of a database, made on the first call."""
    suffix = "" if variant == "panels" else f"-{variant}"
    folder = DATA / f"{patients}-patients{suffix}"
    if not (folder / "patients.db").exists():
        make(remswatch, VARIANTS[variant], patients, folder)
    return folder / "patients.db"


def make(remswatch, options, patients, folder):
    unfinished = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(unfinished, ignore_errors=True)
    print(f"making {folder.name} …", file=sys.stderr)
    start = time.monotonic()
    subprocess.run(
        [remswatch, "demo", "--patients", str(patients), "--bare", *options, unfinished],
        check=True, stdout=subprocess.DEVNULL)
    unfinished.rename(folder)
    print(f"made in {time.monotonic() - start:.0f} s", file=sys.stderr)
