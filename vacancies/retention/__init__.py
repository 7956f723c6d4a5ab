"""Regular tasks that depend on dates: reminders, digests, and the erasure of old applications.

| module | responsibility |
|---|---|
| `housekeeping.py` | runs all tasks, and continues if one fails |
| `reminders.py` | reminds applicants of drafts before the deadline |
| `reader_digests.py` | notifies readers of new applications |
| `expiry.py` | erases applications whose retention period has ended |
| `cleanup.py`, `erasure.py` | finds what is due, and deletes it with its files |
| `removals.py` | withdraws and erases again what a restored backup brought back |
"""
