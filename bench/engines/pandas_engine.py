"""pandas and NumPy: rows come by ADBC in the order of their keys, so that runs of equal keys stand
together, and all that follows is arithmetic on whole columns.
"""

import numpy as np
import pandas as pd

import arrow
import engine

REQUIREMENT = ["patient_id", "requirement"]
EPISODE = ["patient_id", "anchor"]
PERIOD = [*REQUIREMENT, "anchor", "k"]


def read(database):
    """Text as dictionaries of Arrow: codes, days and states repeat."""
    infusions, observations = arrow.tables(
        database, lambda table: table.to_pandas(strings_to_categorical=True))
    for table, day in ((infusions, "infused_on"), (observations, "collected_on")):
        table[day] = table[day].astype("datetime64[s]")
    return infusions, observations


def begins(table, *names):
    """Where another run of equal values begins."""
    found = np.zeros(len(table), dtype=bool)
    found[:1] = True
    for name in names:
        column = table[name]
        values = (column.cat.codes if column.dtype == "category" else column).to_numpy()
        found[1:] |= values[1:] != values[:-1]
    return found


def ends(begin):
    """Where a run ends, of where runs begin."""
    return np.append(begin[1:], True)


def plus_months(days, months):
    """The clamped days so many months on."""
    days = np.asarray(days, dtype="datetime64[D]")
    month = days.astype("datetime64[M]")
    place = days - month.astype("datetime64[D]")
    month = month + months
    last = (month + 1).astype("datetime64[D]") - 1
    return np.minimum(month.astype("datetime64[D]") + place, last)


def months_until(anchors, days):
    """The least number of months after which the anchor has come to the day."""
    days = np.asarray(days, dtype="datetime64[D]")
    months = days.astype("datetime64[M]") - np.asarray(anchors, dtype="datetime64[M]")
    return months.astype(np.int64) + (plus_months(anchors, months) < days)


def episodes(infusions, as_of):
    """An anchor, and the last day on which a test can be due."""
    given = infusions[infusions.infused_on <= as_of]
    given = given[ends(begins(given, "patient_id", "infused_on"))]
    given = given[(given.voided == 0) & (given.dose_mg.fillna(1) > 0)]
    apart = begins(given, "patient_id") | (given.infused_on.diff().dt.days > 30)
    numbered = given.course.notna().groupby(given.patient_id).transform("all")
    course = given.course.where(numbered, apart.groupby(given.patient_id).cumsum())
    courses = (
        given.groupby([given.patient_id, course]).infused_on.agg(["min", "max"]).reset_index()
        .sort_values(["patient_id", "min"], ignore_index=True))
    courses["until"] = plus_months(courses["max"], 48)
    courses["until"] = courses.groupby("patient_id").until.cummax()
    opens = begins(courses, "patient_id") | (courses["min"] > courses.until.shift())
    found = courses.groupby(opens.cumsum()).agg(
        patient_id=("patient_id", "first"), anchor=("min", "min"), until=("until", "max"))
    found["latest"] = ends(begins(found, "patient_id"))
    return found


def stretches(episodes, as_of):
    """For each requirement how many of an episode's periods were due before the day asked about."""
    schedules = pd.DataFrame(
        engine.schedules(), columns=["requirement", "test", "months", "grace"])
    found = episodes.merge(schedules, how="cross")
    last = np.minimum(found.until, as_of - pd.Timedelta(days=1))
    # The day after the last one is the first on which one month more would not have passed.
    found["periods"] = (months_until(found.anchor, last + pd.Timedelta(days=1)) - 1) // found.months
    found = found[found.periods > 0].sort_values([*REQUIREMENT, "anchor"], ignore_index=True)
    found["next_anchor"] = found.groupby(REQUIREMENT).anchor.shift(-1)
    return found


def specimens(observations, as_of):
    """What each specimen shows: the bits of what counts, and of what is there at all."""
    codes = engine.codes()
    names = observations.code.cat.categories
    bits = np.array([codes.get(name, (0, False))[0] for name in names])
    needs_value = np.array([codes.get(name, (0, False))[1] for name in names])
    named = bits[observations.code.cat.codes] > 0
    rows = observations[(observations.collected_on <= as_of) & named]
    code = rows.code.cat.codes.to_numpy()
    taken = begins(rows, "patient_id", "collected_on", "specimen")
    fact = np.cumsum(taken | begins(rows, "code"))
    settled = ~rows.status.isin(engine.PENDING).to_numpy()
    # A pending version never replaces one that counts.
    in_force = np.flatnonzero(settled)
    in_force = in_force[np.append(np.diff(fact[in_force]) > 0, True)[:len(in_force)]]
    has_value = (rows.value.notna() | (rows.value_text.astype(str).str.strip() != "")
                 & rows.value_text.notna()).to_numpy()
    counts = rows.status.isin(engine.COUNTING).to_numpy() & (has_value | ~needs_value[code])
    present = np.append(np.diff(fact) > 0, True)[:len(fact)] & ~rows.status.isin(engine.VOIDED)
    counted = np.zeros(len(rows), dtype=np.int64)
    counted[in_force] = np.where(counts, bits[code], 0)[in_force]
    first = np.flatnonzero(taken)
    found = rows.loc[taken, ["patient_id", "collected_on"]].reset_index(drop=True)
    found["counted"] = np.bitwise_or.reduceat(counted, first)
    found["present"] = np.bitwise_or.reduceat(np.where(present, bits[code], 0), first)
    return found


