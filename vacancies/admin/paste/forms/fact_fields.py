"""Form fields for the facts found in a pasted text, each fact with a checkbox to use it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from people.models import Organisation
from vacancies.choices import (
    MAY_HAVE_NO_DEADLINE,
    NOT_EMPLOYED,
    ApplicationMethod,
    PositionKind,
    SalaryKind,
    StartKind,
)
from vacancies.models import DocumentRule, Vacancy
from vacancies.parser.entities.known import PROGRAMMES
from vacancies.parser.text.results import ParsedFact, ParsedPosting
from vacancies.posting.fact_descriptions.fact import Label
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS as DESCRIPTIONS
from vacancies.posting.short_texts.start_dates import parse_start_period
from vacancies.posting.validation.publishing import contradictions

type Rule = tuple[str, Label, tuple[str, ...]]
DESCRIBED: Final = {fact.key: fact for fact in DESCRIPTIONS}


def _described_rule(fact_key: str, rule: str = "") -> Rule:
    """Return the rule with the label and the form fields that `vacancy_facts` has for this fact."""
    fact = DESCRIBED[fact_key]
    return rule or fact_key, fact.label, fact.fields


# In the order of the review: the rule, its name, its fields.
FACTS: Final[tuple[Rule, ...]] = (
    _described_rule("kind"),
    ("opens", _("Date of the posting"), ("opens_on",)),
    ("deadline", _("Application deadline"), ("deadline_on", "deadline_time")),
    ("continuous", _("Evaluation"), ("continuous_evaluation",)),
    _described_rule("reference"),
    _described_rule("positions"),
    _described_rule("organisation"),
    ("programmes", _("Programmes and funders"), ("programmes",)),
    _described_rule("areas"),
    _described_rule("salary"),
    ("duration", _("Length of employment"), ("duration_min", "duration_max")),
    ("employment", _("Form of employment"), ("employment_form",)),
    ("extent", pgettext_lazy("of an employment", "Working hours"), ("extent_percent",)),
    ("teaching", _("Teaching"), ("teaching_percent",)),
    _described_rule("start"),
    ("students", _("Number of students"), ("students_min", "students_max")),
    _described_rule("credits"),
    ("examiner", _("Examiner"), ("examiner_name",)),
    ("link", _("Apply through"), ("application_method", "application_url")),
    ("email", _("Apply by e-mail"), ("application_email", "application_subject")),
    _described_rule("language"),
    ("size", _("Size of files"), ("max_megabytes",)),
)
# A posting that is read must say these; others may be missing in a draft.
ALWAYS: Final = ("kind",)
# What the form asks for where the text does not say it: without them, nothing can be published.
ASKED: Final = {
    "deadline": ("deadline_on", "deadline_time"),
    "organisation": ("organisation",),
    "salary": ("salary", "salary_amount", "salary_currency", "salary_period"),
}
# For these kinds of position a fact may stay empty.
MAY_BE_EMPTY: Final = {"deadline": MAY_HAVE_NO_DEADLINE, "salary": NOT_EMPLOYED}
# A sentence may state these beside its own rule ("limited to four years").
ALSO: Final = {"employment": "duration"}
# The parser's name of a value, and the field of the record.
READ_AS: Final = {"apply_email": "application_email", "examiner": "examiner_name"}
NOT_OF_THE_RECORD: Final = ("programmes", "areas", "max_megabytes")
MANY: Final = forms.CheckboxSelectMultiple


@dataclass(frozen=True)
class FactGroup:
    """One fact in the review: its fields, its source sentence, and whether to use it.

    `is_needed`: it must have a value before the vacancy can be published.
    """

    rule: str
    label: Any
    fields: list[Any]
    keep: Any | None
    is_needed: bool
    sources: list[ParsedFact] = field(default_factory=list)

    @property
    def is_asked(self) -> bool:
        """Whether the form asks for a value that the text does not have."""
        return self.is_needed and self.keep is None and self.rule in ASKED

    @property
    def is_open(self) -> bool:
        """Whether a value that is needed is still missing."""
        is_used = self.keep is None or bool(self.keep.value())
        return self.is_needed and not (is_used and self.fields[0].value())


def vacancy_field_values(parsed_values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parser's values under the names of the vacancy's fields."""
    values = dict(parsed_values)
    for name, field_name in READ_AS.items():
        if name in values:
            values[field_name] = values.pop(name)
    period = parse_start_period(values.pop("start_text", ""))
    if period and not values.get("start"):
        values["start"] = StartKind.IN_PERIOD.value
        values["start_period"], values["start_year"] = period
    return values


