"""All that may happen to a fact, done to a copy of a database of the bare clinic, by chance but
with a seed: so that engines that answer alike did not only agree on easy cases.
"""

import datetime
import random
import sqlite3

STATUSES = "F C A B V U P R I S X N O D W f".split()
PARTIAL = ("58410-2", "38483-4", "5804-0", "3024-7")
BESIDE = ("6690-2", "777-3", "13945-1", "2160-0", "1742-6", *PARTIAL)
EVERY_TENTH = 10


def vary(path, seed):
    """Changes a database; patients are left alone, changed in one way or in several."""
    source = random.Random(seed)
    database = sqlite3.connect(path)
    with database:
        for change in (move_anchors, infuse_again, void_infusions, move_visits, repeat_visits,
                       report_beside, drop_values, correct):
            change(database, source)
    database.close()


def sample(source, rows, share=EVERY_TENTH):
    rows = list(rows)
    return source.sample(rows, len(rows) // share)


def later(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def anchors(database):
    return list(database.execute("SELECT patient_id, min(infused_on) FROM infusion GROUP BY 1"))


def move_anchors(database, source):
    """Moves all of a patient so that the anchor is one of the last days of a month."""
    for patient, anchor in sample(source, anchors(database), 3):
        days = 31 - int(anchor[8:]) - source.randrange(4)
        move = f"date(%s, '{days:+} days')"
        database.execute(
            f"UPDATE infusion SET infused_on = {move % 'infused_on'},"
            f" recorded_at = {move % 'infused_on'} || 'T23:00:00Z' WHERE patient_id = ?",
            (patient,))
        database.execute(
            f"UPDATE OR REPLACE observation SET collected_on = {move % 'collected_on'}"
            " WHERE patient_id = ?", (patient,))


def infuse_again(database, source):
    """A course about 48 months on, which belongs to the episode or opens one; some unnumbered."""
    for patient, anchor in sample(source, anchors(database), 3):
        last, = database.execute(
            "SELECT max(infused_on) FROM infusion WHERE patient_id = ?", (patient,)).fetchone()
        day = later(last, 1461 + source.randrange(-20, 40))
        if source.random() < 0.3:
            day = later(anchor, source.choice((30, 31, 36, 300)))
        for course_day in (later(day, place) for place in range(3)):
            database.execute(
                "INSERT OR IGNORE INTO infusion (patient_id, infused_on, recorded_at, course)"
                " VALUES (?, ?, ?, 3)", (patient, course_day, f"{course_day}T23:00:00Z"))
        if source.random() < 0.5:
            database.execute("UPDATE infusion SET course = NULL WHERE patient_id = ?", (patient,))


def void_infusions(database, source):
    """Withdraws infusions, and some of them not after all."""
    rows = database.execute("SELECT patient_id, infused_on, course FROM infusion")
    for patient, day, course in sample(source, rows, 20):
        for place in range(source.randrange(1, 3)):
            database.execute(
                "INSERT OR REPLACE INTO infusion (patient_id, infused_on, recorded_at, course,"
                " dose_mg, voided) VALUES (?, ?, ?, ?, ?, ?)",
                (patient, day, f"{later(day, 30 + place)}T12:00:00Z", course,
                 source.choice((12.0, 0.0, None)), source.randrange(2)))


def visits(database):
    return database.execute("SELECT DISTINCT patient_id, collected_on FROM observation")


def move_visits(database, source):
    """Brings tests into the days of grace and to the bounds of periods."""
    for patient, day in sample(source, visits(database), 3):
        database.execute(
            "UPDATE OR REPLACE observation SET collected_on = ?"
            " WHERE patient_id = ? AND collected_on = ?",
            (later(day, source.randrange(-12, 13)), patient, day))


def repeat_visits(database, source):
    """The same tests under another number, on the same day or soon after."""
    for patient, day in sample(source, visits(database)):
        database.execute(
            "INSERT OR IGNORE INTO observation SELECT patient_id, ?, specimen || 'X', code,"
            " recorded_at, status, value, value_text, unit FROM observation"
            " WHERE patient_id = ? AND collected_on = ?",
            (later(day, source.choice((0, 0, 1, 9, 28))), patient, day))


def specimens(database):
    return database.execute(
        "SELECT DISTINCT patient_id, collected_on, specimen FROM observation")


def report_beside(database, source):
    """Codes that are close but wrong, and lone components, beside panels and everything else."""
    for specimen in sample(source, specimens(database)):
        database.execute(
            "INSERT OR IGNORE INTO observation (patient_id, collected_on, specimen, code,"
            " recorded_at, status, value) VALUES (?, ?, ?, ?, '2026-01-01T00:00:00Z', ?, 1)",
            (*specimen, source.choice(BESIDE), source.choice(STATUSES)))


def facts(database):
    return database.execute(
        "SELECT patient_id, collected_on, specimen, code FROM observation")


def drop_values(database, source):
    for fact in sample(source, facts(database)):
        database.execute(
            "UPDATE observation SET value = NULL, value_text = ? WHERE (patient_id, collected_on,"
            " specimen, code) = (?, ?, ?, ?)", (source.choice((None, "", "  ", "<15")), *fact))


def correct(database, source):
    """One to three later versions of a fact, of any status, with and without a value."""
    for fact in sample(source, facts(database)):
        for place in range(source.randrange(1, 4)):
            database.execute(
                "INSERT OR REPLACE INTO observation (patient_id, collected_on, specimen, code,"
                " recorded_at, status, value) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (*fact, f"2026-02-0{place + 1}T00:00:00Z", source.choice(STATUSES),
                 source.choice((None, 1.0))))
