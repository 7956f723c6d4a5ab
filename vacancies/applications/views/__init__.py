"""Views of the application form. They need no account, cookie or script.

| module | responsibility |
|---|---|
| `start.py` | begin an application, or ask for the private link again |
| `applicant.py` | step 1: name, e-mail address and the vacancy's questions |
| `documents.py` | step 2: one upload for each document; mails the private link once more |
| `submit.py` | step 3: check and submit; the receipt |
| `withdraw.py` | withdraw the application |
| `forms.py` | the forms of all steps |
| `question_fields.py` | the form fields of a vacancy's extra questions |
| `text_fields.py` | the form field for names, phone numbers and short answers |
| `decorators.py` | what all views share: the private link, headers, errors, the deadline |
| `request_arrival.py` | when a request counts as received, and when it took too long |
| `context.py` | what the templates show, as plain values |

A URL with a secret needs no CSRF cookie: only somebody who knows the secret can forge a request.
See docs/decisions/0007-the-link-is-the-key.md.
"""
