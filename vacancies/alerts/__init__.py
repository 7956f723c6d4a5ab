"""E-mail alerts about vacancies: new ones, extended deadlines, deadlines that come near.

| module | responsibility |
|---|---|
| `urls.py`, `views.py`, `forms.py` | the pages: ask for alerts, change them, stop them |
| `links.py` | URLs of these pages, and the tokens in them |
| `subscriptions.py` | asking, confirming, leaving |
| `mail_limits.py` | how often a mailbox gets the e-mail to confirm |
| `subscription_periods.py` | what ends by date: asks again after almost two years, erases |
| `events.py` | notices what has happened to vacancies |
| `news.py` | which events are still true and public, and whom they concern |
| `digests.py` | queues a mail to each subscriber with news, once a day or week |
| `checks.py` | system checks: the URLs, the privacy notice |
| `address_data.py` | everything that is stored about one address |

A host includes `vacancies.alerts.urls`; without that line nothing here does anything, except that
addresses are still erased. `vacancies.emails` composes and sends the mails.
"""
