"""Polars: rows come by ADBC in the order of their keys, which saves every sort and hash of text."""

import polars as pl
from polars import col

import arrow
import engine

REQUIREMENT = ["patient_id", "requirement"]
EPISODE = ["patient_id", "anchor"]


def read(database):
    infusions, observations = arrow.tables(database, pl.from_arrow)
    return (
        infusions.with_columns(col("infused_on").str.to_date(), col("course").cast(pl.Int64)),
        observations.with_columns(
            col("collected_on").str.to_date(), col("value_text").cast(pl.String)))


def begins(*names):
    """Where another run of equal values begins."""
    changed = [(col(name) != col(name).shift()).fill_null(True) for name in names]
    return pl.any_horizontal(changed)


def ends(name):
    return (col(name) != col(name).shift(-1)).fill_null(True)


def plus_months(day, months):
    """The clamped day so many months on."""
    return day.dt.offset_by(pl.format("{}mo", months))


def episodes(infusions, as_of):
    """An anchor, and the last day on which a test can be due."""
    courses = (
        infusions.filter(col("infused_on") <= as_of)
        .filter((col("infused_on").shift(-1) != col("infused_on")).fill_null(True)
                | (col("patient_id").shift(-1) != col("patient_id")))
        .filter(col("voided") == 0, col("dose_mg").fill_null(1) > 0)
        .with_columns(
            numbered=col("course").is_not_null().all().over("patient_id"),
            opens=(col("infused_on").diff().dt.total_days() > 30).fill_null(True)
            .over("patient_id"))
        .with_columns(
            course=pl.when("numbered").then("course")
            .otherwise(col("opens").cast(pl.Int64).cum_sum().over("patient_id")))
        .group_by("patient_id", "course")
        .agg(starts=col("infused_on").min(), last=col("infused_on").max())
        .sort("patient_id", "starts")
        .with_columns(reached=plus_months(col("last"), 48).cum_max().over("patient_id")))
    return (
        courses.with_columns(
            episode=(col("starts") > col("reached").shift().over("patient_id"))
            .fill_null(True).cum_sum())
        .group_by("episode").agg(
            col("patient_id").first(), anchor=col("starts").min(), until=col("reached").max())
        .drop("episode")
        .with_columns(latest=col("anchor") == col("anchor").max().over("patient_id")))


