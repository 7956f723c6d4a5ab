"""Looks inside one PDF. Everything here runs in a process of its own, and knows no Django.

The file comes from a stranger, so whatever happens here may only cost this process: it has little
memory, little time, no way to write a file or to start a program.
`vacancies.applications.files.inspection` starts it.

| module | responsibility |
|---|---|
| `child.py` | the process: its limits, its one question, its answer as one line of JSON |
| `refusal_reasons.py` | why a file is refused, one word for each |
| `opening.py` | R9, R10: passwords, unreadable files, damage that readers may mend otherwise, pages |
| `object_table.py`, `object_bytes.py` | R10: whether every reader finds the same objects |
| `objects.py` | every dictionary of a document, wherever it hides |
| `active.py` | R11: what would act by itself, or names another file |
| `link_targets.py` | R11: where a link may lead when it is clicked |
| `embedded_files.py`, `xml_data.py` | R12: files inside the file, and which XML is data |
| `unpacking.py` | R14: what a stream unpacks to, in pieces, and how much all do |
| `pictures.py` | R14: how large a picture is when it is shown |
| `drawing.py`, `contents.py` | R14: how much is unpacked and drawn before one page is on the screen |
| `functions.py` | R14: how much a colour or a pattern asks to be computed |

Only the standard library and pikepdf may be imported: the process starts anew for each file, and
Django would take longer to load than most files take to read.
"""
