"""Drills: a part of the running site is taken away and brought back, while people read and apply.

`python -m tools.drills` runs all of them, `python -m tools.drills database` one. Each prints what it has
seen, and ends with 1 if that is not what `docs/deployment.md` promises.

| module | contents |
|---|---|
| `parts.py` | the parts, and what is expected without each |
| `deployment.py` | the site of two machines on which they are tried |
| `visitors.py` | people who read and apply all the time |
| `observations.py` | what is asked of the site while a part is away |
| `drill.py` | one drill, from before to afterwards |
| `settings.py` | production’s settings, without limits for so many from one address |
| `__main__.py` | the command, which writes `docs/drills.md` |
"""
