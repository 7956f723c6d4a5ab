"""SQLite backend in which concurrent writers queue.

SQLite has no queue for its one write lock. A waiting writer sleeps for longer and longer times and
tries again, so that a later writer often goes first. With fifty writers at once some reach their
timeout ("database is locked"). `writer_queue.py` is a queue; the backend in `base.py`, a name that Django
requires, uses it for every transaction and for every writing statement outside of one.
"""
