-- The patient database, version 1: the contract between whoever fills it and remswatch.
--
-- Days are text, YYYY-MM-DD: civil days at the site. Instants are UTC text, YYYY-MM-DDTHH:MM:SSZ.
-- Facts are append-only: a correction is a new row with the same key and a later recorded_at,
-- never an UPDATE, so that "what was known on that day?" can be asked again. Any table may as well
-- be a view of its name and columns.

PRAGMA application_id = 0x52454D53;  -- REMS
PRAGMA user_version = 1;

CREATE TABLE site (
  site_id           TEXT PRIMARY KEY,
  name              TEXT NOT NULL,
  time_zone         TEXT NOT NULL,  -- IANA name
  coordinator_name  TEXT,
  coordinator_email TEXT
) STRICT;

CREATE TABLE prescriber (
  prescriber_id TEXT PRIMARY KEY,
  name          TEXT NOT NULL
) STRICT;

CREATE TABLE facility (
  facility_id TEXT PRIMARY KEY,
  name        TEXT NOT NULL
) STRICT;

-- Certification in the REMS. Key: holder_kind, holder_id, certified_on.
CREATE TABLE certification (
  holder_kind  TEXT NOT NULL CHECK (holder_kind IN ('prescriber', 'facility', 'pharmacy')),
  holder_id    TEXT NOT NULL,
  certified_on TEXT NOT NULL,
  ends_on      TEXT,  -- last day it holds; NULL: no end recorded
  recorded_at  TEXT NOT NULL
) STRICT;

CREATE TABLE patient (
  patient_id  INTEGER PRIMARY KEY,   -- any 64-bit number, also a negative one
  mrn         TEXT NOT NULL UNIQUE,  -- medical record number as printed, leading zeros and all
  family_name TEXT NOT NULL,
  given_name  TEXT NOT NULL,
  birth_date  TEXT,
  sex         TEXT NOT NULL DEFAULT 'U' CHECK (sex IN ('F', 'M', 'U')),
  phone       TEXT,
  enrolled_on TEXT                   -- in the REMS
) STRICT;

-- Who answers for the patient, from a day on.
CREATE TABLE care_assignment (
  patient_id    INTEGER NOT NULL,
  from_on       TEXT NOT NULL,
  site_id       TEXT NOT NULL,
  prescriber_id TEXT,
  recorded_at   TEXT NOT NULL,
  PRIMARY KEY (patient_id, from_on, recorded_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE standing (
  patient_id  INTEGER NOT NULL,
  status      TEXT NOT NULL CHECK (status IN
    ('active', 'discontinued', 'lost-to-follow-up', 'transferred-out', 'deceased')),
  from_on     TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  PRIMARY KEY (patient_id, from_on, recorded_at)
) STRICT, WITHOUT ROWID;

-- One row an infusion day, with the day's whole dose. Times are local, HH:MM; one that is earlier
-- than the one before it belongs to the next day.
CREATE TABLE infusion (
  patient_id     INTEGER NOT NULL,
  infused_on     TEXT NOT NULL,
  recorded_at    TEXT NOT NULL,
  course         INTEGER,  -- 1, 2, ...; NULL: derived from the days
  dose_mg        REAL,     -- given, not planned; 0: nothing was given
  started_at     TEXT,
  ended_at       TEXT,
  observed_until TEXT,     -- end of the observation after the infusion
  facility_id    TEXT,
  voided         INTEGER NOT NULL DEFAULT 0,  -- 1: entered in error
  PRIMARY KEY (patient_id, infused_on, recorded_at)
) STRICT, WITHOUT ROWID;

-- One row a reported analyte, panel, examination or screening.
CREATE TABLE observation (
  patient_id   INTEGER NOT NULL,
  collected_on TEXT NOT NULL,             -- when the specimen was taken or the examination made
  specimen     TEXT NOT NULL DEFAULT '',  -- accession or filler order number; '': not known
  code         TEXT NOT NULL,             -- LOINC, or a local code of the rule set
  recorded_at  TEXT NOT NULL,
  status       TEXT NOT NULL DEFAULT 'F', -- HL7 table 0085
  value        REAL,
  value_text   TEXT,                      -- where it is no number: '<15', 'negative'
  unit         TEXT,
  PRIMARY KEY (patient_id, collected_on, specimen, code, recorded_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE form (
  patient_id   INTEGER NOT NULL,
  kind         TEXT NOT NULL,  -- a form kind of the rule set: 'patient-status', ...
  submitted_on TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  voided       INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (patient_id, kind, submitted_on, recorded_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE medication (
  patient_id  INTEGER NOT NULL,
  kind        TEXT NOT NULL,             -- a medication kind of the rule set: 'antiviral', ...
  product     TEXT NOT NULL DEFAULT '',
  started_on  TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  ended_on    TEXT,                      -- last day taken; NULL: still taken
  PRIMARY KEY (patient_id, kind, product, started_on, recorded_at)
) STRICT, WITHOUT ROWID;

-- What is known besides tests. A row that ends before it starts is withdrawn.
CREATE TABLE history (
  patient_id  INTEGER NOT NULL,
  kind        TEXT NOT NULL,             -- a history kind of the rule set: 'pregnancy', 'hiv', ...
  detail      TEXT NOT NULL DEFAULT '',  -- the vaccine, the infection
  started_on  TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  ended_on    TEXT,                      -- last day; NULL: still so
  PRIMARY KEY (patient_id, kind, detail, started_on, recorded_at)
) STRICT, WITHOUT ROWID;

-- A documented decision that obligations due from one day to another need not be met.
CREATE TABLE waiver (
  patient_id  INTEGER NOT NULL,
  requirement TEXT NOT NULL,  -- its id in the rule set
  from_on     TEXT NOT NULL,
  to_on       TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  reason      TEXT NOT NULL,
  granted_by  TEXT NOT NULL,
  PRIMARY KEY (patient_id, requirement, from_on, recorded_at)
) STRICT, WITHOUT ROWID;
