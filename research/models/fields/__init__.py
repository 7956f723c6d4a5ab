"""Panels and serializer fields of the models of this app.

| module | responsibility |
|---|---|
| `panels.py` | the panel to choose areas or projects in |
| `news_picture.py` | the picture of a news item, as the API gives it |
"""
