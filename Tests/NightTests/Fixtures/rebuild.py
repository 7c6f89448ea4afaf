"""rebuild.py DAMAGED NEW: reads every row of a database as SQLite does and writes it to a new one,
whose columns take any value; exit 1 where SQLite cannot read it."""
import sqlite3, sys

damaged, new = sys.argv[1:3]
database = sqlite3.connect(damaged, isolation_level=None)
database.text_factory = bytes
try:
    database.execute("ATTACH ? AS new", (new,))
    for name in ("application_id", "user_version"):
        (value,) = database.execute(f"PRAGMA main.{name}").fetchone()
        database.execute(f"PRAGMA new.{name} = {value}")
    tables = database.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall()
    for table in [name.decode() for (name,) in tables if not name.startswith(b"sqlite_")]:
        rows = database.execute(f'PRAGMA main.table_info("{table}")').fetchall()
        columns = ", ".join(f'"{row[1].decode()}"' for row in rows)
        database.execute(f'CREATE TABLE new."{table}" ({columns})')
        database.execute(f'INSERT INTO new."{table}" SELECT {columns} FROM main."{table}"')
except (sqlite3.Error, UnicodeDecodeError) as error:
    print(error)
    sys.exit(1)
