"""Fields, panels and serializer fields of the models of this app.

| module | responsibility |
|---|---|
| `panels.py` | the panel to choose areas or projects in |
| `web_address.py` | a field for addresses that begin with http or https |
| `complete_rows.py` | rows that a draft may leave incomplete |
| `news_picture.py` | the picture of a news item, as the API gives it |
"""
