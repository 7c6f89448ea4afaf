#!/usr/bin/env python3
"""Checks an output folder without a line of the program's own code: chain, runs, latest.

Usage: check-ledger.py OUTPUT. Prints what is wrong; ends with 1 when something is.
"""
import hashlib, json, os, re, sys

output, wrong, named, lines = sys.argv[1], [], set(), []
sha256 = lambda data: hashlib.sha256(data).hexdigest()
previous = "0" * 64
with open(os.path.join(output, "ledger.jsonl"), "rb") as ledger:
    for number, line in enumerate(ledger, 1):
        match = re.fullmatch(rb'(\{.*),"hash":"([0-9a-f]{64})"(,"signature":"[^"]{88}")?\}\n', line)
        if not match:
            wrong.append(f"line {number}: form")
            continue
        body = match[1] + b"}"
        entry = json.loads(body)
        canonical = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
        if canonical != body or sha256(body) != match[2].decode():
            wrong.append(f"line {number}: hash")
        if entry["previous"] != previous or entry["entry"] != number:
            wrong.append(f"line {number}: order")
        previous = match[2].decode()
        named.update(entry.get("pruned", []))
        lines.append(entry)
pending = os.path.join(output, ".state", "pruned")
if os.path.exists(pending):
    named.update(open(pending).read().split())
for entry in lines:
    run = os.path.join(output, "runs", entry["run"])
    if not os.path.isdir(run) and entry["run"] in named:
        continue
    try:
        data = open(os.path.join(run, "manifest.json"), "rb").read()
    except OSError:
        wrong.append(f"{entry['run']}: no manifest")
        continue
    files = {p: (f["bytes"], f["sha256"]) for p, f in json.loads(data)["files"].items()}
    found = {}
    for folder, _, names in os.walk(run):
        for path in (os.path.join(folder, name) for name in names):
            content = open(path, "rb").read()
            found[os.path.relpath(path, run)] = (len(content), sha256(content))
    found.pop("manifest.json")
    if sha256(data) != entry["manifest_sha256"] or files != found:
        wrong.append(f"{entry['run']}: content")
folders = {n for n in os.listdir(os.path.join(output, "runs")) if not n.startswith(".")}
wrong += [f"{name}: no line" for name in folders - {entry["run"] for entry in lines}]
if not lines or os.readlink(os.path.join(output, "latest")) != "runs/" + lines[-1]["run"]:
    wrong.append("latest")
print("\n".join(wrong) or f"{len(lines)} lines")
sys.exit(1 if wrong else 0)
