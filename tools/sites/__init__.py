"""The app of some management commands, in the settings of development and of tests.

`seed_states` makes every state of every page (`states.py`), for photographs and browser tests;
`seed_invented_group` the people and vacancies that `make demo` shows beside the real ones
(`invented.py`), and `serve_demo` serves them; `seed_large` a site of 11,000 pages (`large/`), for
measurements.
"""
