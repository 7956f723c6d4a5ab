"""Contents and file names of the archives that readers and officers download.

| module | responsibility |
|---|---|
| `archive_contents.py` | what an archive contains |
| `archive_names.py` | names that each system accepts |
| `subject_access.py` | all data about one applicant, as JSON |
"""
