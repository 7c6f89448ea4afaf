"""The tables as Arrow, for the engines that read them by ADBC."""

import adbc_driver_sqlite.dbapi as adbc

import engine


def tables(database, convert):
    """Infusions and observations in the order of their keys, each converted as soon as it is there."""
    with adbc.connect(f"file:{database}?mode=ro") as connection:
        return [
            convert(fetch(connection, f"{query} ORDER BY {order}, recorded_at"))
            for query, order in (
                (engine.INFUSIONS, "patient_id, infused_on"),
                (engine.OBSERVATIONS, "patient_id, collected_on, specimen, code"))]


def fetch(connection, query):
    with connection.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": "65536"})
        cursor.execute(query)
        return cursor.fetch_arrow_table()
