"""The JobPosting of schema.org for a vacancy to which one can apply, as a plain dict.

https://schema.org/JobPosting

| module | responsibility |
|---|---|
| `job_posting.py` | all properties of the posting of one page |
| `job_facts.py` | salary, form of employment, place and dates as values of schema.org |
| `description.py` | the sections of a posting as HTML with few tags |
"""

from vacancies.structured_data.job_posting import job_posting

__all__ = ["job_posting"]
