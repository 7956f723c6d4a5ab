from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    """What can be found. The value stands in addresses: the same in every language."""

    VACANCIES = "vacancies", _("Vacancies")
    AREAS = "areas", _("Research areas")
    PEOPLE = "people", _("People")
    PAGES = "pages", _("Pages")

    @property
    def one(self) -> str:
        """What a single one is called."""
        return str(ONE[self])


ONE = {
    Kind.VACANCIES: pgettext_lazy("kind of search result", "Vacancy"),
    Kind.AREAS: pgettext_lazy("kind of search result", "Research area"),
    Kind.PEOPLE: pgettext_lazy("kind of search result", "Person"),
    Kind.PAGES: pgettext_lazy("kind of search result", "Page"),
}


def chosen_kind(value: str) -> Kind | None:
    """The kind that an address names; None for all of them, and for nonsense."""
    return Kind(value) if value in Kind.values else None
