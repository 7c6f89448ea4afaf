"""set-journal.py DATABASE MODE: brings a database into a journal mode."""
import sqlite3, sys

sqlite3.connect(sys.argv[1]).execute(f"PRAGMA journal_mode = {sys.argv[2]}")
