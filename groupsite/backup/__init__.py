"""Backs up the database and all files while the site runs, and restores them elsewhere (R81).

| module | responsibility |
|---|---|
| `making.py` | makes a backup: the database first, then every file it names |
| `restoring.py` | restores one on an unused site, and removes again what had been erased |
| `restored_access.py` | who may read applications after a restore, for the administrator to check |
| `verifying.py` | says whether rows and files agree, at any time |
| `manifest.py` | what a backup consists of, with the SHA-256 of each file |
| `folder.py`, `tar.py` | where a backup is written: a folder with one copy of each content, or a stream |
| `database.py` | consistent copies of an SQLite or PostgreSQL database |
| `postgresql_dump.py` | dumps of PostgreSQL, and restoring them so that nobody uses an incomplete one |
| `areas.py` | the storages whose files are backed up |

`docs/decisions/0047-backups.md` says why nothing has to wait while a backup is made.
"""
