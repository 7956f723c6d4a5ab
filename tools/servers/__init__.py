"""Servers for tests, as processes: an S3 server and Valkey. `.ci/on_postgresql` starts PostgreSQL.

| module | contents |
|---|---|
| `s3.py` | the S3 server: moto, which here refuses strangers and keys of other buckets |
| `s3_process.py` | the process in which it runs |
| `valkey.py` | Valkey, or Redis |
| `__main__.py` | both for a command, as `.ci/on_servers` runs it |
"""
