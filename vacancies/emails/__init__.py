"""E-mail to applicants, to readers of applications and to subscribers of alerts.

| module | responsibility |
|---|---|
| `compose.py` | the message of one row of `OutgoingMail` |
| `to_applicants.py`, `to_readers.py`, `to_subscribers.py` | the context of each kind of mail |
| `posting_links.py`, `safe_names.py`, `absolute_urls.py` | what several kinds need |
| `deadline_change_mails.py` | which mails a change of a vacancy causes |
| `list_unsubscribe.py` | a header with a long URL |
| `delivery.py` | sends the rows that are due |
| `checks.py` | the system check of the address that e-mails to readers link to |
| `smtp.py` | the SMTP backend, for addresses with letters beyond ASCII |

Text and HTML come from templates, `groupsite_vacancies/mail/<kind>.{subject.txt,txt,html}`. A host
can replace each of them.
"""
