"""Says whether an output folder of remswatch is whole. Knows the contract, not the program.

check-output.py OUTPUT [--old RUN] [--settled]
prints "old" when `latest` leads to the run RUN, else "new"; or what is wrong, with exit 1.
--settled: a run has ended well since, so nothing temporary may be left, every run is in the
ledger (where there is one) and `latest` leads to the run of its last line.
"""
import hashlib, json, os, stat, sys


def fail(words):
    print(words)
    sys.exit(1)


def sha256(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def check_mode(path):
    found = os.lstat(path).st_mode
    wanted = 0o700 if stat.S_ISDIR(found) else 0o600
    if stat.S_ISLNK(found) or stat.S_IMODE(found) != wanted:
        fail(f"{path} has mode {found:o}")


def check_run(run):
    if not os.path.isfile(f"{run}/manifest.json"):
        fail(f"{run} has no manifest.json")
    files = json.load(open(f"{run}/manifest.json"))["files"]
    there = set()
    for folder, _, names in os.walk(run):
        check_mode(folder)
        for name in names:
            check_mode(f"{folder}/{name}")
            there.add(os.path.relpath(f"{folder}/{name}", run))
    if there != set(files) | {"manifest.json"}:
        fail(f"{run}: only here or only in the manifest: {sorted(there ^ set(files))}")
    for name, stamp in files.items():
        if os.path.getsize(f"{run}/{name}") != stamp["bytes"]:
            fail(f"{run}/{name} has another size")
        if sha256(f"{run}/{name}") != stamp["sha256"]:
            fail(f"{run}/{name} has another hash")


def check_ledger(output):
    """Gives the runs of the lines, in their order."""
    path, runs, gone, previous = f"{output}/ledger.jsonl", [], set(), "0" * 64
    check_mode(path)
    with open(path, "rb") as file:
        data = file.read()
    if data and not data.endswith(b"\n"):
        fail("the ledger's last line is torn")
    for number, line in enumerate(data.splitlines(), 1):
        try:
            entry = json.loads(line)
            end = line.rindex(b',"hash":')
        except ValueError:
            fail(f"line {number} of the ledger is no entry")
        if entry["hash"] != hashlib.sha256(line[:end] + b"}").hexdigest():
            fail(f"line {number} of the ledger has another hash")
        if entry["previous"] != previous:
            fail(f"line {number} of the ledger does not follow the one before")
        previous = entry["hash"]
        runs.append((entry["run"], entry["manifest_sha256"]))
        gone |= set(entry.get("pruned") or [])
    for run, manifest in runs:
        path = f"{output}/runs/{run}/manifest.json"
        if run not in gone and not (os.path.isfile(path) and sha256(path) == manifest):
            fail(f"the ledger's run {run} is missing or has another manifest")
    return [run for run, _ in runs]


def main(output, *options):
    link = f"{output}/latest"
    if not os.path.islink(link):
        fail("latest is no link")
    target = os.readlink(link)
    names = sorted(os.listdir(f"{output}/runs"))
    runs = [name for name in names if not name.startswith(".")]
    if target not in [f"runs/{run}" for run in runs]:
        fail(f"latest leads to {target}")
    check_mode(output)
    check_mode(f"{output}/runs")
    for run in runs:
        check_run(f"{output}/runs/{run}")
    entered = check_ledger(output) if os.path.lexists(f"{output}/ledger.jsonl") else None
    if "--settled" in options:
        hidden = [name for name in names + os.listdir(output) if name.startswith(".")]
        if left := [name for name in hidden if name != ".state"]:
            fail(f"left over: {sorted(left)}")
        if entered is not None and (set(runs) - set(entered) or target != f"runs/{entered[-1]}"):
            fail("the runs, the ledger and latest do not agree")
    old = options[options.index("--old") + 1] if "--old" in options else ""
    print("old" if target == f"runs/{old}" else "new")


main(*sys.argv[1:])
