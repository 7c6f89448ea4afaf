-- The missed and overdue periodic tests, in DuckDB.
--
-- Reads infusion and observation (dates as DATE), codes, schedules and the variable as_of; leaves
-- the answer in the table answer. What stands where, and why the matching needs no recursion, is
-- said in README.md beside this file.

-- Episodes: an anchor, and the last day on which a test can be due.
CREATE TEMP TABLE episode AS
WITH given AS (
  SELECT patient_id, infused_on, course FROM infusion
  WHERE infused_on <= getvariable('as_of')
  QUALIFY row_number() OVER (PARTITION BY patient_id, infused_on ORDER BY recorded_at DESC) = 1
    AND voided = 0 AND coalesce(dose_mg, 1) > 0
), stepped AS (
  SELECT *, count(*) FILTER (course IS NULL) OVER (PARTITION BY patient_id) = 0 AS numbered,
    infused_on - lag(infused_on) OVER (PARTITION BY patient_id ORDER BY infused_on) > 30 AS opens
  FROM given
), numbered AS (
  SELECT patient_id, infused_on, CASE WHEN numbered THEN course ELSE count_if(opens)
    OVER (PARTITION BY patient_id ORDER BY infused_on) END AS course
  FROM stepped
), course AS (
  SELECT patient_id, min(infused_on) AS starts, max(infused_on) AS ends
  FROM numbered GROUP BY patient_id, course
), followed AS (
  SELECT *, max(ends) OVER (PARTITION BY patient_id ORDER BY starts
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + INTERVAL 48 MONTH AS followed_until
  FROM course
), opened AS (
  SELECT *, count_if(followed_until IS NULL OR starts > followed_until)
    OVER (PARTITION BY patient_id ORDER BY starts) AS episode
  FROM followed
)
SELECT patient_id, min(starts) AS anchor, CAST(max(ends) + INTERVAL 48 MONTH AS DATE) AS ends
FROM opened GROUP BY patient_id, episode;

-- For each requirement how many of an episode's periods were due before the day asked about.
CREATE TEMP TABLE stretch AS
WITH reached AS (
  SELECT *, least(ends, getvariable('as_of') - 1) AS last_day,
    datediff('month', anchor, last_day) AS touched,
    touched - (anchor + to_months(touched) > last_day)::INTEGER AS months_passed
  FROM episode
)
SELECT patient_id, anchor, ends, requirement, test, months, grace,
  months_passed // months AS periods,
  lead(anchor) OVER (PARTITION BY patient_id, requirement ORDER BY anchor) AS next_anchor
FROM reached CROSS JOIN schedules WHERE months_passed >= months;

-- Each code as bits: a set for every group of codes, panels and partial codes in sets of their own.
CREATE TEMP TABLE code AS
SELECT code, bit_or(1::BIGINT << bit) AS bits, bool_or(part = 'component') AS needs_value
FROM codes GROUP BY code;
CREATE TEMP TABLE test AS
SELECT test, bit_or(1::BIGINT << bit) FILTER (part = 'panel') AS panels,
  coalesce(bit_or(1::BIGINT << bit) FILTER (part = 'component'), panels) AS components,
  CASE WHEN count_if(part = 'component') = 0 THEN 0
    ELSE bit_or(1::BIGINT << bit) FILTER (part <> 'panel') END AS others
FROM codes GROUP BY test;

-- The days on which each test was done.
CREATE TEMP TABLE evidence AS
WITH version AS (
  SELECT patient_id, collected_on, specimen, recorded_at, code, bits,
    status IN ('P', 'R', 'I', 'S') AS pending, status IN ('D', 'W') AS voided,
    status IN ('F', 'C', 'A', 'B', 'V', 'U')
      AND (NOT needs_value OR value IS NOT NULL OR coalesce(trim(value_text), '') <> '') AS counts
  FROM observation JOIN code USING (code)
  WHERE collected_on <= getvariable('as_of')
), fact AS (
  SELECT patient_id, collected_on, specimen, code, bits, arg_max(voided, recorded_at) AS voided,
    coalesce(arg_max(counts, recorded_at) FILTER (NOT pending), false) AS counts
  FROM version GROUP BY patient_id, collected_on, specimen, code, bits
), taken AS (
  SELECT patient_id, collected_on, bit_or(CASE WHEN counts THEN bits ELSE 0 END) AS counted,
    bit_or(CASE WHEN voided THEN 0 ELSE bits END) AS present
  FROM fact GROUP BY patient_id, collected_on, specimen
)
SELECT DISTINCT patient_id, test, collected_on
FROM taken JOIN test ON counted & components = components
  OR (counted & panels <> 0 AND present & others = 0);

-- Every period, with the tests in it. Months are added to the anchor, and clamped.
CREATE TEMP TABLE period AS
WITH tested AS (
  SELECT s.patient_id, s.requirement, s.anchor, periods, months, collected_on,
    datediff('month', anchor, collected_on) AS touched,
    touched + (collected_on > anchor + to_months(touched))::INTEGER AS month
  FROM evidence e JOIN stretch s USING (patient_id, test)
  WHERE collected_on > anchor AND (next_anchor IS NULL OR collected_on <= next_anchor)
), cell AS (
  SELECT patient_id, requirement, anchor, least((month + months - 1) // months, periods) AS k,
    count_if((month + months - 1) // months <= periods) AS tests, min(collected_on) AS first_test,
    min(collected_on) FILTER ((month + months - 1) // months > periods) AS first_after
  FROM tested GROUP BY ALL
), due AS (
  SELECT patient_id, requirement, anchor, ends, k,
    CAST(anchor + to_months(months * k) AS DATE) AS due_on, due_on + grace::INTEGER AS closes_on
  FROM stretch, unnest(range(1, periods + 1)) AS step(k)
)
SELECT patient_id, requirement, anchor, ends, due_on, closes_on, first_test,
  coalesce(tests, 0) AS tests, coalesce(first_after <= closes_on, false) AS late
FROM due LEFT JOIN cell USING (patient_id, requirement, anchor, k);

-- What each unmet obligation is at the day asked about.
CREATE TEMP TABLE unmet AS
WITH beside AS (
  SELECT *, coalesce(lead(first_test) OVER (PARTITION BY patient_id, requirement ORDER BY due_on)
    <= closes_on, false) AS could_borrow
  FROM period
), lending AS (
  SELECT *, CASE WHEN late OR NOT could_borrow OR tests > 1 THEN 0
    WHEN tests = 0 THEN 1 END AS borrows
  FROM beside
), lent AS (
  SELECT *, coalesce(last_value(borrows IGNORE NULLS) OVER (PARTITION BY patient_id, requirement
    ORDER BY due_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS lent
  FROM lending
)
SELECT patient_id, requirement, anchor, due_on,
  CASE WHEN getvariable('as_of') <= closes_on THEN 'overdue' ELSE 'missed' END AS state
FROM lent WHERE tests <= lent AND NOT late AND NOT could_borrow;

-- The rows of patients under surveillance, as missed-tests.csv has them, and the totals of all.
CREATE TEMP TABLE answer AS
WITH surveilled AS (
  SELECT patient_id, anchor FROM period
    SEMI JOIN (SELECT patient_id, max(anchor) AS anchor FROM episode GROUP BY patient_id)
    USING (patient_id, anchor)
  GROUP BY patient_id, anchor, ends
  HAVING ends >= getvariable('as_of') OR max(closes_on) >= getvariable('as_of')
)
SELECT patient_id::VARCHAR AS patient_id, requirement, due_on::VARCHAR AS due_on, state
FROM unmet SEMI JOIN surveilled USING (patient_id, anchor)
UNION ALL
SELECT 'all', requirement, count(*)::VARCHAR, state FROM unmet GROUP BY requirement, state;
