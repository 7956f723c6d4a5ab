"""Uploaded files in buckets of an S3 server, which several machines can share.

| module | contents |
|---|---|
| `bucket_storages.py` | the storages that `groupsite/settings/buckets.py` puts into STORAGES |
| `availability.py` | whether buckets are used; the error of one that is away |
| `errors.py` | the errors of an S3 server, as errors of a disk |
| `privacy.py` | whether anonymous requests can read, list or write a bucket |
| `checks.py` | the same as a system check of `check --deploy` |
| `pictures.py` | serves the public pictures of a bucket |
"""
