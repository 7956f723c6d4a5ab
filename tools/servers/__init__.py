"""Servers for tests, in processes of their own: an S3 server, Valkey and PostgreSQL.

| module | contents |
|---|---|
| `s3.py` | the S3 server: moto, which here refuses strangers and keys of other buckets |
| `s3_process.py` | the process in which it runs |
| `valkey.py` | Valkey, or Redis |
"""
