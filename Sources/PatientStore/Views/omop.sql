-- The patient database as views over an OMOP Common Data Model, version 5.3 or 5.4, in SQLite.
--
-- Two dialects are read: dates as text, and the one in which every number is REAL and every date
-- REAL seconds since 1970. A CDM does not say when a fact was recorded: it counts as recorded at the
-- end of its own day, so that --known-at cannot look behind corrections. Names of patients are none.

CREATE TEMP VIEW site AS
SELECT CAST(CAST(care_site_id AS INTEGER) AS TEXT) AS site_id,
  coalesce(care_site_name, care_site_source_value, 'care site ' || CAST(care_site_id AS INTEGER))
    AS name,
  'UTC' AS time_zone, NULL AS coordinator_name, NULL AS coordinator_email
FROM main.care_site;

CREATE TEMP VIEW prescriber AS
SELECT CAST(CAST(provider_id AS INTEGER) AS TEXT) AS prescriber_id,
  coalesce(provider_name, provider_source_value, 'provider ' || CAST(provider_id AS INTEGER))
    AS name
FROM main.provider;

CREATE TEMP VIEW facility AS
SELECT NULL AS facility_id, NULL AS name WHERE 0;

CREATE TEMP VIEW certification AS
SELECT NULL AS holder_kind, NULL AS holder_id, NULL AS certified_on, NULL AS ends_on,
  NULL AS recorded_at
WHERE 0;

CREATE TEMP VIEW patient AS
SELECT CAST(person_id AS INTEGER) AS patient_id,
  coalesce(nullif(person_source_value, ''), CAST(CAST(person_id AS INTEGER) AS TEXT)) AS mrn,
  '' AS family_name, '' AS given_name,
  CASE
    WHEN month_of_birth IS NOT NULL AND day_of_birth IS NOT NULL THEN printf(
      '%04d-%02d-%02d', CAST(year_of_birth AS INTEGER), CAST(month_of_birth AS INTEGER),
      CAST(day_of_birth AS INTEGER))
    WHEN typeof(birth_datetime) = 'text' THEN substr(birth_datetime, 1, 10)
    ELSE date(birth_datetime, 'unixepoch')
  END AS birth_date,
  CASE CAST(gender_concept_id AS INTEGER) WHEN 8507 THEN 'M' WHEN 8532 THEN 'F' ELSE 'U' END
    AS sex,
  NULL AS phone, NULL AS enrolled_on
FROM main.person;

CREATE TEMP VIEW care_assignment AS
SELECT CAST(person_id AS INTEGER) AS patient_id, '0001-01-01' AS from_on,
  CAST(CAST(care_site_id AS INTEGER) AS TEXT) AS site_id,
  CAST(CAST(provider_id AS INTEGER) AS TEXT) AS prescriber_id,
  '0001-01-01T23:59:59Z' AS recorded_at
FROM main.person WHERE care_site_id IS NOT NULL;

CREATE TEMP VIEW standing AS
SELECT patient_id, 'deceased' AS status, from_on, from_on || 'T23:59:59Z' AS recorded_at
FROM (
  SELECT CAST(person_id AS INTEGER) AS patient_id,
    CASE typeof(death_date)
      WHEN 'text' THEN substr(death_date, 1, 10) ELSE date(death_date, 'unixepoch')
    END AS from_on
  FROM main.death
);

-- The drugs of the programme are those that the mapping names as infusions.
CREATE TEMP VIEW infusion AS
SELECT DISTINCT patient_id, infused_on, infused_on || 'T23:59:59Z' AS recorded_at, NULL AS course,
  NULL AS dose_mg, NULL AS started_at, NULL AS ended_at, NULL AS observed_until,
  NULL AS facility_id, 0 AS voided
FROM (
  SELECT CAST(d.person_id AS INTEGER) AS patient_id,
    CASE typeof(d.drug_exposure_start_date)
      WHEN 'text' THEN substr(d.drug_exposure_start_date, 1, 10)
      ELSE date(d.drug_exposure_start_date, 'unixepoch')
    END AS infused_on
  FROM main.drug_exposure d
  LEFT JOIN main.concept c ON c.concept_id = d.drug_concept_id
  LEFT JOIN main.concept s ON s.concept_id = d.drug_source_concept_id
  WHERE (c.vocabulary_id, c.concept_code) IN (VALUES /*infusions*/ ('', ''))
    OR (s.vocabulary_id, s.concept_code) IN (VALUES /*infusions*/ ('', ''))
);

-- A code of LOINC is itself; any other is kept as code^vocabulary, unless the mapping knows it.
CREATE TEMP VIEW observation AS
SELECT patient_id, collected_on, '' AS specimen,
  CASE
    WHEN loinc IS NOT NULL THEN loinc
    ELSE coalesce(
      (SELECT column3 FROM (VALUES /*codes*/ ('', '', ''))
       WHERE column1 = local_system AND column2 = local_code),
      iif(local_system = '', local_code, local_code || '^' || local_system))
  END AS code,
  collected_on || 'T23:59:59Z' AS recorded_at, 'F' AS status,
  iif(operator = '', value, NULL) AS value,
  CASE
    WHEN operator <> '' THEN operator || coalesce(value_text, CAST(value AS TEXT), '')
    WHEN value IS NULL THEN nullif(value_text, '')
  END AS value_text,
  unit
FROM (
  SELECT CAST(m.person_id AS INTEGER) AS patient_id,
    CASE typeof(m.measurement_date)
      WHEN 'text' THEN substr(m.measurement_date, 1, 10)
      ELSE date(m.measurement_date, 'unixepoch')
    END AS collected_on,
    iif(c.vocabulary_id = 'LOINC', c.concept_code, NULL) AS loinc,
    coalesce(nullif(c.vocabulary_id, 'None'), '') AS local_system,
    coalesce(nullif(c.concept_code, 'No matching concept'), m.measurement_source_value, 'unknown')
      AS local_code,
    CAST(m.value_as_number AS REAL) AS value,
    coalesce(nullif(m.value_source_value, ''), v.concept_name) AS value_text,
    CASE CAST(m.operator_concept_id AS INTEGER)
      WHEN 4171756 THEN '<' WHEN 4171754 THEN '<=' WHEN 4172704 THEN '>' WHEN 4171755 THEN '>='
      ELSE ''
    END AS operator,
    m.unit_source_value AS unit
  FROM main.measurement m
  LEFT JOIN main.concept c ON c.concept_id = m.measurement_concept_id
  LEFT JOIN main.concept v ON v.concept_id = nullif(m.value_as_concept_id, 0)
);

CREATE TEMP VIEW form AS
SELECT NULL AS patient_id, NULL AS kind, NULL AS submitted_on, NULL AS recorded_at, 0 AS voided
WHERE 0;

CREATE TEMP VIEW medication AS
SELECT NULL AS patient_id, NULL AS kind, NULL AS product, NULL AS started_on, NULL AS recorded_at,
  NULL AS ended_on
WHERE 0;

CREATE TEMP VIEW history AS
SELECT NULL AS patient_id, NULL AS kind, NULL AS detail, NULL AS started_on, NULL AS recorded_at,
  NULL AS ended_on
WHERE 0;

CREATE TEMP VIEW waiver AS
SELECT NULL AS patient_id, NULL AS requirement, NULL AS from_on, NULL AS to_on,
  NULL AS recorded_at, NULL AS reason, NULL AS granted_by
WHERE 0;
