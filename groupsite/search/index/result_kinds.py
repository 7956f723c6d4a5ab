from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResultKind(models.TextChoices):
    """The kinds of results, in the order of the page. The values are in URLs, in every language."""

    VACANCIES = "vacancies", _("Vacancies")
    AREAS = "areas", _("Research areas")
    PROJECTS = "projects", _("Projects")
    PEOPLE = "people", _("People")
    PAGES = "pages", _("Pages")

    @property
    def singular_label(self) -> str:
        """Return the label of a single result, such as “Person”."""
        return str(SINGULAR_LABELS[self])


SINGULAR_LABELS = {
    ResultKind.VACANCIES: pgettext_lazy("kind of search result", "Vacancy"),
    ResultKind.AREAS: pgettext_lazy("kind of search result", "Research area"),
    ResultKind.PROJECTS: pgettext_lazy("kind of search result", "Project"),
    ResultKind.PEOPLE: pgettext_lazy("kind of search result", "Person"),
    ResultKind.PAGES: pgettext_lazy("kind of search result", "Page"),
}


def parse_result_kind(value: str) -> ResultKind | None:
    """Return the kind that the URL's `type` names; None for all kinds or an unknown value."""
    return ResultKind(value) if value in ResultKind.values else None