def stretches(episodes, as_of):
    """For each requirement how many of an episode's periods were due before the day asked about."""
    schedules = pl.DataFrame(
        engine.schedules(), orient="row", schema=["requirement", "test", "months", "grace"])
    last = pl.min_horizontal(col("until"), pl.lit(as_of) - pl.duration(days=1))
    touched = months_between(col("anchor"), last)
    clamped = plus_months(col("anchor"), touched) > last
    return (
        episodes.with_columns(passed=touched - clamped.cast(pl.Int32))
        .join(schedules, how="cross")
        .with_columns(periods=col("passed") // col("months"))
        .filter(col("periods") > 0)
        .sort(*REQUIREMENT, "anchor")
        .with_columns(next_anchor=col("anchor").shift(-1).over(REQUIREMENT)))


def months_between(first, second):
    """How many months the second day's month lies after the first's."""
    return (
        (second.dt.year() - first.dt.year()) * 12
        + second.dt.month().cast(pl.Int32) - first.dt.month().cast(pl.Int32))


def evidence(observations, as_of):
    """The days on which each test was done."""
    codes = pl.DataFrame(
        [(code, *facts) for code, facts in engine.codes().items()], orient="row",
        schema={"code": pl.String, "bits": pl.Int64, "needs_value": pl.Boolean})
    text = col("value_text").str.strip_chars().fill_null("")
    has_value = col("value").is_not_null() | (text != "")
    rows = (
        observations.filter(col("collected_on") <= as_of)
        .join(codes, on="code", maintain_order="left")
        .with_columns(specimen_begins=begins("patient_id", "collected_on", "specimen"))
        .with_columns(
            taken=col("specimen_begins").cum_sum(),
            fact=(col("specimen_begins") | begins("code")).cum_sum()))
    # A pending version never replaces one that counts.
    counting = rows.filter(~col("status").is_in(engine.PENDING)).filter(ends("fact")).filter(
        col("status").is_in(engine.COUNTING), ~col("needs_value") | has_value)
    present = rows.filter(ends("fact"), ~col("status").is_in(engine.VOIDED))
    specimens = (
        counting.group_by("taken").agg(
            col("patient_id", "collected_on").first(), counted=col("bits").bitwise_or())
        .join(
            present.group_by("taken").agg(present=col("bits").bitwise_or()), on="taken", how="left")
        .with_columns(col("present").fill_null(0)))
    return pl.concat(done(specimens, test, *bits) for test, bits in engine.tests().items())


def done(specimens, test, panels, components, others):
    shown = col("counted") & components == components
    bare = ((col("counted") & panels) != 0) & ((col("present") & others) == 0)
    return specimens.filter(shown | bare).select(
        "patient_id", "collected_on", test=pl.lit(test)).unique()


def cells(evidence, stretches):
    """The tests in each period; what is done after an episode's last period stands with it."""
    month_end = col("collected_on").dt.month_end().dt.day()
    month = (
        months_between(col("anchor"), col("collected_on"))
        + (col("collected_on").dt.day() > pl.min_horizontal(col("anchor").dt.day(), month_end)))
    return (
        evidence.join(stretches, on=["patient_id", "test"])
        .filter(
            col("collected_on") > col("anchor"),
            col("next_anchor").is_null() | (col("collected_on") <= col("next_anchor")))
        .with_columns(number=(month + col("months") - 1) // col("months"))
        .with_columns(after=col("number") > col("periods"))
        .group_by(*REQUIREMENT, "anchor", k=pl.min_horizontal("number", "periods"))
        .agg(
            tests=(~col("after")).sum(), first_test=col("collected_on").min(),
            first_after=col("collected_on").filter("after").min()))


def periods(stretches, cells):
    """Every period with its tests, in order."""
    every = stretches.with_columns(k=pl.int_ranges(1, col("periods") + 1)).explode("k")
    calendar = every.select("anchor", month=col("k") * col("months")).unique().with_columns(
        due_on=plus_months(col("anchor"), col("month")))
    return (
        every.with_columns(month=col("k") * col("months"))
        .join(calendar, on=["anchor", "month"])
        .with_columns(closes_on=col("due_on") + pl.duration(days=col("grace")))
        .join(cells, on=[*REQUIREMENT, "anchor", "k"], how="left")
        .sort(*REQUIREMENT, "due_on"))


def unmet(periods, as_of):
    """What each unmet obligation is at the day asked about; README.md says why this is exact."""
    tests = col("tests").fill_null(0)
    late = (col("first_after") <= col("closes_on")).fill_null(False)
    last = ends("patient_id") | ends("requirement")
    could_borrow = (col("first_test").shift(-1) <= col("closes_on")).fill_null(False) & ~last
    first = begins(*REQUIREMENT)
    return (
        periods.with_columns(tests=tests, late=late, could_borrow=could_borrow, first=first)
        .with_columns(
            borrows=pl.when(col("late") | ~col("could_borrow") | (col("tests") > 1)).then(0)
            .when(col("tests") == 0).then(1).when("first").then(0).forward_fill())
        .with_columns(lent=pl.when("first").then(0).otherwise(col("borrows").shift()))
        .filter(col("tests") <= col("lent"), ~col("late"), ~col("could_borrow"))
        .with_columns(
            state=pl.when(col("closes_on") >= as_of).then(pl.lit("overdue"))
            .otherwise(pl.lit("missed"))))


def answer(periods, unmet, as_of):
    """The rows of patients under surveillance, and the totals of all."""
    surveilled = periods.filter("latest").group_by(EPISODE).agg(
        pl.max_horizontal(col("until").max(), col("closes_on").max()).alias("until")
    ).filter(col("until") >= as_of)
    rows = unmet.join(surveilled, on=EPISODE, how="semi").sort(*REQUIREMENT, "due_on").select(
        col("patient_id").cast(pl.String), "requirement", col("due_on").cast(pl.String), "state")
    totals = unmet.group_by("requirement", "state").agg(due_on=pl.len().cast(pl.String))
    return pl.concat([rows, totals.sort("requirement", "state").select(
        pl.lit("all").alias("patient_id"), "requirement", "due_on", "state")])


def main(database, as_of, path):
    watch = engine.Watch()
    infusions, observations = read(database)
    watch.lap("load")
    as_of = pl.Series([as_of]).str.to_date().item()
    stretched = stretches(episodes(infusions, as_of), as_of)
    of_each = periods(stretched, cells(evidence(observations, as_of), stretched))
    answer(of_each, unmet(of_each, as_of), as_of).write_csv(path, include_header=False)
    watch.lap("query")
    watch.report()


if __name__ == "__main__":
    main(*engine.arguments())
