"""Servers beside the site, which several machines can share (docs/deployment.md).

| module | contents |
|---|---|
| `shared_cache.py` | the cache in Valkey or Redis, without which the site goes on |
| `database_version.py` | whether PostgreSQL can hold the site |
| `buckets/` | uploaded files in buckets of an S3 server |
| `start.py` | what a server process asks before its first request |
| `checks.py` | the same as system checks of `check --deploy` |

`groupsite/settings` reads their addresses from the environment.
"""
