#!/usr/bin/env python3
"""Measures `remswatch import` on generated files, beside what a script of Python would do.

For HL7 v2 the script splits messages with the package hl7 (PyPI) and writes the results with
sqlite3; for FHIR it decodes each line with json and writes the results. Both write one row a result
into the same table, without the versions, the patients and the log that remswatch keeps. The bare
cost of reading is printed as well: `cat` of the file.

LOAD_MESSAGES      ORU messages, default 100000 (1000000 for the figures of the manual)
LOAD_OBSERVATIONS  FHIR observations, default 1000000 (10000000 for the figures of the manual)
LOAD_SCRIPT        records that the script reads, whose rate is printed; default 100000
BENCH_REMSWATCH    the program, default .build/release/remswatch
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile

from measuring import DATA, Failure, Sample, program

PATIENTS = 20_000
CODES = ("6690-2", "777-3", "751-8", "731-0", "2160-0")


def messages(path, count):
    """Writes ORU messages of one panel with five results each."""
    source = random.Random(1)
    with open(path, "w", newline="") as file:
        for number in range(count):
            patient = source.randrange(PATIENTS)
            day = f"20{source.randrange(20, 25)}{source.randrange(1, 13):02}{source.randrange(1, 29):02}"
            lines = [
                f"MSH|^~\\&|LAB|NORTH|EHR|NORTH|{day}120000||ORU^R01|{number}|P|2.5",
                f"PID|1||{patient:08}^^^NORTH^MR||Family{patient}^Given||19800101|F",
                f"OBR|1|P{number}|F{number}|57021-8^CBC W Auto Differential^LN|||{day}0800",
            ]
            lines += [
                f"OBX|{place}|NM|{code}^^LN||{source.randrange(10, 90) / 10}|10*9/L|||||F|||{day}0800"
                for place, code in enumerate(CODES, 1)
            ]
            file.write("\r".join(lines) + "\r")


def observations(path, count):
    """Writes FHIR observations, one a line, as a bulk export does."""
    source = random.Random(2)
    with open(path, "w") as file:
        for number in range(count):
            patient = source.randrange(PATIENTS)
            day = f"20{source.randrange(20, 25)}-{source.randrange(1, 13):02}-{source.randrange(1, 29):02}"
            file.write(
                '{"resourceType":"Observation","id":"o%d","meta":{"versionId":"1","lastUpdated":'
                '"%sT12:00:00.000+00:00","profile":["http://hl7.org/fhir/us/core/StructureDefinition/'
                'us-core-observation-lab"]},"status":"final","category":[{"coding":[{"system":'
                '"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory",'
                '"display":"Laboratory"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"%s"'
                ',"display":"A test"}],"text":"A test"},"subject":{"reference":"Patient/p%d"},'
                '"effectiveDateTime":"%sT08:00:00-05:00","issued":"%sT12:00:00.000-05:00",'
                '"valueQuantity":{"value":%s,"unit":"mg/dL","system":"http://unitsofmeasure.org",'
                '"code":"mg/dL"}}\n'
                % (number, day, source.choice(CODES), patient, day, day, source.randrange(10, 90) / 10))


def hl7_script(path, database, limit):
    """What a script does with the messages; how many results it wrote."""
    import hl7

    rows, database = 0, connect(database)
    with open(path, newline="") as file:
        text, done = "", 0
        while done < limit:
            chunk = file.read(1 << 20)
            text += chunk
            parts = text.split("MSH|")
            text = "MSH|" + parts.pop() if chunk else ""
            for part in parts[1:] if parts[0] == "" else parts:
                if done == limit:
                    break
                message = hl7.parse("MSH|" + part)
                patient = str(message.segment("PID")[3][0][0])
                for result in message.segments("OBX"):
                    database.execute(
                        "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, ?)",
                        (patient, str(result[14]), str(message.segment("OBR")[3]),
                         str(result[3][0][0]), str(result[5])))
                    rows += 1
                done += 1
            if not chunk:
                break
    database.commit()
    return rows


def fhir_script(path, database, limit):
    """What a script does with the observations; how many it wrote."""
    database = connect(database)
    with open(path) as file:
        for number, line in enumerate(file):
            if number == limit:
                break
            resource = json.loads(line)
            database.execute(
                "INSERT OR REPLACE INTO observation VALUES (?, ?, ?, ?, ?)",
                (resource["subject"]["reference"], resource["effectiveDateTime"][:10],
                 resource["id"], resource["code"]["coding"][0]["code"],
                 resource["valueQuantity"]["value"]))
    database.commit()
    return limit


def connect(path):
    database = sqlite3.connect(path)
    database.execute(
        "CREATE TABLE observation (patient, day, specimen, code, value,"
        " PRIMARY KEY (patient, day, specimen, code)) WITHOUT ROWID")
    return database


def measure(name, path, count, script, limit):
    """Prints the rates of one file."""
    with tempfile.TemporaryDirectory(dir=DATA) as folder:
        bare = Sample(["sh", "-c", 'cat "$1" >/dev/null', "sh", str(path)])
        loaded = Sample(
            [program(), "import", "--database", f"{folder}/patients.db", str(path)])
        if loaded.exit_code != 0:
            raise Failure(f"the import of {path} ended with {loaded.exit_code}")
        command = [sys.executable, __file__, script, str(path), f"{folder}/script.db", str(limit)]
        scripted = Sample(command)
        if scripted.exit_code != 0:
            raise Failure(f"the script for {path} ended with {scripted.exit_code}")
    size = path.stat().st_size / 1e6
    rate, other = count / loaded.cpu, limit / scripted.cpu
    print(f"{name}: {count:,} records, {size:,.0f} MB; cat {bare.wall:.2f} s")
    print(f"  remswatch  {loaded.wall:8.1f} s wall {loaded.cpu:8.1f} s CPU"
          f" {rate:9,.0f} records/s of CPU {loaded.peak_kb / 1024:6.1f} MB")
    print(f"  script     {scripted.wall:8.1f} s wall {scripted.cpu:8.1f} s CPU"
          f" {other:9,.0f} records/s of CPU {scripted.peak_kb / 1024:6.1f} MB"
          f" ({limit:,} records)   ratio {rate / other:.2f}", flush=True)


def main():
    DATA.mkdir(exist_ok=True)
    limit = int(os.environ.get("LOAD_SCRIPT", 100_000))
    sources = (
        ("HL7 v2", "oru.hl7", int(os.environ.get("LOAD_MESSAGES", 100_000)), "messages", "hl7"),
        ("FHIR R4", "observations.ndjson",
         int(os.environ.get("LOAD_OBSERVATIONS", 1_000_000)), "observations", "fhir"),
    )
    for name, file, count, generate, script in sources:
        path = DATA / f"{count}-{file}"
        if not path.exists():
            subprocess.run([sys.executable, __file__, generate, str(path), str(count)], check=True)
        measure(name, path, count, script, min(limit, count))


if __name__ == "__main__":
    if len(sys.argv) == 4:
        {"messages": messages, "observations": observations}[sys.argv[1]](
            sys.argv[2], int(sys.argv[3]))
    elif len(sys.argv) == 5:
        {"hl7": hl7_script, "fhir": fhir_script}[sys.argv[1]](
            sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        try:
            main()
        except Failure as failure:
            sys.exit(f"load.py: {failure}")
