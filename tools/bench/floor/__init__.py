"""The floor of `make bench`: a small site as a good Wagtail developer writes one, and nothing more.

What `wagtail start` makes, with wagtail-localize, three page types and an upload. Related objects are
read with `select_related` and `prefetch_related`; nothing else is tuned, and nothing is left out to make
it slow or quick. It runs on the same packages, server and kind of settings as the group's site.
"""
