"""How visitors reach the group: the contact details of a site.

| module | responsibility |
|---|---|
| `details.py` | the details in the reader's language |
| `missing_email.py` | which sites have no e-mail address |
| `checks.py` | the system check for a site without an e-mail address |
| `dashboard.py` | the dashboard panel about it |
"""
