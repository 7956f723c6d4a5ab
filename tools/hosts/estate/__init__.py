"""Apps of a host that has a model for everything of ours, of the same name, and users and images too.

Copied into a `wagtail start` by `tests/wheel/test_hostile_host.py`; no part of our tests' own site.
Every reverse name is the one that Django or Wagtail makes by itself.
"""
