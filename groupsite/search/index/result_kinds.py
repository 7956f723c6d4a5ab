from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResultKind(models.TextChoices):
    """The kinds of results, in the order of the page. The values are in URLs, in every language.

    Publications are last, since there may be thousands of them with a common word.
    """

    VACANCIES = "vacancies", _("Vacancies")
    AREAS = "areas", _("Research areas")
    PROJECTS = "projects", _("Projects")
    PEOPLE = "people", _("People")
    PAGES = "pages", _("Pages")
    PUBLICATIONS = "publications", _("Publications")

    @property
    def singular_label(self) -> str:
        """Return the label of a single result, such as “Person”."""
        return str(SINGULAR_LABELS[self])


RESULT_KINDS: Final = list(ResultKind)
"""The kinds by their number in the index."""
SINGULAR_LABELS = {
    ResultKind.VACANCIES: pgettext_lazy("kind of search result", "Vacancy"),
    ResultKind.AREAS: pgettext_lazy("kind of search result", "Research area"),
    ResultKind.PROJECTS: pgettext_lazy("kind of search result", "Project"),
    ResultKind.PEOPLE: pgettext_lazy("kind of search result", "Person"),
    ResultKind.PAGES: pgettext_lazy("kind of search result", "Page"),
    ResultKind.PUBLICATIONS: pgettext_lazy("kind of search result", "Publication"),
}


def parse_result_kind(value: str) -> ResultKind | None:
    """Return the kind that the URL's `type` names; None for all kinds or an unknown value."""
    return ResultKind(value) if value in ResultKind.values else None
