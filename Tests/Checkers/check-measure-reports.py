#!/usr/bin/env python3
"""Checks the MeasureReports of a run with fhir.resources, and against obligations.csv.

Usage: check-measure-reports.py RUN   Prints what is wrong; ends with 1 when something is.
"""
import collections, csv, json, os, sys

from fhir.resources.R4B.measurereport import MeasureReport
from pydantic import BaseModel, ValidationError

POPULATIONS = ["initial-population", "denominator", "denominator-exclusion", "numerator"]
run = sys.argv[1]
wrong = []


def words(value, path=""):
    """Words that FHIR's code lists do not have; the library knows the lists and does not look."""
    for name, field in type(value).model_fields.items():
        inner = getattr(value, name)
        allowed = (field.json_schema_extra or {}).get("enum_values") if isinstance(
            field.json_schema_extra, dict) else None
        if allowed and inner is not None and inner not in allowed:
            yield f"{path}{name} is {inner!r}"
        for one in inner if isinstance(inner, list) else [inner]:
            if isinstance(one, BaseModel):
                yield from words(one, f"{path}{name}.")


def counts(report):
    """What a report counts, by requirement and population."""
    found = {}
    for group in report.get("group", []):
        populations = {p["code"]["coding"][0]["code"]: p["count"] for p in group["population"]}
        if list(populations) != POPULATIONS:
            wrong.append(f"populations {list(populations)}")
        key = group["code"]["coding"][0]["code"]
        if key in found:
            wrong.append(f"two groups of {key}")
        found[key] = [populations.get(p, 0) for p in POPULATIONS]
        check_score(group, *found[key])
    return found


def check_score(group, population, denominator, excluded, numerator):
    if not 0 <= numerator <= denominator - excluded <= denominator == population:
        wrong.append(f"counts {population} {denominator} {excluded} {numerator}")
    score = group.get("measureScore", {}).get("value")
    if denominator == excluded:
        if score is not None:
            wrong.append(f"a score of nothing: {score}")
    elif abs(score - numerator / (denominator - excluded)) > 0.0001:
        wrong.append(f"score {score} of {numerator}/{denominator - excluded}")


def check(text, kind, as_of):
    report = json.loads(text)
    try:
        for word in words(MeasureReport.model_validate_json(text)):
            wrong.append(word)
    except ValidationError as error:
        wrong.append(f"{kind}: {error}")
    if (report["type"], report["date"], report["period"]["end"]) != (kind, as_of, as_of):
        wrong.append(f"{report['type']} of {report['date']} until {report['period']['end']}")
    if ("subject" in report) != (kind == "individual"):
        wrong.append(f"the subject of a {kind} report")
    return report


def expected():
    """The same counts from the list of obligations, the simple way: by patient and requirement."""
    found = collections.defaultdict(lambda: collections.defaultdict(lambda: [0, 0, 0, 0]))
    with open(os.path.join(run, "obligations.csv"), encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            isMet = row["state"] in ("done", "done-late")
            isDue = row["due_on"] <= as_of
            isOut = row["state"] in ("waived", "cancelled")
            isOf = isOut or row["state"] in ("missed", "overdue") or (isMet and isDue)
            if row["severity"] != "required" or not isOf:
                continue
            counts = found[row["patient_id"]][row["requirement"]]
            for place, isCounted in enumerate((True, True, isOut, isMet)):
                counts[place] += isCounted
    return found


def read(name):
    with open(os.path.join(run, name), encoding="utf-8") as file:
        return file.read()


as_of = json.loads(read("report.json"))["as_of"]
lists, ids, sums = expected(), set(), collections.defaultdict(lambda: [0, 0, 0, 0])
lines = read("measure-reports.ndjson").split("\n")
if lines.pop() != "":
    wrong.append("the last line does not end")
for line in lines:
    report = check(line, "individual", as_of)
    ids.add(report["id"])
    found = counts(report)
    patient = report["subject"].get("reference", "").removeprefix("Patient/")
    if found != lists.pop(patient, None):
        wrong.append(f"{patient}: {found} is not what obligations.csv has")
    for key, own in found.items():
        sums[key] = [a + b for a, b in zip(sums[key], own)]
if lists:
    wrong.append(f"no report of {len(lists)} patients")
if len(ids) != len(lines):
    wrong.append(f"{len(ids)} ids of {len(lines)} reports")
summary = counts(check(read("measure-report.json"), "summary", as_of))
if summary != sums:
    wrong.append(f"the summary is not the sum: {summary} {dict(sums)}")
print("".join(line + "\n" for line in wrong[:40]), end="")
print(f"{len(lines)} reports", file=sys.stderr)
sys.exit(1 if wrong else 0)
