"""SQLite backend in which concurrent writers queue.

SQLite knows no queue for its one write lock: who waits sleeps, longer each time, and asks again, so
that somebody who has come later often goes first. With fifty at once some wait until their patience
ends ("database is locked"). `turns.py` is the queue; `base.py`, which Django asks for by that name,
stands in it for every transaction, and for every statement that writes without one.
"""
