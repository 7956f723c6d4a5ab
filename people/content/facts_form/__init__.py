"""The edit form of a record's facts, with less HTML and fewer queries than Wagtail's.

| module | responsibility |
|---|---|
| `choosers.py` | choosers of records |
| `repeated_markup.py` | sends markup that repeats in the form once; `repeated-markup.js` puts it in place |
| `chosen_objects.py` | reads the rows of the form, and what they refer to, together |
| `new_rows.py` | leaves rows without what they require out of autosave |
| `indentation.py` | removes the indentation of the templates from a response |
"""
