"""Forms to review an ad pasted in another language: differing facts, new facts, sections."""

from collections.abc import Mapping
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from people.content.language_names import language_name
from vacancies.admin.paste.forms.fact_texts import (
    LABELS,
    date_or_amount_text,
    fact_text,
    heading_or_first_words,
)
from vacancies.admin.paste.forms.reviewed_facts import FACTS
from vacancies.parser.entities.contact_role import union_title_and_role
from vacancies.parser.entities.document_names import NAMES_BY_DOCUMENT_KIND, kind_of_document_name
from vacancies.parser.pairing.differing_dates_and_amounts import DifferingDateOrAmount
from vacancies.parser.pairing.differing_facts import DifferingFact, NewFact
from vacancies.parser.pairing.other_language_text import OtherLanguageText
from vacancies.parser.pairing.passage_pairs import PassagePair
from vacancies.parser.pairing.passages import Passage
from vacancies.parser.text.results import Block, Contact, Piece
from vacancies.parser.text.rich_text_rendering import as_rich_text

KEEP_FIRST_VALUE: Final = "keep"
USE_SECOND_VALUE: Final = "use"
NEW_EXTRA_SECTION: Final = ""  # a further section of its own
LEFT_OUT: Final = "out"
SECOND_TEXT_PREFIX: Final = "second"
_ROW_LABELS: Final = {
    "supervisor": gettext_lazy("Supervisor"),
    "contact": gettext_lazy("Contact"),
    "slot": gettext_lazy("Document"),
}


class DifferenceForm(forms.Form):
    """Form that asks which of two values of a fact is right; neither is chosen beforehand.

    `first_language` is that of the text that states the first value; empty if a record does.
    """

    choice = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which of the two is right.")},
    )
    # JSON of {field name: [first value, second value]}, for the fields of the fact on the page.
    values_by_field: str = ""
    # JSON of {choice: [sentence, phrase in it, phrase in its place]}, for the text that is shown.
    phrases_by_choice: str = "{}"

    def __init__(
        self,
        data: QueryDict | None,
        difference: DifferingFact,
        language: str,
        first_language: str = "",
    ) -> None:
        super().__init__(data, prefix=_difference_prefix(difference.key))
        self.difference = difference
        self.left_to_correct: list[dict[str, str]] = []  # sentences, by choice
        self.first_sentence = difference.first_sentence
        self.second_sentence = difference.second_sentence
        rule = difference.key
        first = fact_text(rule, difference.first)
        keep = (
            value_with_language_name(first, first_language)
            if first_language
            else gettext("%(value)s (from the facts)") % {"value": first}
        )
        use = value_with_language_name(fact_text(rule, difference.second), language)
        self.set_choices(fact_label(difference), keep, use)

    def set_choices(self, label: str, keep: str, use: str) -> None:
        field: Any = self.fields["choice"]
        field.label = label
        field.choices = [(KEEP_FIRST_VALUE, keep), (USE_SECOND_VALUE, use)]

    @property
    def task_label(self) -> str:
        """Return what is to be chosen, for the list of what is left to do."""
        return gettext("%(fact)s: choose one of two") % {"fact": self.fields["choice"].label}

    @property
    def is_unanswered(self) -> bool:
        return not self["choice"].value()

    @property
    def replaces_existing_value(self) -> bool:
        return self.is_bound and self.is_valid() and self.cleaned_data["choice"] == USE_SECOND_VALUE


def _difference_prefix(key: str) -> str:
    return f"{SECOND_TEXT_PREFIX}-differs-{key}"


def is_second_value_submitted(data: QueryDict | None, key: str) -> bool:
    """Whether the second value of this differing fact is chosen in a submitted review."""
    return data is not None and data.get(f"{_difference_prefix(key)}-choice") == USE_SECOND_VALUE


class DifferingDateOrAmountForm(DifferenceForm):
    """Form that asks which of two sentences states the right value; the wrong one is corrected."""

    def __init__(
        self,
        data: QueryDict | None,
        found: DifferingDateOrAmount,
        first_language: str,
        language: str,
    ) -> None:
        first, second = found.first, found.second
        prefix = f"{SECOND_TEXT_PREFIX}-words-{first.unit}-{first.value}-{second.value}"
        super(DifferenceForm, self).__init__(data, prefix=prefix)
        self.found = found
        self.left_to_correct = []
        self.first_sentence, self.second_sentence = first.sentence, second.sentence
        keep = value_with_language_name(date_or_amount_text(first), first_language)
        use = value_with_language_name(date_or_amount_text(second), language)
        self.set_choices(gettext("Differs in the text"), keep, use)

    @property
    def task_label(self) -> str:
        """Return both values: "10% or 20%"."""
        first, second = map(date_or_amount_text, (self.found.first, self.found.second))
        return gettext("%(first)s or %(second)s") % {"first": first, "second": second}


