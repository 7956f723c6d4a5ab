"""Looks inside one PDF. Everything here runs in a process of its own, and knows no Django.

The file comes from a stranger, so whatever happens here may only cost this process: it has little
memory, little time, no way to write a file or to start a program. `vacancies.inspection` starts it.

| module | owns |
|---|---|
| `child.py` | the process: its limits, its one question, its answer as one line of JSON |
| `reasons.py` | why a file is refused, one word for each |
| `opening.py` | R9, R10: passwords, unreadable files, repaired files, pages |
| `walk.py` | every dictionary of a document, wherever it hides |
| `active.py` | R11: what would act by itself |
| `attachments.py` | R12: files inside the file |
| `bombs.py` | R14: what unpacks to more than anybody can show |

Only the standard library and pikepdf may be imported: the process starts anew for each file, and
Django would take longer to load than most files take to read.
"""
