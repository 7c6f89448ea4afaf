-- A patient for each kind of finding that is explained; the record number says which.
INSERT INTO site VALUES ('S1', 'North clinic', 'America/New_York', 'Coordinator', NULL);
INSERT INTO prescriber VALUES ('P1', 'Dr. One');
INSERT INTO facility VALUES ('F1', 'Infusion unit'), ('F2', 'Day ward');
INSERT INTO certification VALUES
  ('prescriber', 'P1', '2024-01-01', NULL, '2024-01-02T12:00:00Z'),
  ('facility', 'F1', '2024-01-01', NULL, '2024-01-02T12:00:00Z'),
  ('facility', 'F2', '2020-01-01', '2025-02-28', '2024-01-02T12:00:00Z');

CREATE TEMP TABLE kind (patient_id INTEGER PRIMARY KEY, mrn TEXT);
INSERT INTO kind VALUES
  (1, 'none-since'), (2, 'pending'), (3, 'no-differential'), (4, 'used-by-another'), (5, 'stale'),
  (6, 'checklist'), (7, 'waived'), (8, 'transferred'), (9, 'prophylaxis'), (10, 'recorded-later'),
  (11, 'facility'), (12, 'late'), (13, 'withdrawn'), (14, 'died');
INSERT INTO patient SELECT
  patient_id, mrn, 'Family' || patient_id, 'Given', '1985-04-12', 'F', NULL, '2025-02-01' FROM kind;
INSERT INTO care_assignment SELECT
  patient_id, '2025-02-01', 'S1', 'P1', '2025-02-01T12:00:00Z' FROM kind;

CREATE TEMP TABLE day (infused_on TEXT);
INSERT INTO day VALUES
  ('2025-03-03'), ('2025-03-04'), ('2025-03-05'), ('2025-03-06'), ('2025-03-07');
INSERT INTO infusion SELECT
  patient_id, infused_on, infused_on || 'T20:00:00Z', 1, 12, '09:00', '13:00', '15:00',
  CASE mrn WHEN 'facility' THEN 'F2' ELSE 'F1' END, 0 FROM kind, day;

-- A whole count: a panel and its parts.
CREATE TEMP TABLE part (code TEXT, value REAL);
INSERT INTO part VALUES ('6690-2', 5.1), ('777-3', 210), ('751-8', 3.2), ('731-0', 1.1);
CREATE TEMP TABLE count (patient_id INTEGER, collected_on TEXT, recorded_at TEXT, status TEXT);
INSERT INTO count VALUES
  (1, '2025-04-01', '2025-04-01T20:00:00Z', 'F'), (2, '2025-05-02', '2025-05-02T20:00:00Z', 'F'),
  (2, '2025-06-05', '2025-06-05T20:00:00Z', 'P'), (4, '2025-04-10', '2025-04-10T20:00:00Z', 'F'),
  (5, '2025-01-10', '2025-01-10T20:00:00Z', 'F'), (10, '2025-05-01', '2025-06-08T20:00:00Z', 'F');
INSERT INTO observation SELECT
  patient_id, collected_on, 'A' || patient_id || collected_on, code, recorded_at, status,
  CASE status WHEN 'F' THEN value END, NULL, '10*9/L' FROM count, part;
INSERT INTO observation VALUES
  (3, '2025-05-02', 'B1', '58410-2', '2025-05-02T20:00:00Z', 'F', NULL, NULL, NULL),
  (3, '2025-05-02', 'B1', '6690-2', '2025-05-02T20:00:00Z', 'F', 4.9, NULL, '10*9/L'),
  (3, '2025-05-02', 'B1', '777-3', '2025-05-02T20:00:00Z', 'F', 190, NULL, '10*9/L'),
  (12, '2025-06-08', 'C1', '3016-3', '2025-06-08T20:00:00Z', 'F', 1.4, NULL, 'm[IU]/L'),
  (13, '2025-04-01', 'D1', '2160-0', '2025-04-01T20:00:00Z', 'F', 0.8, NULL, 'mg/dL'),
  (13, '2025-04-01', 'D1', '2160-0', '2025-04-04T20:00:00Z', 'W', NULL, NULL, NULL);

INSERT INTO waiver VALUES
  (7, 'creatinine-monthly', '2025-04-01', '2025-04-30', '2025-06-01T12:00:00Z',
   'Measured abroad, letter on file', 'Dr. One');
INSERT INTO standing VALUES
  (8, 'transferred-out', '2025-05-20', '2025-05-20T12:00:00Z'),
  (14, 'deceased', '2025-05-01', '2025-05-02T12:00:00Z');
INSERT INTO medication VALUES
  (9, 'antiviral', 'aciclovir', '2025-03-03', '2025-03-03T12:00:00Z', '2025-04-15');
