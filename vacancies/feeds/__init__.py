"""Feeds and calendars of vacancies, in each language. A host includes them with one line:

    path("feeds/", include("vacancies.feeds.urls"))

inside `i18n_patterns` if the site has several languages. Without that line there are no links to them.

| module | responsibility |
|---|---|
| `urls.py`, `views.py` | the URLs of all vacancies, of an area, a person or a type, and of one vacancy |
| `feed_urls.py` | links to them, for templates |
| `scopes.py` | what a feed is about: title, page and vacancies |
| `entries.py` | the vacancies of a feed, with their pages and last changes |
| `vacancy_atom.py` | the Atom feed |
| `deadline_calendar.py`, `deadline_event.py` | deadlines as iCalendar |
"""