def evidence(specimens):
    """The days on which each test was done."""
    found = []
    for test, (panels, components, others) in engine.tests().items():
        shown = specimens.counted & components == components
        bare = (specimens.counted & panels != 0) & (specimens.present & others == 0)
        days = specimens.loc[shown | bare, ["patient_id", "collected_on"]]
        found.append(days[begins(days, "patient_id", "collected_on")].assign(test=test))
    return pd.concat(found, ignore_index=True)


def cells(evidence, stretches):
    """The tests in each period; what is done after an episode's last period stands with it."""
    tested = evidence.merge(stretches, on=["patient_id", "test"])
    tested = tested[(tested.collected_on > tested.anchor)
                    & ~(tested.collected_on > tested.next_anchor)]
    months = months_until(tested.anchor, tested.collected_on)
    number = (months + tested.months - 1) // tested.months
    after = number > tested.periods
    tested = tested.assign(
        k=np.minimum(number, tested.periods), within=~after,
        first_after=tested.collected_on.where(after))
    return tested.groupby(PERIOD, sort=False).agg(
        tests=("within", "sum"), first_test=("collected_on", "min"),
        first_after=("first_after", "min")).reset_index()


def periods(stretches, cells):
    """Every period with its tests, in order."""
    every = stretches.loc[stretches.index.repeat(stretches.periods)].reset_index(drop=True)
    first = begins(every, *REQUIREMENT, "anchor")
    starts = np.flatnonzero(first)
    every["k"] = np.arange(len(every)) - starts[np.cumsum(first) - 1] + 1
    every["due_on"] = plus_months(every.anchor, (every.k * every.months).to_numpy()).astype("M8[s]")
    every["closes_on"] = every.due_on + pd.to_timedelta(every.grace, unit="D")
    return every.merge(cells, on=PERIOD, how="left")


def unmet(periods, as_of):
    """What each unmet obligation is at the day asked about; README.md says why this is exact."""
    tests = periods.tests.fillna(0).to_numpy()
    late = (periods.first_after <= periods.closes_on).to_numpy()
    first = begins(periods, *REQUIREMENT)
    could_borrow = (periods.first_test.shift(-1) <= periods.closes_on).to_numpy() & ~ends(first)
    # A period with one test that the next could replace passes on whether it had to lend its own.
    decides = late | ~could_borrow | (tests != 1) | first
    decided_by = np.maximum.accumulate(np.where(decides, np.arange(len(periods)), 0))
    borrows = (could_borrow & ~late & (tests == 0))[decided_by]
    lent = np.append(False, borrows[:-1])[:len(first)] & ~first
    found = periods[(tests <= lent) & ~late & ~could_borrow]
    return found.assign(state=np.where(found.closes_on >= as_of, "overdue", "missed"))


def answer(periods, unmet, as_of):
    """The rows of patients under surveillance, and the totals of all."""
    last = periods[periods.latest].groupby(EPISODE).agg(
        until=("until", "max"), closes_on=("closes_on", "max"))
    surveilled = last[last.max(axis=1) >= as_of].reset_index()[EPISODE]
    rows = unmet.merge(surveilled, on=EPISODE)[[*REQUIREMENT, "due_on", "state"]]
    totals = unmet.groupby(["requirement", "state"]).size().rename("due_on").reset_index()
    return pd.concat([
        rows.assign(due_on=rows.due_on.dt.strftime("%Y-%m-%d")),
        totals.assign(patient_id="all")])


def main(database, as_of, path):
    watch = engine.Watch()
    infusions, observations = read(database)
    watch.lap("load")
    as_of = pd.Timestamp(as_of)
    stretched = stretches(episodes(infusions, as_of), as_of)
    of_each = periods(stretched, cells(evidence(specimens(observations, as_of)), stretched))
    answer(of_each, unmet(of_each, as_of), as_of).to_csv(path, index=False, header=False)
    watch.lap("query")
    watch.report()


if __name__ == "__main__":
    main(*engine.arguments())
