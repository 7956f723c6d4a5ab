"""Abstract models with groups of a vacancy's fields, and the field of its time zone.

| module | responsibility |
|---|---|
| `thesis_fields.py` | what a thesis project has: credits, students, an examiner |
| `salary_fields.py` | the salary |
| `applying_fields.py` | how to apply: the site's form, another system, e-mail |
| `time_zone_field.py` | the time zone, typed with suggestions |
"""
