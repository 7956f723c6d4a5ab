"""The forms of the review: facts, rows and sections, validated together."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.db import models
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.text import capfirst
from wagtail.permissions import policy_registry

from people.content.types import User
from people.models import Person
from vacancies.admin.paste.fact_fields import FactsForm, rest_text
from vacancies.admin.paste.row_forms import (
    OUT,
    AddedRow,
    AddedSlotForm,
    AddedSupervisorForm,
    ContactForm,
    RowForm,
    SectionForm,
    SlotForm,
    SupervisorForm,
)
from vacancies.choices import ContactKind
from vacancies.models import DocumentKind, UnfinishedAd, Vacancy, VacancyPage
from vacancies.models.pages import SECTIONS
from vacancies.models.unfinished_ads import ADDED, ROWS
from vacancies.parser.pairing.passages import Passage, of_first_text
from vacancies.parser.pairing.stated import Stated, of_pasted
from vacancies.parser.parse import parse_posting
from vacancies.parser.site import load_known_objects
from vacancies.parser.text.results import Pasted

# What a record states where nobody has said anything.
DEFAULTS: Final = {
    name: Vacancy._meta.get_field(name).get_default()
    for name in ("extent_percent", "positions_min")
}


class Review:
    """The review forms. `data` is the submitted form, or None when it is first shown."""

    def __init__(
        self,
        text: str,
        language: str,
        user: User,
        data: QueryDict | None = None,
        *,
        added: QueryDict | None = None,
    ) -> None:
        self.world = load_known_objects()
        self.text, self.language, self.data = text, language, data
        self.read: Pasted = parse_posting(text, self.world)
        counts = added if added is not None else QueryDict()
        self.added = {kind: UnfinishedAd.rows_in(counts, kind) for kind in ROWS}
        self.may_add_people = may_add(Person, user)
        self.may_add_kinds = may_add(DocumentKind, user)

    @cached_property
    def facts(self) -> FactsForm:
        return FactsForm(self.data, read=self.read)

    @cached_property
    def supervisors(self) -> list[SupervisorForm]:
        fixed: Any = {"world": self.world, "may_add": self.may_add_people}
        return [
            *[SupervisorForm(self.data, row=row, **fixed) for row in self.read.supervisors],
            *[
                AddedSupervisorForm(self.data, key=key, **fixed)
                for key in self._keys("supervisors")
            ],
        ]

    def _keys(self, kind: str) -> list[str]:
        """Return the keys of the rows that the editor has added."""
        return [f"{ADDED}{kind}-{number}" for number in range(1, self.added[kind] + 1)]

    @cached_property
    def contacts(self) -> list[ContactForm]:
        added: list[Any] = [
            AddedRow(key, kind=ContactKind.choices[0][0]) for key in self._keys("contacts")
        ]
        return [
            ContactForm(self.data, row=row, world=self.world)
            for row in [*self.read.contacts, *added]
        ]

    @cached_property
    def slots(self) -> list[SlotForm]:
        kinds = DocumentKind.objects.prefetch_related("texts")
        choices = [(str(kind.pk), str(kind)) for kind in kinds]
        fixed: Any = {
            "world": self.world,
            "kinds": choices,
            "may_add": self.may_add_kinds,
            "language": self.language,
        }
        return [
            *[SlotForm(self.data, row=row, **fixed) for row in self.read.slots],
            *[AddedSlotForm(self.data, key=key, **fixed) for key in self._keys("documents")],
        ]

    def address_of(self, name: str) -> str:
        """Return the e-mail address that the text gives for this name; empty if none."""
        found = (form.cleaned_data["email"] for form in self.contacts if form.row.name == name)
        return next(found, "")

    @cached_property
    def sections(self) -> list[SectionForm]:
        fields = section_fields()
        return [
            SectionForm(self.data, section=section, fields=fields) for section in self.read.sections
        ]

    @property
    def rows(self) -> list[RowForm]:
        return [*self.supervisors, *self.contacts, *self.slots]

    def is_valid(self) -> bool:
        """Validate every form, so that all errors show at once."""
        return are_valid(self.forms)

    def final(self) -> Pasted:
        """Parse the text again without the facts left out, which then stay in the text.

        Sections that are left out are not on the page.
        """
        rows = {form.row.key for form in self.rows if form.is_left_out}
        read = parse_posting(self.text, self.world, self.facts.left_out() | rows)
        fields = self.destinations()
        kept = (section for section in read.sections if fields.get(section.place) != OUT)
        return replace(read, sections=tuple(kept))

    def destinations(self) -> dict[int, str]:
        """Return the field chosen by the editor for each section, by its place."""
        return {form.section.place: form.cleaned_data["field"] for form in self.sections}

    def passages(self) -> list[Passage]:
        """Return what the page will say, for the text of the other language."""
        if not self.is_read_again:
            return of_first_text(self.read, {})
        return of_first_text(self.final(), self.destinations())

    def stated(self) -> Stated:
        """Return what the record will state."""
        if not self.is_read_again:
            read = of_pasted(self.read)
            return replace(read, values={**DEFAULTS, **read.values})
        values = self.facts.of_the_record()
        if unit := values.get("organisation"):
            values["organisation"] = unit.pk
        return Stated(
            {**DEFAULTS, **values},
            tuple(one.stated() for one in self.contacts if not one.is_left_out),
            tuple(one.row.name for one in self.supervisors if not one.is_left_out),
            tuple(one.stated() for one in self.slots if not one.is_left_out),
            of_pasted(self.read).sources,
            str(self.facts.cleaned_data["title"]),
        )

    @property
    def is_read_again(self) -> bool:
        """Whether the editor has sent corrections, all of which can be read."""
        return self.data is not None and self.is_valid()

    @property
    def forms(self) -> list[forms.Form]:
        return [self.facts, *self.rows, *self.sections]

    def explanation(self) -> str:
        return rest_text(self.read)

    @property
    def media(self) -> Any:
        return self.facts.media


def are_valid(checked: Iterable[forms.Form]) -> bool:
    """Validate every form, so that all errors show at once."""
    answers = [form.is_valid() for form in checked]
    return all(answers)


def section_fields() -> dict[str, Any]:
    fields: Any = VacancyPage._meta
    return {name: capfirst(str(fields.get_field(name).verbose_name)) for name in SECTIONS}


def may_add(model: type[models.Model], user: User) -> bool:
    return bool(policy_registry.get_by_type(model).user_has_permission(user, "add"))
