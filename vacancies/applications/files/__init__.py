"""Receives, checks, stores and delivers the files of applications.

| module | responsibility |
|---|---|
| `upload_stream.py` | reads a request body into a temporary file, up to a limit |
| `attachments.py` | adds a file to an application, or removes it |
| `storage.py` | where files are, and with which permissions |
| `downloads.py`, `zip_stream.py` | sends one file, or many in an archive that is made while it is sent |
| `clamd_client.py`, `virus_checks.py` | the connection to ClamAV, and which files it has yet to scan |

`inspection` decides whether a PDF is safe to open; `inspector` starts the child process
that opens it, and `pdf` runs there.
This file imports nothing: the child process imports a package below it without Django.
"""
