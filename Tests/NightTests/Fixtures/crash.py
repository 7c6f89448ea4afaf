"""crash.py hot|wal DATABASE: adds patients 1001 to 1400 and dies as by a power cut.

hot: in the midst of a transaction, with a rollback journal that has begun to be used.
wal: after the commit, with everything in the write-ahead log and nothing in the file.
"""
import os, signal, sqlite3, sys

mode, path = sys.argv[1:3]
database = sqlite3.connect(path, isolation_level=None)
database.execute(f"PRAGMA journal_mode = {'wal' if mode == 'wal' else 'delete'}")
database.execute("PRAGMA wal_autocheckpoint = 0")
database.execute("PRAGMA cache_size = 2")
database.execute("BEGIN IMMEDIATE")
for patient in range(1001, 1401):
    database.execute(
        "INSERT INTO patient (patient_id, mrn, family_name, given_name) VALUES (?, ?, 'F', 'G')",
        (patient, f"M{patient}"))
if mode == "wal":
    database.execute("COMMIT")
os.kill(os.getpid(), signal.SIGKILL)
