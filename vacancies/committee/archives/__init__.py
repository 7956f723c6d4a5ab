"""What leaves the site in archives and files about one applicant.

| module | responsibility |
|---|---|
| `archive_contents.py` | what an archive contains |
| `archive_names.py` | names that each system accepts |
| `subject_access.py` | all data about one applicant, as JSON |
"""
