"""`make bench`: what the site costs, beside a bare Wagtail site and beside its bars.

| module | responsibility |
|---|---|
| `bars.py` | the bars, as data |
| `noise.py` | whether a bar is missed, or whether it may be noise |
| `rounds.py` | interleaved rounds, and the report |
| `processes.py` | processor time and memory of processes |
| `environments.py`, `settings.py`, `loading_settings.py` | production, as it is measured |
| `data.py` | databases that are made once and kept |
| `servers.py` | both sites behind the documented server |
| `table.py` | the table for docs/measurements.md |

`kinds/` has one module for each kind of measurement, `inside/` what runs in a process of the site,
`publications/` makes invented publications, and `floor/` is the bare Wagtail site.
"""
