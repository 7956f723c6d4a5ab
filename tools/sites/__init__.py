"""The app of two management commands, in the settings of development and of tests.

`seed_states` makes every state of every page (`states.py`), for photographs and browser tests;
`seed_large` a site of 11,000 pages (`large/`), for measurements.
"""
