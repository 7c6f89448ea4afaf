-- The patient database, version 1. Dates: YYYY-MM-DD, civil days of the site. Instants: UTC,
-- YYYY-MM-DDTHH:MM:SSZ. Facts are append-only: a correction is a new row with a later recorded_at.

PRAGMA application_id = 0x52454D53;
PRAGMA user_version = 1;

CREATE TABLE site (
  site_id TEXT PRIMARY KEY, name TEXT NOT NULL, time_zone TEXT NOT NULL,
  coordinator_name TEXT, coordinator_email TEXT
) STRICT;
CREATE TABLE prescriber (prescriber_id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE facility (facility_id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE certification (
  holder_kind TEXT NOT NULL CHECK (holder_kind IN ('prescriber', 'facility', 'pharmacy')),
  holder_id TEXT NOT NULL, certified_on TEXT NOT NULL, ends_on TEXT, recorded_at TEXT NOT NULL
) STRICT;
CREATE TABLE patient (
  patient_id INTEGER PRIMARY KEY, mrn TEXT NOT NULL UNIQUE, family_name TEXT NOT NULL,
  given_name TEXT NOT NULL, birth_date TEXT,
  sex TEXT NOT NULL DEFAULT 'U' CHECK (sex IN ('F', 'M', 'U')), phone TEXT, enrolled_on TEXT
) STRICT;
CREATE TABLE care_assignment (
  patient_id INTEGER NOT NULL, from_on TEXT NOT NULL, site_id TEXT NOT NULL,
  prescriber_id TEXT, recorded_at TEXT NOT NULL,
  PRIMARY KEY (patient_id, from_on, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE standing (
  patient_id INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN
    ('active', 'discontinued', 'lost-to-follow-up', 'transferred-out', 'deceased')),
  from_on TEXT NOT NULL, recorded_at TEXT NOT NULL,
  PRIMARY KEY (patient_id, from_on, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE infusion (
  patient_id INTEGER NOT NULL, infused_on TEXT NOT NULL, recorded_at TEXT NOT NULL,
  course INTEGER, dose_mg REAL, started_at TEXT, ended_at TEXT, observed_until TEXT,
  facility_id TEXT, voided INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (patient_id, infused_on, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE observation (
  patient_id INTEGER NOT NULL, collected_on TEXT NOT NULL, specimen TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL, recorded_at TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'F',
  value REAL, value_text TEXT, unit TEXT,
  PRIMARY KEY (patient_id, collected_on, specimen, code, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE form (
  patient_id INTEGER NOT NULL, kind TEXT NOT NULL, submitted_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL, voided INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (patient_id, kind, submitted_on, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE medication (
  patient_id INTEGER NOT NULL, kind TEXT NOT NULL, product TEXT NOT NULL DEFAULT '',
  started_on TEXT NOT NULL, recorded_at TEXT NOT NULL, ended_on TEXT,
  PRIMARY KEY (patient_id, kind, product, started_on, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE history (
  patient_id INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '',
  started_on TEXT NOT NULL, recorded_at TEXT NOT NULL, ended_on TEXT,
  PRIMARY KEY (patient_id, kind, detail, started_on, recorded_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE waiver (
  patient_id INTEGER NOT NULL, requirement TEXT NOT NULL, from_on TEXT NOT NULL,
  to_on TEXT NOT NULL, recorded_at TEXT NOT NULL, reason TEXT NOT NULL,
  granted_by TEXT NOT NULL,
  PRIMARY KEY (patient_id, requirement, from_on, recorded_at)
) STRICT, WITHOUT ROWID;
