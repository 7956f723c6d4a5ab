"""The field with which editors place lists of records on the home page, plain pages and guides."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from people.blocks import PeopleBlock
from research.blocks import AreasBlock
from vacancies.blocks import OpenVacanciesBlock, VacancyFactsBlock

BELOW_TEXT: Final = _("Shown below the text, and always up to date.")


def record_blocks_field(help_text: Any = BELOW_TEXT) -> StreamField:
    """Return a field of blocks that show public records, each with a heading of its own."""
    return StreamField(
        [
            ("open_vacancies", OpenVacanciesBlock()),
            ("vacancy", VacancyFactsBlock()),
            ("people", PeopleBlock()),
            ("areas", AreasBlock()),
        ],
        blank=True,
        verbose_name=_("people, areas and vacancies"),
        help_text=help_text,
    )