class NewFactForm(forms.Form):
    """Form with a checkbox to use a fact that only the pasted text states."""

    use = forms.BooleanField(required=False)

    def __init__(self, data: QueryDict | None, new_fact: NewFact) -> None:
        super().__init__(data, prefix=f"{SECOND_TEXT_PREFIX}-offer-{new_fact.key}")
        self.new_fact = new_fact
        text = fact_text(new_fact.key, new_fact.values)
        parts = [fact_label(new_fact), text] if text else [fact_label(new_fact)]
        self.fields["use"].label = ": ".join(parts)

    @property
    def is_used(self) -> bool:
        return self.is_bound and self.is_valid() and bool(self.cleaned_data["use"])


class ContactRoleForm(forms.Form):
    """Form for the role of a contact, as the text in another language states it."""

    role = forms.CharField(max_length=200, required=False)

    def __init__(self, data: QueryDict | None, contact: Contact, language: str) -> None:
        initial = {"role": union_title_and_role(contact, language)[:200]}
        super().__init__(
            data, prefix=f"{SECOND_TEXT_PREFIX}-role-{contact.row_id}", initial=initial
        )
        self.contact = contact
        self.fields["role"].label = contact.name or _("Contact")

    @property
    def chosen_role(self) -> str:
        """Return the role as the editor corrected it; as it was read if the form was not shown."""
        if not self.is_bound or self.add_prefix("role") not in self.data:
            return str(self.initial["role"])
        return str(self.cleaned_data["role"]) if self.is_valid() else ""

    @property
    def is_corrected(self) -> bool:
        return self.chosen_role != self.initial["role"]


def role_forms_of_existing_contacts(
    data: QueryDict | None, other_text: OtherLanguageText, language: str
) -> list[ContactRoleForm]:
    """Return the forms for the roles of the contacts that the facts have too."""
    new = {one.key for one in other_text.compared.new_facts}
    return [
        ContactRoleForm(data, one, language)
        for one in other_text.read.contacts
        if one.row_id not in new
    ]


class PassageForm(forms.Form):
    """Form that asks which page field a section goes into, and whether it replaces its text."""

    where = forms.ChoiceField(required=False)
    replace = forms.BooleanField(label=_("Replace the text that is there now"), required=False)

    def __init__(
        self,
        data: QueryDict | None,
        passage: Passage,
        blocks: tuple[Block, ...],
        *,
        pair: PassagePair | None,
        destination: str,
        destination_choices: Mapping[str, str | Promise],
        fields_with_text: frozenset[str],
        length_note: str = "",
    ) -> None:
        initial = destination if destination in destination_choices else NEW_EXTRA_SECTION
        super().__init__(
            data, prefix=f"{SECOND_TEXT_PREFIX}-passage-{passage.key}", initial={"where": initial}
        )
        self.passage, self.blocks, self.pair = passage, blocks, pair
        self.length_note = length_note
        where: Any = self.fields["where"]
        where.label = heading_or_first_words(passage.heading, passage.text)
        where.choices = [
            *destination_choices.items(),
            (NEW_EXTRA_SECTION, _("A section of its own")),
            (LEFT_OUT, _("Leave out")),
        ]
        if initial not in fields_with_text:
            del self.fields["replace"]

    @property
    def html(self) -> SafeString:
        return mark_safe(as_rich_text(self.blocks))  # noqa: S308 — rendering escapes the text

    @property
    def paired_passages(self) -> list[tuple[str, SafeString]]:
        """Return (heading, HTML) of the existing passages that are paired with this one."""
        found = [self.pair.first, *self.pair.further_first] if self.pair else []
        return [(one.heading, passage_text_html(one)) for one in found]


def passage_text_html(passage: Passage) -> SafeString:
    """Return the text of a passage as HTML, with its lists."""
    tagged = zip(passage.lines, passage.list_tags or repeat(""), strict=False)
    blocks = [
        Block(tag, tuple(Piece(line, 0, len(line)) for line, _tag in lines))
        for tag, lines in groupby(tagged, key=itemgetter(1))
    ]
    return mark_safe(as_rich_text(blocks))  # noqa: S308 — rendering escapes the text


def value_with_language_name(value: str, language: str) -> str:
    """Return the value and its source: "<value> (from the text in <language>)"."""
    says = gettext("%(value)s (from the text in %(language)s)")
    return says % {"value": value, "language": language_name(language)}


def fact_label(fact: DifferingFact | NewFact) -> str:
    """Return a fact's label; for a person or document, it contains the name."""
    rules = {rule: label for rule, label, _names in FACTS}
    if fact.key in rules:
        return str(rules[fact.key])
    kind = str(_ROW_LABELS[fact.key.partition("-")[0]])
    field = fact.key.rpartition("-")[2]
    parts = [
        f"{kind}: {_row_name_in_active_language(fact)}",
        *([str(LABELS[field])] if field in LABELS else []),
    ]
    return ", ".join(parts)


def _row_name_in_active_language(fact: DifferingFact | NewFact) -> str:
    """Return the name of a person or document; of a known document in the language of the screen."""
    known = (
        NAMES_BY_DOCUMENT_KIND.get(kind_of_document_name(fact.name))
        if fact.key.startswith("slot-")
        else None
    )
    return known.in_language(get_language() or "") if known else fact.name
