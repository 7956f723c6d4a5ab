"""The last hour of a posting as a load test: many read, upload, send and download at the same time.

`python -m tools.last_hour` runs some minutes of it on one machine and on two; `--minutes 60` runs an hour.
It prints what was measured, and ends with 1 if a bar is missed (`docs/last-hour.md`).

| module | contents |
|---|---|
| `places.py` | the site on one machine and on two, one of which is killed |
| `readers.py` | 500 readers, as a process of its own |
| `crowds.py` | 50 slow uploads, 20 applications a minute, and the answers of both |
| `archives.py` | two members of the committee who download everything |
| `hour.py` | all of them together, and whether the bars are met |
| `__main__.py` | the command |
"""
