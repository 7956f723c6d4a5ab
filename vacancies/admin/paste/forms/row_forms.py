"""Review forms for contacts and documents found in a pasted text, and their base."""

from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vacancies.admin.paste.forms.similar_people import match_person
from vacancies.choices import ContactKind
from vacancies.models import DocumentKind
from vacancies.parser.entities.contact_role import union_title_and_role
from vacancies.parser.entities.document_names import (
    NAMES_BY_DOCUMENT_KIND,
    capitalised,
    folded_document_names,
)
from vacancies.parser.entities.document_requirements import (
    LONGEST_PATTERN,
    file_name_pattern_unless_default,
)
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.pairing.existing_facts import ExistingContact, ExistingDocument
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents as folded
from vacancies.parser.text.results import Contact, RequestedDocument
from vacancies.posting.documents import validate_name_pattern

LEFT_OUT: Final = "out"
NEW_OBJECT: Final = "new"
UNDECIDED: Final = ""


class ReviewRowForm(forms.Form):
    """Base form for a supervisor, contact or document: an existing one, a new one, or none.

    One that the text does not make certain is undecided, and left out until somebody chooses it.
    """

    which = forms.ChoiceField()
    row: Any

    @property
    def choice(self) -> str:
        return str(self.cleaned_data["which"])

    @property
    def is_left_out(self) -> bool:
        return self.is_bound and self.is_valid() and self.choice in (LEFT_OUT, UNDECIDED)

    @property
    def is_undecided(self) -> bool:
        return self["which"].value() == UNDECIDED

    def set_choices(
        self,
        label: str | Promise,
        choices: list[tuple[str, str | Promise]],
        initial: str,
        note: str = "",
    ) -> None:
        which: Any = self.fields["which"]
        which.help_text = note
        which.label, which.choices = label, [*choices, (LEFT_OUT, _("Leave out"))]
        which.initial = initial if self.row.certain else UNDECIDED
        if not self.row.certain:
            which.required = False
            which.choices = [(UNDECIDED, _("Not decided: left out")), *which.choices]


def people_choices(known_objects: KnownObjects) -> list[tuple[str, str]]:
    return [(str(person.key), person.name) for person in known_objects.people]


