"""A backup opens no account: it contains no session, whose key would be a cookie of the running site."""

import sqlite3
from contextlib import closing
from types import SimpleNamespace

from groupsite.backup import database

KEY = "k1ey2of3a4session5that6counts"


def test_a_copy_of_sqlite_has_no_sessions(tmp_path, monkeypatch):
    """Nor their bytes in pages that have become free."""
    site, target = tmp_path / "site.sqlite3", tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(site)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute(
            "CREATE TABLE django_session (session_key TEXT PRIMARY KEY, session_data TEXT)"
        )
        made.executemany(
            "INSERT INTO django_session VALUES (?, ?)", [(f"{KEY}{n}", KEY * 99) for n in range(99)]
        )
        made.commit()
        monkeypatch.setattr(database, "connection", SimpleNamespace(settings_dict={"NAME": site}))
        monkeypatch.setattr(database, "_names_of_files", lambda _rows: {})
        database._copy_sqlite(target)
        assert made.execute("SELECT COUNT(*) FROM django_session").fetchone() == (99,)
    assert KEY.encode() not in target.read_bytes()
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("SELECT COUNT(*) FROM django_session").fetchone() == (0,)
