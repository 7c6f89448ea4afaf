-- What an import keeps beside the contract's tables: who is known by which keys, what each source
-- said and when, and what became of every record. None of it is read by a run.

-- Every key that a patient was named by. `is_prior`: of a record that was merged into another.
CREATE TABLE IF NOT EXISTS patient_key (
  kind         TEXT NOT NULL CHECK (kind IN ('row', 'record-number', 'resource')),
  number       TEXT NOT NULL,
  authority    TEXT NOT NULL,
  patient_id   INTEGER NOT NULL,
  is_prior     INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, number, authority)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS patient_key_of_patient ON patient_key (patient_id);

-- What the mapping said of the patients' keys when they were told apart by it.
CREATE TABLE IF NOT EXISTS identity_rule (
  name         TEXT PRIMARY KEY,
  value        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Every version of a fact, by the source's own time and number. The rows of the contract's tables
-- are made from these, so that they do not depend on the order in which files arrive.
CREATE TABLE IF NOT EXISTS source_version (
  patient_id   INTEGER NOT NULL,    -- 0 for a fact about no patient
  fact_table   TEXT NOT NULL,
  name         BLOB NOT NULL,       -- what the source calls the fact, else the row's own key
  source_at    TEXT NOT NULL,       -- the source's time; where it states none, that of the load
  nanoseconds  INTEGER NOT NULL,
  sequence     INTEGER NOT NULL,
  row_key      BLOB NOT NULL,       -- key cells of the row but for patient_id and recorded_at; empty:
                                    -- the source said that there is no such row
  content      BLOB NOT NULL,       -- the other cells; empty: its group was stated without it
  recorded_at  TEXT NOT NULL,       -- when remswatch learned it
  PRIMARY KEY (patient_id, fact_table, name, source_at, nanoseconds, sequence, row_key, content)
) STRICT, WITHOUT ROWID;

-- Of whom a source stated what it has one of by that name, such as a FHIR resource: where a later
-- version names another patient, the first no longer has it.
CREATE TABLE IF NOT EXISTS fact_owner (
  fact_table   TEXT NOT NULL,
  fact_group   BLOB NOT NULL,       -- how the names of its facts begin
  patient_id   INTEGER NOT NULL,
  PRIMARY KEY (fact_table, fact_group, patient_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS "import-log" (
  load_id      INTEGER NOT NULL,    -- one a file, from 1
  loaded_at    TEXT NOT NULL,
  file         TEXT NOT NULL,
  sha256       TEXT NOT NULL,
  format       TEXT NOT NULL,
  unit         TEXT NOT NULL CHECK (unit IN ('file', 'record', 'part')),
  outcome      TEXT NOT NULL CHECK (outcome IN ('loaded', 'duplicate', 'skipped', 'refused')),
  reason       TEXT NOT NULL,
  line         INTEGER NOT NULL,    -- of the first of them; 0 where it does not matter
  part         TEXT NOT NULL,
  count        INTEGER NOT NULL
) STRICT;
