"""Letters: what a row of the outbox says, written when it is sent.

Text and HTML come from templates, `groupsite_vacancies/mail/<kind>.{subject.txt,txt,html}`, which a
host may replace one by one. `compose` makes the message of one row; `vacancies.delivery` sends it.
"""

from vacancies.letters.composing import compose

__all__ = ["compose"]
