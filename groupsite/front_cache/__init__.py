"""Tells nginx, which answers with cached pages by itself, that something is being written.

A symbolic link leads to a folder with a random name, which is part of nginx's cache key. Before a process
writes what visitors could see, the link leads to `writing`, where nginx asks the site; afterwards it leads
to a new name. So nginx never looks at what it stored before (decision 70).

| module | responsibility |
| --- | --- |
| `link.py` | the link, and the lock that writers share |
| `writers.py` | moves the link before SQLite commits |
| `expiry.py` | tells nginx how long a page is true |
"""
