"""People, contact details and documents that a pasted advertisement names.

| module | responsibility |
|---|---|
| `names.py`, `contact_details.py` | names of people; addresses and telephone numbers |
| `people.py`, `contact_lines.py` | who supervises, and whom to ask |
| `documents.py`, `document_names.py` | the documents to send, by their names in both languages |
| `known.py` | what the site knows, as plain values |
"""