class FactsForm(forms.Form):
    """Form of the facts found in the text, grouped by rule; `read` is the parsed posting."""

    title = forms.CharField(label=pgettext_lazy("of a page", "Title"), max_length=255)

    def __init__(self, data: QueryDict | None, *, read: ParsedPosting) -> None:
        self.values = vacancy_field_values(read.values)
        initial = {**self.values, "title": read.title.text[:255] if read.title else ""}
        super().__init__(data, initial=initial)
        self.read = read
        self.found = [
            (
                rule,
                label,
                self._with_time_zone(names) if self._has_value(names) else ASKED.get(rule, names),
            )
            for rule, label, names in FACTS
            if rule in (*ALWAYS, *ASKED) or self._has_value(names)
        ]
        self.tickable = [
            rule
            for rule, _label, names in self.found
            if rule not in ALWAYS and self._has_value(names)
        ]
        for rule, _label, names in self.found:
            if rule in self.tickable:
                self.fields[f"keep-{rule}"] = forms.BooleanField(
                    label=_("Use this"), required=False, initial=read.is_certain(rule)
                )
            for name in names:
                self.fields[name] = _form_field(name)

    def _with_time_zone(self, field_names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the fields of a fact; with the time zone, if a deadline was read with one."""
        has_zone = "deadline_time" in field_names and self.read.values.get("time_zone")
        return (*field_names, "time_zone") if has_zone else field_names

    def _has_value(self, field_names: tuple[str, ...]) -> bool:
        return any(self.values.get(name) not in (None, "", ()) for name in field_names)

    def clean(self) -> dict[str, Any]:
        """Ignore errors in facts that are left out; report contradictions between the others."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("salary_amount") and not data.get("salary"):
            data["salary"] = SalaryKind.AMOUNT.value
        for rule in self.left_out_rules():
            for name in {one[0]: one[2] for one in self.found}[rule]:
                self.errors.pop(name, None)
        for name, text in contradictions(Vacancy(**self.vacancy_arguments())).items():
            self.add_error(name if name in self.fields else None, text)
        return data

    def left_out_rules(self) -> frozenset[str]:
        """Return the rules whose facts are not used; their sentences stay in the text."""
        return frozenset(
            rule for rule in self.tickable if not self.cleaned_data.get(f"keep-{rule}")
        )

    def used_values(self) -> dict[str, Any]:
        out = self.left_out_rules()
        names = [name for rule, _label, names in self.found if rule not in out for name in names]
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def vacancy_arguments(self) -> dict[str, Any]:
        """Return constructor arguments of the vacancy; empty fields keep their defaults."""
        found = {"name": self.cleaned_data.get("title", "")}
        for name, value in self.used_values().items():
            model_field = None if name in NOT_OF_THE_RECORD else Vacancy._meta.get_field(name)
            if model_field and not (value in (None, "") and not model_field.null):
                found[name] = value
        if found.get("application_email") and not found.get("application_url"):
            found["application_method"] = ApplicationMethod.EMAIL
        return found

    def groups(self) -> list[FactGroup]:
        return [
            FactGroup(
                rule,
                label,
                [self[name] for name in names],
                self[f"keep-{rule}"] if rule in self.tickable else None,
                rule in (*ALWAYS, *ASKED) and self.kind not in MAY_BE_EMPTY.get(rule, ()),
                self._facts_for_rule_or_fallback(rule),
            )
            for rule, label, names in self.found
        ]

    @property
    def kind(self) -> str:
        """Return the kind of position that is chosen; empty if none is."""
        return str(self["kind"].value() or "")

    def _facts_for_rule_or_fallback(self, rule: str) -> list[ParsedFact]:
        own = self.read.facts_for_rule(rule)
        return own or [
            fact for fact in self.read.facts_for_rule(ALSO.get(rule, "")) if rule in ALSO
        ]

    def missing_labels(self) -> list[str]:
        """Return labels of the facts that were not found in the text, and that the form does not ask for."""
        found = {rule for rule, _label, _names in self.found}
        wanted = ("duration", "language")
        return [str(label) for rule, label, _names in FACTS if rule in wanted and rule not in found]


def _form_field(field_name: str) -> Any:
    if field_name == "kind":  # no default: what the text does not say is asked
        return forms.ChoiceField(
            label=_("Type of position"), choices=[("", "---------"), *PositionKind.choices]
        )
    if field_name == "programmes":
        return forms.ModelMultipleChoiceField(
            Organisation.objects.filter(kind__in=PROGRAMMES).prefetch_related("texts"),
            required=False,
            widget=MANY,
            label=_("Programmes and funders"),
        )
    if field_name == "max_megabytes":
        found = DocumentRule._meta.get_field(field_name).formfield()
    elif field_name == "areas":
        found = Vacancy._meta.get_field(field_name).formfield(widget=MANY)
    else:
        found = Vacancy._meta.get_field(field_name).formfield()
    found.help_text = ""
    found.required = False
    return found


def recognition_text(posting: ParsedPosting) -> str:
    """Return a sentence for the top of the review about how much was recognised."""
    count = len({fact.rule for fact in posting.facts})
    rows = len(posting.supervisors) + len(posting.contacts) + len(posting.slots)
    if not count and not rows:
        return gettext("No facts were recognised in this text. All of it is kept as words.")
    return gettext("Check what was recognised. Nothing is published yet.")
