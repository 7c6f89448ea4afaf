/// Letters as they are read, short enough to be read in review.
extension LettersSiteTests {
  static let busy = """
    North Clinic

    REMS monitoring as of Tue 2026-11-24, by the rules of A small programme
    (small 1).

    12 tests to do, 4 of them urgent.

    Coordinator on record: Ana Ruiz

    What to do
    ----------

    1. Open the report:
       https://reports.example.org/s-010/
    2. Begin with priority 1 (4 urgent tests), then follow the list.
    3. Where a test was done elsewhere, record it with the day on which it was
       done: the next report then counts it.
    4. Correct the records of 2 patients who could not be judged: the report
       gives the reason under “Not evaluated”.

    The numbers
    -----------

    To do (one a patient and test, however often it was missed):
    - Priority 1, urgent: 4
    - Priority 2, other required tests: 7
    - Priority 4, recommended or advised: 1
    - Of these new since the report of 2026-11-23: 2
    - Patients lost to follow-up, apart: 1

    Tests, each period counted:
    - Missed: 21
    - Overdue: 3
    - Due in the next 30 days: 11
    - Of these in 7 days: 3
    - Waived so far: 2

    Patients:
    - Under surveillance: 14 of 18
    - With a gap: 9
    - Not evaluated: 2
    - Done, of 340 tests required so far: 316 (92.9%)

    Since the report of 2026-11-23, each period counted:
    - New: 3
    - Reopened: 1
    - Resolved: 5
    - Still open: 27
    - The oldest of them was reported: 41 days ago
    - Open in all, past gaps included: 32 now, 33 then

    WARNING: 1 reported gap can no longer be judged. It is not resolved: the
    report says why.

    No patient is named in the text of this mail, on purpose. Please do not
    answer it with a patient's name, number or birth date.

    Questions: rems@example.org, extension 1234

    A check of records against rules, made to help people who follow up
    patients. It is not medical advice and replaces neither the prescribing
    information nor the REMS.

    """

  static let nothing = """
    North Clinic

    REMS monitoring as of Tue 2026-11-24, by the rules of A small programme
    (small 1).

    Nothing to do. 0 of 14 patients under surveillance have an open test.

    Coordinator on record: Ana Ruiz

    What to do
    ----------

    1. Open the report:
       /srv/out/index.html

    The numbers
    -----------

    To do (one a patient and test, however often it was missed):
    - Priority 1, urgent: 0
    - Priority 2, other required tests: 0

    Tests, each period counted:
    - Missed: 0
    - Overdue: 0
    - Due in the next 30 days: 0

    Patients:
    - Under surveillance: 14 of 18
    - With a gap: 0
    - Not evaluated: 0
    - Done, of 216 tests required so far: 216 (100.0%)

    Since the report of 2026-11-23, each period counted:
    - New: 0
    - Resolved: 0
    - Still open: 0
    - Open in all, past gaps included: 0 now, 0 then

    No patient is named in the text of this mail, on purpose. Please do not
    answer it with a patient's name, number or birth date.

    Questions: rems@example.org, extension 1234

    A check of records against rules, made to help people who follow up
    patients. It is not medical advice and replaces neither the prescribing
    information nor the REMS.

    """
}
