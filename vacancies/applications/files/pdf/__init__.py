"""Examines one PDF, without Django.

`vacancies.applications.files.inspector` runs it in a child process with little memory and time.

| module | responsibility |
|---|---|
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
| `colours_patterns_blend_modes.py` | R14: how much a reader computes for a colour or a pattern |

Import only the standard library and pikepdf: nothing else belongs into that process.
"""
