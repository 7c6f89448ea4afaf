"""writer.py DATABASE MODE FIRST INFUSIONS COUNT: adds patients, one a commit, each with so many
infusions, one observation and who answers for it.

With COUNT 0 it goes on, 100 commits a second or so, until DATABASE.stop is there or two minutes
have passed, and after 1,500 patients changes one of them with each commit. Prints JSON: how many it added.

In mode "wal" it waits for no lock: one reader in its way, for however short a time, and it fails.
"""
import json, os, sqlite3, sys, time

path, mode, first, infusions, count = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:6])
database = sqlite3.connect(path, isolation_level=None, timeout=60)
database.execute(f"PRAGMA journal_mode = {mode}")
database.execute("PRAGMA synchronous = NORMAL")
if mode == "wal":
    database.execute("PRAGMA busy_timeout = 0")
known, added = "2025-03-01T12:00:00Z", 0
# Of what COUNT 0 adds: on a slow machine each run would read more, and take longer, than the last.
MOST = 1500


def add(patient):
    database.execute(
        "INSERT INTO patient (patient_id, mrn, family_name, given_name) VALUES (?, ?, 'F', 'G')",
        (patient, f"M{patient}"))
    database.execute(
        "INSERT INTO care_assignment VALUES (?, '2024-12-01', 'site', NULL, ?)", (patient, known))
    for day in range(infusions):
        database.execute(
            "INSERT INTO infusion (patient_id, infused_on, recorded_at, dose_mg)"
            " VALUES (?, ?, ?, 12)", (patient, f"2025-01-{6 + day:02}", known))
    database.execute(
        "INSERT INTO observation (patient_id, collected_on, code, recorded_at)"
        " VALUES (?, '2025-02-03', '6690-2', ?)", (patient, known))


end = time.monotonic() + 120


def is_to_go_on():
    if count:
        return added < count
    return time.monotonic() < end and not os.path.exists(path + ".stop")


while is_to_go_on():
    database.execute("BEGIN IMMEDIATE")
    if count or added < MOST:
        add(first + added)
        added += 1
    else:
        database.execute(
            "UPDATE patient SET given_name = 'H' WHERE patient_id = ?", (first,))
    database.execute("COMMIT")
    if not count:
        time.sleep(0.005)
print(json.dumps({"added": added}))
