"""People, contact details and documents that a pasted advertisement names.

| module | responsibility |
|---|---|
| `names.py`, `contact_details.py` | names of people; addresses, telephone numbers, the author of a mail |
| `supervisors.py`, `affiliations.py` | who supervises; where they work |
| `contacts.py`, `contact_blocks.py` | whom to ask, and trade unions |
| `contact_role.py` | what the site prints beside a contact's name |
| `contacts_by_email.py` | whom to ask, where an address stands apart from its name |
| `documents.py`, `document_prose.py` | the documents to send: in lists, in sentences |
| `document_intros.py` | sentences that introduce a list of documents |
| `document_items.py` | the document of an item of a list, or of a paragraph |
| `document_names.py`, `document_requirements.py` | names in both languages; what a file must be |
| `known_objects.py` | what the site knows, as plain values |
"""
