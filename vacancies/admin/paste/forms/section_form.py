"""Review form for a section found in a pasted text."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from vacancies.admin.paste.forms.fact_texts import heading_or_first_words
from vacancies.admin.paste.forms.row_forms import LEFT_OUT
from vacancies.models import VacancyPage
from vacancies.models.pages import SECTION_FIELDS
from vacancies.parser.pairing.passages import texts_of_blocks
from vacancies.parser.text.results import Section
from vacancies.parser.text.rich_text_rendering import as_rich_text


class SectionForm(forms.Form):
    """Form for a section: the page field that its text goes into, or that it is left out."""

    field = forms.ChoiceField(required=False)

    def __init__(self, data: QueryDict | None, *, section: Section, fields: dict[str, str]) -> None:
        super().__init__(
            data, prefix=f"section-{section.part_index}", initial={"field": section.field}
        )
        self.section = section
        field: Any = self.fields["field"]
        field.choices = [
            ("", _("A section of its own")),
            *fields.items(),
            (LEFT_OUT, _("Leave out")),
        ]
        field.label = heading_or_first_words(
            section.heading, " ".join(texts_of_blocks(section.blocks))
        )

    @property
    def html(self) -> SafeString:
        return mark_safe(as_rich_text(self.section.blocks))  # noqa: S308 — rendering escapes the text


def section_labels_by_field() -> dict[str, Any]:
    """Return {field name: label} of the sections of a page."""
    fields: Any = VacancyPage._meta
    return {name: capfirst(str(fields.get_field(name).verbose_name)) for name in SECTION_FIELDS}
