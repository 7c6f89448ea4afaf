#!/usr/bin/env python3
"""Checks report.json files against the published schema, with jsonschema.

Usage: check-report-schema.py SCHEMA REPORT...   Prints what is wrong; ends with 1 when something is.
       check-report-schema.py --mutate SCHEMA REPORT   Damages the report in every way that the schema
                                                     is to see; prints damage that it does not see.
"""
import copy, json, sys

from jsonschema import Draft202012Validator

def errors(validator, report):
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(report)]


def places(value, path=()):
    """Every place of the report; of a list its first and last entry."""
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, path + (key,))
    elif isinstance(value, list):
        for place in sorted({0, len(value) - 1} if value else set()):
            yield from places(value[place], path + (place,))


def at(report, path):
    for step in path:
        report = report[step]
    return report


def mutants(report):
    """Reports with one field too few, too many or of another kind."""
    for path, value in list(places(report)):
        if isinstance(value, dict):
            mutant = copy.deepcopy(report)
            at(mutant, path)["surprise"] = 1
            yield f"{path}: a field too many", mutant
        if not path:
            continue
        for what, new in ("true", True), ("a fraction", 0.5), ("a list of lists", [[]]), ("-1", -1):
            if what == "true" and isinstance(value, bool):
                continue
            mutant = copy.deepcopy(report)
            at(mutant, path[:-1])[path[-1]] = new
            yield f"{path}: {what}", mutant
        optional = path[-1] in ("known_at", "newest_record", "why")
        if isinstance(path[-1], str) and not optional:
            mutant = copy.deepcopy(report)
            del at(mutant, path[:-1])[path[-1]]
            yield f"{path}: left out", mutant


def wrong_words(report):
    """Reports with a word, a day or a hash that is none."""
    first = next((g for g in report["gaps"] if "change" not in g), None)
    last = next((g for g in report["gaps"] if "change" in g), None)
    for name, gap in ("listed", first), ("left", last):
        for key in ("gap_status", "state", "severity", "standing", "due_on", "obligation_id", "how",
                    "change", "from_state", "first_reported_on", "patient_id", "requirement"):
            if gap and gap.get(key) is not None:
                mutant = copy.deepcopy(report)
                mutant["gaps"][report["gaps"].index(gap)][key] = "30 June"
                yield f"{name} {key}", mutant
    for path in ("as_of",), ("program", "sha256"), ("newest_record",):
        if path[0] in report:
            mutant = copy.deepcopy(report)
            at(mutant, path[:-1])[path[-1]] = "2026-13-01"
            yield f"{path}", mutant


def main():
    isMutating = sys.argv[1] == "--mutate"
    schema, *reports = sys.argv[2 if isMutating else 1:]
    with open(schema, encoding="utf-8") as file:
        schema = json.load(file)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    wrong = []
    for path in reports:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        wrong += [f"{path}: {error}" for error in errors(validator, report)]
        if isMutating:
            # A few gaps stand for all: what is looked at is the schema.
            kinds = {(g["gap_status"], "change" in g): g for g in report["gaps"]}
            report["gaps"] = list(kinds.values())
            tried = list(mutants(report)) + list(wrong_words(report))
            wrong += [f"not seen: {what}" for what, mutant in tried if validator.is_valid(mutant)]
            print(f"{len(tried)} damaged reports", file=sys.stderr)
    print("".join(line + "\n" for line in wrong[:40]), end="")
    return 1 if wrong else 0


sys.exit(main())