class ContactForm(ReviewRowForm):
    """Form for a contact: a person of the site, or only a name.

    `new_names`: of supervisors who may be added as new people, folded.
    """

    kind = forms.ChoiceField(label=_("Purpose"), choices=ContactKind.choices)
    name = forms.CharField(label=_("Name"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=50, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    role = forms.CharField(label=_("Role"), max_length=200, required=False)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        row: Contact,
        known_objects: KnownObjects,
        language: str,
        new_names: frozenset[str] = frozenset(),
    ) -> None:
        initial = {
            "kind": row.kind,
            "name": row.name,
            "email": row.email,
            "phone": row.phone[:50],
            "role": union_title_and_role(row, language)[:200],
        }
        super().__init__(data, prefix=row.row_id, initial=initial)
        self.row = row
        match = match_person(known_objects, row.name, row.email)
        self.set_choices(
            row.name or _("Contact"),
            [(NEW_OBJECT, _("A name, as entered below")), *people_choices(known_objects)],
            match.person_pk_as_string or NEW_OBJECT,
            self._new_person_note(new_names) or match.note,
        )

    def _new_person_note(self, new_names: frozenset[str]) -> str:
        if folded(self.row.name) not in new_names:
            return ""
        return gettext("If %(name)s is added under Supervisors, the contact is that person.") % {
            "name": self.row.name
        }

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("which") == NEW_OBJECT and not data.get("name"):
            self.add_error("name", gettext("Enter the name, or choose a person."))
        return data

    def as_existing_contact(self) -> ExistingContact:
        """Return the contact, with e-mail and phone corrected, to compare the other language's text with."""
        data = self.cleaned_data
        return ExistingContact(self.row.row_id, self.row.name, data["email"], data["phone"])


class DocumentForm(ReviewRowForm):
    required = forms.BooleanField(label=pgettext_lazy("document", "Required"), required=False)
    asks_for_name = forms.BooleanField(label=_("Ask for a file name"), required=False)
    max_files = forms.IntegerField(
        label=_("Maximum number of files"), required=False, min_value=1, max_value=20
    )
    max_pages = forms.IntegerField(
        label=_("Maximum number of pages"), required=False, min_value=1, max_value=1000
    )
    name_pattern = forms.CharField(
        label=_("File name pattern"),
        max_length=LONGEST_PATTERN,
        required=False,
        validators=[validate_name_pattern],
    )

    def __init__(
        self,
        data: QueryDict | None,
        *,
        row: RequestedDocument,
        known_objects: KnownObjects,
        kinds: list[tuple[str, str]],
        may_add: bool,
        language: str,
        reference: str = "",
    ) -> None:
        names = ("required", "asks_for_name", "max_files", "max_pages")
        initial = {name: getattr(row, name) for name in names}
        initial["name_pattern"] = file_name_pattern_unless_default(row, reference)
        super().__init__(data, prefix=row.row_id, initial=initial)
        self.row, self.language = row, language
        if not initial["name_pattern"]:
            del self.fields["name_pattern"]
        wanted = folded_document_names(row.kind, row.name)
        found = known_objects.find_document_kind(wanted)
        match = str(found.key) if found else None
        new = (
            [(NEW_OBJECT, gettext("New type: %(name)s") % {"name": self.name_for_new_kind()})]
            if may_add
            else []
        )
        self.set_choices(
            row.name,
            [*([] if match else new), *kinds],
            match or (NEW_OBJECT if may_add else LEFT_OUT),
        )

    def name_for_new_kind(self) -> str:
        known = NAMES_BY_DOCUMENT_KIND.get(self.row.kind)
        if known is None:
            return capitalised(str(self.row.name))[:80]
        return known.in_language(self.language)

    def as_existing_document(self) -> ExistingDocument:
        """Return the document, with its pages corrected, to compare the other language's text with."""
        names = frozenset(map(folded, folded_document_names(self.row.kind, self.row.name)))
        pages = self.cleaned_data["max_pages"]
        return ExistingDocument(self.row.row_id, self.row.kind, names, pages)

    def get_document_kind(self) -> DocumentKind | None:
        return None if self.choice == NEW_OBJECT else DocumentKind.objects.get(pk=self.choice)


@dataclass(frozen=True)
class RowAddedByEditor:
    """A supervisor, contact or document added by the editor, with the parser's attributes."""

    row_id: str
    name: str = ""
    kind: str = ""
    honorific: str = ""
    union: str = ""
    unit: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    required: bool = True
    asks_for_name: bool = False
    max_files: int | None = 1
    max_pages: int | None = None
    file_name: str = ""
    source: None = None
    certain: bool = True


def row_with_typed_name(
    form: ReviewRowForm, row: RowAddedByEditor, error_message: str
) -> RowAddedByEditor:
    """Return the row with its typed name; add a form error if a new one has no name."""
    name = form.cleaned_data.get("name", "").strip()
    if form.cleaned_data.get("which") == NEW_OBJECT and not name:
        form.add_error("name", error_message)
    return replace(row, name=name)


class AddedDocumentForm(DocumentForm):
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    field_order = ["which", "name"]

    def __init__(self, data: QueryDict | None, *, row_id: str, **kwargs: Any) -> None:
        row: Any = RowAddedByEditor(row_id)
        super().__init__(data, row=row, **kwargs)
        which: Any = self.fields["which"]
        which.label = _("Document")
        new = _("A new type, with the name below")
        which.choices = [(one, new if one == NEW_OBJECT else label) for one, label in which.choices]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        says = gettext("Enter the name, or choose a type of document.")
        self.row: Any = row_with_typed_name(self, self.row, says)
        return data
