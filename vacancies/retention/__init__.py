"""Regular tasks that depend on dates: reminders, digests, and the erasure of old applications.

| module | responsibility |
|---|---|
| `housekeeping.py` | runs all parts, and goes on when one fails |
| `reminders.py` | reminds applicants of drafts before the deadline |
| `reader_digests.py` | tells readers of new applications |
| `expiry.py` | until when an application is kept |
| `cleanup.py`, `erasure.py` | finds what is due, and deletes it with its files |
"""
