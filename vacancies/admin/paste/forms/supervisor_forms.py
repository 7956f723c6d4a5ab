"""Review forms for supervisors, who may be people of the site, new ones, or from elsewhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.models import Person
from vacancies.admin.paste.forms.row_forms import (
    LEFT_OUT,
    NEW_OBJECT,
    ReviewRowForm,
    RowAddedByEditor,
    people_choices,
    row_with_typed_name,
)
from vacancies.admin.paste.forms.similar_people import match_person
from vacancies.choices import SupervisorRole
from vacancies.parser.entities.known_objects import PROGRAMME_KINDS, KnownObjects, has_whole_name
from vacancies.parser.entities.names import find_names
from vacancies.parser.facts.place_by_cue_words import contains_institution_word
from vacancies.parser.text.cleaning import fold_for_comparison, letterhead_lines
from vacancies.parser.text.results import Supervisor

EXTERNAL: Final = "external"
_UNIVERSITY: Final = re.compile(
    r"universit|högskol|institute\s+of\s+technology|polytechn|\bcollege\b|\b(?:KTH|ETH|EPFL|MIT)\b",
    re.IGNORECASE,
)
LONGEST_VALUE: Final = 200  # characters, of the record's fields


@dataclass(frozen=True)
class ExternalOrganisation:
    """The organisation beside a supervisor's name; empty if it is one of the site.

    `is_other_university`: it names a university that does not advertise the position.
    """

    organisation: str = ""
    is_other_university: bool = False


def external_organisation_beside_name(
    unit: str, text: str, known_objects: KnownObjects
) -> ExternalOrganisation:
    """Return the organisation in `unit`, the words beside a name; empty for none, or one of the site."""
    if not unit or len(unit) > LONGEST_VALUE or not _is_organisation(unit):
        return ExternalOrganisation()
    own = (one for one in known_objects.organisations if one.kind not in PROGRAMME_KINDS)
    if any(has_whole_name(unit, one.names) for one in own):
        return ExternalOrganisation()
    university = next((part for part in unit.split(",") if _UNIVERSITY.search(part)), "")
    head = fold_for_comparison(" ".join(letterhead_lines(text)))
    is_other = bool(university) and fold_for_comparison(university) not in head
    return ExternalOrganisation(unit, is_other)


def _text_before(row: Supervisor, text: str) -> str:
    return text[: row.source.start] if row.source else ""


def _is_organisation(unit: str) -> bool:
    """Whether the words beside a name are an organisation, and no further person."""
    is_one = _UNIVERSITY.search(unit) is not None or contains_institution_word(unit)
    return is_one and not find_names(unit)


class SupervisorForm(ReviewRowForm):
    """Form for a supervisor: a person of the site, a new one, or somebody external.

    `text` is the whole ad, which names its own employer.
    """

    role = forms.ChoiceField(label=_("Role"), choices=SupervisorRole.choices)
    organisation = forms.CharField(
        label=_("Organisation"), max_length=LONGEST_VALUE, required=False
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        row: Supervisor,
        known_objects: KnownObjects,
        may_add: bool,
        text: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(data, prefix=row.row_id)
        self.row = row
        match = match_person(known_objects, row.name)
        elsewhere = external_organisation_beside_name(
            row.unit, _text_before(row, text), known_objects
        )
        new = (
            [(NEW_OBJECT, gettext("New person: %(name)s") % {"name": row.name})] if may_add else []
        )
        added = [] if match.is_certain else new
        notes = [match.note, _("A new person is also listed under People.") if added else ""]
        self.fields["organisation"].initial = elsewhere.organisation
        external = [(EXTERNAL, _("External supervisor, not under People"))]
        if match.is_certain or not elsewhere.organisation:
            external = []
            del self.fields["organisation"]
        self.set_choices(
            row.name,
            [*external, *added, *people_choices(known_objects)],
            match.person_pk_as_string
            or (EXTERNAL if elsewhere.is_other_university else NEW_OBJECT if may_add else LEFT_OUT),
            " ".join(str(one) for one in notes if one),
        )
        self.fields["role"].initial = row.role

    @property
    def offers_new_person(self) -> bool:
        """Whether the form offers to add the person."""
        which: Any = self.fields["which"]
        return NEW_OBJECT in dict(which.choices)

    @property
    def is_external(self) -> bool:
        return self.choice == EXTERNAL

    def name_and_organisation(self) -> tuple[str, str]:
        return self.row.name, self.cleaned_data.get("organisation", "")

    def get_person(self) -> Person | None:
        """Return the chosen person; None if new or left out. ValueError if external or undecided."""
        return None if self.choice in (NEW_OBJECT, LEFT_OUT) else Person.objects.get(pk=self.choice)


class AddedSupervisorForm(SupervisorForm):
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    field_order = ["which", "name", "role"]

    def __init__(self, data: QueryDict | None, *, row_id: str, **kwargs: Any) -> None:
        row: Any = RowAddedByEditor(row_id, role=SupervisorRole.choices[0][0])
        super().__init__(data, row=row, **kwargs)
        which: Any = self.fields["which"]
        which.label = _("Supervisor")
        new = _("A new person, with the name below")
        which.choices = [(one, new if one == NEW_OBJECT else label) for one, label in which.choices]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        says = gettext("Enter the name, or choose a person.")
        self.row: Any = row_with_typed_name(self, self.row, says)
        return data


def external_supervisor_values(people: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the record's fields for external supervisors, from their (name, organisation).

    The record has one field for the name, so that several are listed in it.
    """
    found = list(people)
    if not found:
        return {}
    *others, (name, organisation) = found
    names = [", ".join(filter(None, one)) for one in others]
    return {
        "external_supervisor": "; ".join([*names, name]),
        "external_organisation": organisation,
    }
