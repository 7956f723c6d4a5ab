"""What is measured: pages that somebody who has been sent a link sees first, by language."""

from typing import Final

HOME: Final = {"en": "/en/", "sv": "/sv/"}
POSTING: Final = {
    "en": "/en/vacancies/demonstration-phd-position/",
    "sv": "/sv/lediga-tjanster/demonstration-doktorandtjanst/",
}
PERSON: Final = {"en": "/en/people/giuseppe-durisi/", "sv": "/sv/personer/giuseppe-durisi/"}
VACANCIES: Final = {"en": "/en/vacancies/", "sv": "/sv/lediga-tjanster/"}
MEASURED: Final = {"home": HOME, "posting": POSTING, "person": PERSON, "index": VACANCIES}
# The demonstration has publications and projects only with its invented group.
PUBLICATIONS: Final = {"en": "/en/publications/", "sv": "/sv/publikationer/"}
PUBLICATION: Final = {
    "en": "/en/publications/invented-1/",
    "sv": "/sv/publikationer/invented-1/",
}
PROJECT: Final = {
    "en": "/en/projects/invented-short-codes/",
    "sv": "/sv/projekt/invented-short-codes/",
}
MEASURED_WITH_GROUP: Final = {
    "publications": PUBLICATIONS,
    "publication": PUBLICATION,
    "project": PROJECT,
}
