"""Examines one PDF in a child process without Django.

The file comes from an untrusted person, so the process has little memory and time, and cannot write
files or start programs. `vacancies.applications.files.inspection` starts it.

| module | responsibility |
|---|---|
| `inspector.py` | the process that waits for files and starts a child for each |
| `child_process_main.py` | the child: its limits, and its answer as one line of JSON |
| `refusal_reasons.py` | why a file is refused, one word for each reason |
| `document_checks.py` | R9, R10: passwords, unreadable files, damage that readers repair differently, pages |
| `object_table_check.py`, `object_search.py` | R10: whether every reader finds the same objects |
| `dictionaries.py` | every dictionary of a document, also in object streams |
| `active_content.py` | R11: scripts, programs, forms, media, and references to other files |
| `link_targets.py` | R11: where a link may lead when it is clicked |
| `embedded_files.py`, `xml_data.py` | R12: files inside the file, and which XML is data |
| `unpacking.py` | R14: unpacks streams in pieces, and limits their total size |
| `image_sizes.py` | R14: how large a picture is when it is shown |
| `drawing_costs.py`, `content_stream_counts.py` | R14: how much a reader unpacks and draws to show a page |
| `colour_functions.py` | R14: how much a reader computes for a colour or a pattern |

Import only the standard library and pikepdf: a child shares what its inspector has loaded, and what
is not there (settings, passwords, a database) no file can reach.
"""
