"""Servers that the site needs, for tests and drills. `.ci/on_postgresql` starts a PostgreSQL for a command.

| module | contents |
|---|---|
| `clamd.py` | the virus scanner, with a signature of our own |
| `gate.py` | a gate before a server: closed, the server is away |
| `postgresql.py` | PostgreSQL that can be stopped and started |
| `s3.py` | the S3 server: moto, which here refuses strangers and keys of other buckets |
| `s3_process.py` | the process in which it runs |
| `valkey.py` | Valkey, or Redis |
| `mail.py` | a mail server that takes everything, and one that never answers |
| `__main__.py` | Valkey and the S3 server for a command, as `.ci/on_servers` runs it |
"""
