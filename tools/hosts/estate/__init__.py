"""Apps and settings of a host that does everything in another way than `wagtail start`.

It has a model for everything of ours, of the same name; users, images, documents and a storage of its own;
no page type and no base template of ours or of `wagtail start`; other URLs, below a path. Copied into a
`wagtail start` by `tools/hosts/hostile.py`; no part of our tests' own site. Every reverse name is the one
that Django or Wagtail makes by itself.
"""
