"""One module for each kind of measurement; its `measure` adds what it has found to a report.

| module | what it measures |
|---|---|
| `pages.py` | uncached pages beside the floor’s |
| `cached.py` | cached pages beside a constant view, and through nginx beside a static file |
| `search.py` | searches on the large site |
| `crowd.py` | how long 50 visitors wait who read, and 50 who search |
| `admin.py` | screens of the admin |
| `publications.py` | uncached pages with publications beside the floor’s |
| `upload.py` | an applicant’s uploads beside a bare view |
| `publishing.py` | how long it takes until a change is visible |
| `postgresql.py` | searches and publishing on PostgreSQL |
| `memory.py` | what a worker takes |
| `start.py` | imports, and `make demo` in a new clone |
"""
