"""StreamField block with the key facts of one vacancy."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructValue
from wagtail.models import Site

from people.blocks.record_blocks import PublicRecordsBlock, RecordChooserBlock, chosen_among_records
from people.content.records.lookup import record_links_with_page
from people.content.request_time import time_of_context
from vacancies.models import Vacancy
from vacancies.posting.context import key_facts_context


class VacancyFactsBlock(PublicRecordsBlock):
    """The state, deadline and facts of a chosen vacancy, while it has a public page.

    When the vacancy has closed, the block says so and has no button to apply.
    """

    heading = CharBlock(
        label=_("Heading"),
        required=False,
        default="",
        max_length=120,
        help_text=_("Leave empty to use the title of the vacancy."),
    )
    vacancy = RecordChooserBlock("groupsite_vacancies.Vacancy", label=_("Vacancy"))

    def public_context(self, value: StructValue, at: datetime, site: Site | None) -> dict[str, Any]:
        chosen = chosen_among_records(Vacancy.objects.visible(at), [value.get("vacancy")])
        if not (links := record_links_with_page(chosen, at)):
            return {"link": None}
        return {"link": links[0], **key_facts_context(links[0].record, at)}

    def public_api_values(
        self, value: StructValue, at: datetime, site: Site | None
    ) -> dict[str, Any]:
        chosen = chosen_among_records(Vacancy.objects.visible(at), [value.get("vacancy")])
        return {"vacancy": chosen[0].pk if chosen else None}

    def get_preview_value(self) -> StructValue:
        """Return a value with a public vacancy: the next to close, else the last that ended."""
        at = time_of_context({})
        return self.normalize({"vacancy": Vacancy.objects.visible(at).open_first(at).first()})

    class Meta:
        icon = "info-circle"
        label = _("Facts of a vacancy")
        description = _("The deadline, the button to apply and the key facts of one vacancy.")
        template = "groupsite_vacancies/blocks/vacancy_facts.html"
        stylesheet = "groupsite_vacancies/stylesheet.html"
