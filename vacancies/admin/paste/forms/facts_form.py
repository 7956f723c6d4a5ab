"""Form of the facts found in a pasted text, each fact with a checkbox to use it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from people.models import Organisation
from vacancies.admin.paste.forms.organisation_forms import NewOrganisationForm
from vacancies.admin.paste.forms.reviewed_facts import (
    ALWAYS_SHOWN_RULES,
    ASKED_FIELDS,
    ASKED_FIELDS_WITH_AREAS,
    ASKED_FIELDS_WITHOUT_FORM,
    FACTS,
    FALLBACK_RULES,
    FIELDS_NOT_ON_VACANCY,
    VACANCY_FIELD_OF_PARSED_NAME,
    FactInReview,
    is_printed_for_kind,
    is_uncertain_one_position,
)
from vacancies.choices import (
    KINDS_WITHOUT_EMPLOYMENT,
    ApplicationMethod,
    EmploymentForm,
    SalaryKind,
    StartKind,
    built_in_employment_form,
    position_kind_choices,
)
from vacancies.models import DocumentRule, Vacancy
from vacancies.parser.entities.known_objects import PROGRAMME_KINDS
from vacancies.parser.text.results import ParsedFact, ParsedPosting
from vacancies.posting.form_urls import is_form_mounted
from vacancies.posting.short_texts.start_dates import parse_start_period
from vacancies.posting.validation.publishing import contradiction_errors, vacancy_closing_instant

CHECKBOXES: Final = forms.CheckboxSelectMultiple
# Parts of the names of fields beside those of the record.
CORRECT_TEXT_FIELD: Final = "correct-text"


def vacancy_field_values(parsed_values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parsed values by the vacancy's field names; a start text becomes a start period."""
    values = dict(parsed_values)
    for name, field_name in VACANCY_FIELD_OF_PARSED_NAME.items():
        if name in values:
            values[field_name] = values.pop(name)
    period = parse_start_period(values.pop("start_text", ""))
    if period and not values.get("start"):
        values["start"] = StartKind.IN_PERIOD.value
        values["start_period"], values["start_year"] = period
    return values


class TitleField(forms.CharField):
    """Form field for a page title: shows a long one in several lines, and collapses spaces."""

    widget = AdminAutoHeightTextInput

    def to_python(self, value: object) -> str:
        return " ".join((super().to_python(value) or "").split())


