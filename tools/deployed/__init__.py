"""The site as `docs/deployment.md` deploys it, as processes that tests and drills stop, kill and start again.

| module | contents |
|---|---|
| `server.py` | gunicorn on one data folder |
| `nginx.py` | nginx in front of it |
| `machines.py` | two web servers and two workers that share PostgreSQL, Valkey and an S3 server |
| `worker.py` | `db_worker`, started again when it ends |
| `settings.py`, `behind_nginx.py` | production’s settings, without limits |
| `ledger.py` | what has been stored, and whether it is what applicants were told |
| `log_lines.py` | what no line of a log may hold |
"""
