"""Applications: submission, permissions, access log and limits.

| module | responsibility |
|---|---|
| `submission.py` | create, change, submit and withdraw an application |
| `answers.py` | the answers to a vacancy's extra questions |
| `document_problems.py` | what is missing before it can be submitted |
| `tokens.py`, `receipt_numbers.py` | the private link and the number of the receipt |
| `email_addresses.py` | compares and validates e-mail addresses |
| `rate_limits.py`, `storage_limits.py` | attempts per address, and bytes of unconfirmed drafts |
| `permissions.py`, `access_log.py` | who may read an application, and who has |
| `committee_url.py` | URLs of the committee's views |
| `privacy_notice.py`, `months_later.py` | the privacy notice, and dates some months later |
| `erasure_dates.py` | by when drafts and withdrawn applications are erased |
| `log_filter.py` | removes private links from log records |

`views` has the applicant's pages, `files` receives and checks files. This file imports nothing: the
process that inspects PDF files imports a package below it without Django.
"""