class FactsForm(forms.Form):
    """Form of the facts found in a pasted text; `read` is the parsed posting.

    Facts are grouped by rule, the parser's name of a fact. `new_organisation_forms`: forms of
    organisations that the site does not have, by rule; `at`: now; `has_areas`: whether the site
    has research areas.
    """

    title = TitleField(label=pgettext_lazy("of a page", "Title"), max_length=255)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        read: ParsedPosting,
        new_organisation_forms: Mapping[str, NewOrganisationForm],
        at: datetime,
        has_areas: bool,
    ) -> None:
        self.values = vacancy_field_values(read.values)
        initial = {**self.values, "title": read.title.text[:255] if read.title else ""}
        super().__init__(data, initial=initial)
        self.read, self.new_organisation_forms, self.at = read, new_organisation_forms, at
        self.has_areas = has_areas
        if read.title and not read.is_title_certain:
            self.fields["title"].help_text = _("Not certain: check that this is the title.")
        self.is_kind_uncertain = bool(self.values.get("kind")) and not read.is_rule_ticked("kind")
        # The text names another system and gives no address of it.
        self.asks_for_method = bool(read.values.get("other_system")) and not (
            self.values.get("application_url") or self.values.get("application_email")
        )
        self.found = self._shown_rules()
        self.tickable = [
            rule
            for rule, _label, names in self.found
            if rule not in ALWAYS_SHOWN_RULES and self._has_found_value(names)
        ]
        self._add_fact_fields()
        if self._is_stated_deadline_past():
            self.fields[CORRECT_TEXT_FIELD] = forms.BooleanField(
                label=_("Write the later date in the text too"), required=False, initial=True
            )

    def _shown_rules(self) -> list[tuple[str, Any, tuple[str, ...]]]:
        """Return (rule, label, field names) of each fact that the review shows."""
        asked = self._always_shown_fields_by_rule()
        return [
            (
                rule,
                label,
                self._field_names_with_stated_zone(names)
                if self._has_found_value(names)
                else asked.get(rule, names),
            )
            for rule, label, names in FACTS
            if rule in (*ALWAYS_SHOWN_RULES, *asked)
            or (self._has_found_value(names) and not is_uncertain_one_position(rule, self.read))
        ]

    def _add_fact_fields(self) -> None:
        """Add the form fields of the shown facts, and a checkbox *Use this* for found facts."""
        for rule, _label, names in self.found:
            if rule in self.tickable:
                self.fields[f"keep-{rule}"] = forms.BooleanField(
                    label=_("Use this"), required=False, initial=self.read.is_rule_ticked(rule)
                )
            for name in names:
                self.fields[name] = _review_form_field(name)
        if self.asks_for_method:
            method: Any = self.fields["application_method"]
            method.widget, method.initial = forms.RadioSelect(choices=method.choices), ""
        if self.is_kind_uncertain:  # chosen by the editor, as what is not ticked
            self.initial["kind"] = ""
            self.fields["kind"].help_text = _("Not certain: choose the type of position.")

    def _always_shown_fields_by_rule(self) -> Mapping[str, tuple[str, ...]]:
        """Return {rule: field names} of facts besides the type that are shown even if not found."""
        asked = ASKED_FIELDS | (ASKED_FIELDS_WITH_AREAS if self.has_areas else {})
        ways = [names for rule, _label, names in FACTS if rule in ASKED_FIELDS_WITHOUT_FORM]
        if self.asks_for_method:
            return {**asked, **ASKED_FIELDS_WITHOUT_FORM}
        if is_form_mounted() or any(self._has_found_value(names[-2:]) for names in ways):
            return asked
        return {**asked, **ASKED_FIELDS_WITHOUT_FORM}

    def _is_stated_deadline_past(self) -> bool:
        """Whether the deadline that the text states has passed."""
        names = ("deadline_on", "deadline_time", "time_zone")
        read = Vacancy(**{name: self.values[name] for name in names if self.values.get(name)})
        closes = vacancy_closing_instant(read)
        return closes is not None and closes <= self.at

    def _field_names_with_stated_zone(self, field_names: tuple[str, ...]) -> tuple[str, ...]:
        """Return a fact's field names; with the zone, if the text states one for a deadline."""
        has_zone = "deadline_time" in field_names and self.read.values.get("time_zone")
        return (*field_names, "time_zone") if has_zone else field_names

    def _has_found_value(self, field_names: tuple[str, ...]) -> bool:
        return any(self.values.get(name) not in (None, "", ()) for name in field_names)

    def clean(self) -> dict[str, Any]:
        """Drop errors of facts that are not used; add errors for contradicting facts."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("salary_amount") and not data.get("salary"):
            data["salary"] = SalaryKind.AMOUNT.value
        for rule in self.left_out_rules():
            for name in {one[0]: one[2] for one in self.found}[rule]:
                self.errors.pop(name, None)
        new = self.used_organisation_forms()
        for name, text in contradiction_errors(
            Vacancy(**self.vacancy_constructor_arguments())
        ).items():
            if name != "second_organisation" or "organisation" not in new:
                self.add_error(name if name in self.fields else None, text)
        for rule, name in (
            ("organisation", "organisation"),
            ("second_employer", "second_organisation"),
        ):
            if rule in new and data.get(name):
                self.add_error(name, gettext("Choose one here or enter a new one, not both."))
        return data

    def used_organisation_forms(self) -> dict[str, NewOrganisationForm]:
        """Return {rule: form} of the forms in which a new organisation was entered."""
        return {rule: form for rule, form in self.new_organisation_forms.items() if form.is_used}

    def left_out_rules(self) -> frozenset[str]:
        """Return the rules of found facts that are not used; their sentences stay in the text."""
        return frozenset(
            rule
            for rule in self.tickable
            if not (
                self.cleaned_data.get(f"keep-{rule}") and self._is_printed_for_chosen_kind(rule)
            )
        )

    def _is_printed_for_chosen_kind(self, rule: str) -> bool:
        return is_printed_for_kind(rule, str(self.cleaned_data.get("kind") or ""))

    def values_of_used_facts(self) -> dict[str, Any]:
        out = self.left_out_rules()
        names = [
            name
            for rule, _label, names in self.found
            if rule not in out and self._is_printed_for_chosen_kind(rule)
            for name in names
        ]
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}

    def vacancy_constructor_arguments(self) -> dict[str, Any]:
        """Return keyword arguments for `Vacancy`; empty fields are left out, for the defaults."""
        found = {"name": self.cleaned_data.get("title", "")}
        for name, value in self.values_of_used_facts().items():
            model_field = None if name in FIELDS_NOT_ON_VACANCY else Vacancy._meta.get_field(name)
            if model_field and not (value in (None, "") and not model_field.null):
                found[name] = value
        if found.get("application_email") and not found.get("application_url"):
            found["application_method"] = ApplicationMethod.EMAIL
        return found

    @property
    def corrects_deadline_in_text(self) -> bool:
        """Whether to replace the passed deadline in the text by the chosen one."""
        return bool(self.cleaned_data.get(CORRECT_TEXT_FIELD))

    def reviewed_facts(self, problems: Mapping[str, Sequence[str]]) -> list[FactInReview]:
        """Return the shown facts; `problems` are the reasons that prevent publishing, by rule."""
        return [
            FactInReview(
                rule,
                label,
                [self[name] for name in names],
                self[f"keep-{rule}"] if rule in self.tickable else None,
                self.chosen_position_kind,
                self._facts_for_rule_or_fallback(rule),
                self[CORRECT_TEXT_FIELD]
                if rule == "deadline" and CORRECT_TEXT_FIELD in self.fields
                else None,
                self.new_organisation_forms.get(rule),
                list(problems.get(rule, ())),
            )
            for rule, label, names in self.found
        ]

    def rule_of_field(self, field_name: str) -> str:
        """Return the parser's name (rule) of the fact with this field; empty if the form hides it."""
        return next((rule for rule, _label, names in self.found if field_name in names), "")

    @property
    def chosen_position_kind(self) -> str:
        """Return the type of position that is chosen in the form; empty if none is."""
        return str(self["kind"].value() or "")

    def _facts_for_rule_or_fallback(self, rule: str) -> list[ParsedFact]:
        own = self.read.facts_for_rule(rule)
        fallback = FALLBACK_RULES.get(rule)
        return own or (self.read.facts_for_rule(fallback) if fallback else [])

    def labels_of_missing_duration_and_language(self) -> list[str]:
        """Return the labels of duration and application language, if expected and not found."""
        found = {rule for rule, _label, _names in self.found}
        form = built_in_employment_form(self.values.get("employment_form", ""))
        is_permanent = form == EmploymentForm.PERMANENT
        has_length = self.chosen_position_kind not in KINDS_WITHOUT_EMPLOYMENT and not is_permanent
        wanted = ("duration", "language") if has_length else ("language",)
        return [str(label) for rule, label, _names in FACTS if rule in wanted and rule not in found]


def _review_form_field(field_name: str) -> Any:
    if field_name == "kind":  # no default: what the text does not say is asked
        return forms.ChoiceField(
            label=_("Type of position"), choices=[("", "---------"), *position_kind_choices()]
        )
    if field_name == "programmes":
        return forms.ModelMultipleChoiceField(
            Organisation.objects.filter(kind__in=PROGRAMME_KINDS).prefetch_related("texts"),
            required=False,
            widget=CHECKBOXES,
            label=_("Programmes and funders"),
        )
    if field_name == "max_megabytes":
        found = DocumentRule._meta.get_field(field_name).formfield()
    elif field_name in ("areas", "projects"):
        found = Vacancy._meta.get_field(field_name).formfield(widget=CHECKBOXES)
    else:
        found = Vacancy._meta.get_field(field_name).formfield()
    if field_name != "organisation":  # which is the workplace, and not the group of the site
        found.help_text = ""
    found.required = False
    return found
