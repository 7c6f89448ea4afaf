-- The missed and overdue periodic tests, for the sqlite3 command.
--
-- Expects the temporary table asked(as_of) and this folder as the current one; leaves the answer in
-- the temporary table answer. What stands where, and why the matching is exact, is said in
-- README.md beside this file. SQLite has no bit_or, so the codes of each group that a specimen shows
-- are counted in an octal digit of one sum (no group has more than seven); and no clamped months, so
-- due days come from a calendar of the anchors that occur.

CREATE TEMP TABLE codes (test TEXT, part TEXT, bit INTEGER, code TEXT);
CREATE TEMP TABLE schedules (requirement TEXT, test TEXT, months INTEGER, grace INTEGER);
.import --csv --skip 1 --schema temp codes.csv codes
.import --csv --skip 1 --schema temp schedules.csv schedules

-- Episodes: an anchor, and the last day on which a test can be due.
CREATE TEMP TABLE episode AS
WITH latest AS (
  SELECT patient_id, infused_on, course, voided, dose_mg, max(recorded_at) FROM infusion
  WHERE infused_on <= (SELECT as_of FROM asked) GROUP BY patient_id, infused_on
), given AS (
  SELECT patient_id, infused_on, course FROM latest WHERE voided = 0 AND coalesce(dose_mg, 1) > 0
), stepped AS (
  SELECT *, count(*) OVER patient = count(course) OVER patient AS numbered,
    julianday(infused_on) - julianday(lag(infused_on) OVER (patient ORDER BY infused_on)) > 30
      AS opens
  FROM given WINDOW patient AS (PARTITION BY patient_id)
), placed AS (
  SELECT patient_id, infused_on, iif(numbered, course,
    total(opens) OVER (PARTITION BY patient_id ORDER BY infused_on)) AS course FROM stepped
), course AS (
  SELECT patient_id, min(infused_on) AS starts, max(infused_on) AS last_infusion
  FROM placed GROUP BY patient_id, course
), followed AS (
  SELECT patient_id, starts, min(
      date(last_infusion, 'start of month', '+48 months',
        '+' || (substr(last_infusion, 9) - 1) || ' days'),
      date(last_infusion, 'start of month', '+49 months', '-1 day')) AS ends FROM course
), reached AS (
  SELECT *, max(ends) OVER (PARTITION BY patient_id ORDER BY starts
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached FROM followed
), opened AS (
  SELECT *, total(reached IS NULL OR starts > reached)
    OVER (PARTITION BY patient_id ORDER BY starts) AS episode FROM reached
)
SELECT patient_id, min(starts) AS anchor, max(ends) AS ends
FROM opened GROUP BY patient_id, episode;

-- The due days before the day asked about, of every anchor: k = 0 is the anchor itself.
CREATE TEMP TABLE calendar (
  anchor TEXT, requirement TEXT, k INTEGER, due_on TEXT, closes_on TEXT,
  PRIMARY KEY (anchor, requirement, k)) WITHOUT ROWID;
INSERT INTO calendar
WITH RECURSIVE step AS (
  SELECT DISTINCT anchor, requirement, months, grace, 0 AS k, anchor AS due_on
  FROM episode CROSS JOIN schedules
  UNION ALL
  SELECT anchor, requirement, months, grace, k + 1, min(
      date(anchor, 'start of month', '+' || ((k + 1) * months) || ' months',
        '+' || (substr(anchor, 9) - 1) || ' days'),
      date(anchor, 'start of month', '+' || ((k + 1) * months + 1) || ' months', '-1 day'))
  FROM step WHERE due_on < (SELECT as_of FROM asked)
)
SELECT anchor, requirement, k, due_on, iif(k > 0, date(due_on, '+' || grace || ' days'), NULL)
FROM step;
CREATE INDEX temp.calendar_by_day ON calendar (anchor, requirement, due_on);

-- For each requirement how many of an episode's periods were due before the day asked about, and
-- how many periods of earlier episodes stand before them.
CREATE TEMP TABLE stretch AS
WITH counted AS (
  SELECT patient_id, requirement, test, anchor, ends, max(k) AS periods, closes_on
  FROM episode CROSS JOIN schedules CROSS JOIN calendar USING (anchor, requirement)
  WHERE k > 0 AND due_on <= ends AND due_on < (SELECT as_of FROM asked)
  GROUP BY patient_id, requirement, anchor
)
SELECT *, sum(periods) OVER patient - periods AS passed, lead(anchor) OVER patient AS next_anchor,
  lag(closes_on) OVER patient AS before_closes
FROM counted WINDOW patient AS (PARTITION BY patient_id, requirement ORDER BY anchor);
CREATE INDEX temp.stretch_of_patient ON stretch (patient_id, test);

-- Each test as the digits it needs, and as a byte that counts what keeps it from being a bare
-- panel.
CREATE TEMP TABLE test AS
SELECT test, 8 * (row_number() OVER (ORDER BY test) - 1) AS byte,
  sum(DISTINCT 1 << 3 * bit) FILTER (WHERE part = 'panel') AS panels,
  sum(DISTINCT 1 << 3 * bit) FILTER (WHERE part = 'component') AS components
FROM codes GROUP BY test;
CREATE TEMP TABLE code (
  code TEXT PRIMARY KEY, digits INTEGER, others INTEGER, needs_value INTEGER) WITHOUT ROWID;
INSERT INTO code
SELECT code, sum(1 << 3 * bit), sum(iif(part = 'panel', 0, 1 << byte)), max(part = 'component')
FROM codes JOIN test USING (test) GROUP BY code;

-- The days on which each test was done. A version counts where none but pending ones follow it.
CREATE TEMP TABLE evidence (
  patient_id INTEGER, test TEXT, collected_on TEXT,
  PRIMARY KEY (patient_id, test, collected_on)) WITHOUT ROWID;
INSERT OR IGNORE INTO evidence
WITH version AS (
  SELECT o.*, digits, others, needs_value, (
    SELECT max(iif(l.status IN ('P', 'R', 'I', 'S'), 'pending', 'settled')) FROM observation l
    WHERE l.patient_id = o.patient_id AND l.collected_on = o.collected_on
      AND l.specimen = o.specimen AND l.code = o.code AND l.recorded_at > o.recorded_at) AS later
  FROM observation o CROSS JOIN code USING (code)
  WHERE collected_on <= (SELECT as_of FROM asked)
), specimen AS (
  SELECT patient_id, collected_on,
    sum(iif(status IN ('F', 'C', 'A', 'B', 'V', 'U') AND later IS NOT 'settled'
      AND (needs_value = 0 OR value IS NOT NULL OR trim(value_text) <> ''), digits, 0)) AS counted,
    sum(iif(later IS NULL AND status NOT IN ('D', 'W'), others, 0)) AS present
  FROM version GROUP BY patient_id, collected_on, specimen
), shown AS (
  SELECT patient_id, collected_on, present,
    (counted | (counted >> 1) | (counted >> 2)) & 0x249249249249249 AS shown FROM specimen
)
SELECT patient_id, test, collected_on FROM shown CROSS JOIN test
WHERE shown & components = components
  OR (shown & panels AND (components IS NULL OR present >> byte & 255 = 0));

-- The tests in each period, periods being numbered through a patient's episodes. What is done after
-- an episode's last period stands with it. head: the first of them lies in the grace of the period
-- before; late: one lies in the period's own grace and in no other period.
CREATE TEMP TABLE cell (
  patient_id INTEGER, requirement TEXT, number INTEGER, tests INTEGER, late INTEGER, head INTEGER,
  anchor TEXT, due_on TEXT, closes_on TEXT,
  PRIMARY KEY (patient_id, requirement, number)) WITHOUT ROWID;
INSERT INTO cell
WITH tested AS MATERIALIZED (
  SELECT patient_id, requirement, anchor, periods, passed, before_closes, collected_on, coalesce((
    SELECT k FROM calendar c WHERE c.anchor = s.anchor AND c.requirement = s.requirement
      AND due_on >= collected_on ORDER BY due_on LIMIT 1), periods + 1) AS k
  FROM stretch s CROSS JOIN evidence USING (patient_id, test)
  WHERE collected_on > anchor AND (next_anchor IS NULL OR collected_on <= next_anchor)
), counted AS (
  SELECT patient_id, requirement, anchor, min(k, periods) AS k, passed + min(k, periods) AS number,
    sum(k <= periods) AS tests, min(collected_on) AS first_test,
    min(iif(k > periods, collected_on, NULL)) AS first_after, before_closes
  FROM tested GROUP BY patient_id, requirement, number
)
SELECT patient_id, own.requirement, number, tests, coalesce(first_after <= own.closes_on, 0),
  coalesce(first_test <= iif(own.k = 1, before_closes, before.closes_on), 0),
  own.anchor, own.due_on, own.closes_on
FROM counted CROSS JOIN calendar own USING (anchor, requirement, k)
  CROSS JOIN calendar before ON before.anchor = own.anchor AND before.requirement = own.requirement
    AND before.k = own.k - 1;

-- The periods without a test of their own, and whether the next one has one to lend.
CREATE TEMP TABLE empty AS
SELECT s.patient_id, s.requirement, passed + k AS number, s.anchor, due.due_on, due.closes_on,
  coalesce(n.head, 0) AS borrows
FROM stretch s CROSS JOIN calendar due USING (anchor, requirement)
  LEFT JOIN cell c ON c.patient_id = s.patient_id AND c.requirement = s.requirement
    AND c.number = passed + k
  LEFT JOIN cell n ON n.patient_id = s.patient_id AND n.requirement = s.requirement
    AND n.number = passed + k + 1
WHERE k BETWEEN 1 AND periods AND (c.number IS NULL OR (c.tests = 0 AND NOT c.late));

-- What each unmet obligation is at the day asked about: one without a test that cannot borrow the
-- next one's, or one whose only test was lent.
CREATE TEMP TABLE unmet AS
WITH RECURSIVE lent AS (
  SELECT patient_id, requirement, number + 1 AS number FROM empty WHERE borrows
  UNION ALL
  SELECT n.patient_id, n.requirement, n.number
  FROM lent CROSS JOIN cell c USING (patient_id, requirement, number)
    CROSS JOIN cell n ON n.patient_id = c.patient_id AND n.requirement = c.requirement
      AND n.number = c.number + 1
  WHERE c.tests = 1 AND NOT c.late AND n.head
), found AS (
  SELECT patient_id, requirement, anchor, due_on, closes_on FROM empty WHERE NOT borrows
  UNION ALL
  SELECT c.patient_id, c.requirement, c.anchor, c.due_on, c.closes_on
  FROM lent CROSS JOIN cell c USING (patient_id, requirement, number)
    LEFT JOIN cell n ON n.patient_id = c.patient_id AND n.requirement = c.requirement
      AND n.number = c.number + 1
  WHERE c.tests = 1 AND NOT c.late AND NOT coalesce(n.head, 0)
)
SELECT patient_id, requirement, anchor, due_on,
  iif((SELECT as_of FROM asked) <= closes_on, 'overdue', 'missed') AS state
FROM found;

-- The rows of patients under surveillance, as missed-tests.csv has them, and the totals of all.
CREATE TEMP TABLE answer AS
WITH latest AS (
  SELECT patient_id, max(anchor) AS anchor FROM episode GROUP BY patient_id
), surveilled AS (
  SELECT patient_id, anchor FROM latest JOIN stretch USING (patient_id, anchor)
    CROSS JOIN calendar USING (anchor, requirement)
  WHERE k = periods GROUP BY patient_id, anchor, ends
  HAVING max(ends, max(calendar.closes_on)) >= (SELECT as_of FROM asked)
)
SELECT patient_id, requirement, due_on, state FROM unmet JOIN surveilled USING (patient_id, anchor)
UNION ALL
SELECT 'all', requirement, count(*), state FROM unmet GROUP BY requirement, state;
