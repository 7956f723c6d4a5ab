"""The facts in the review: order, labels, fields, and the types of position that print them."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vacancies.choices import (
    KINDS_WITH_EMPLOYMENT,
    KINDS_WITH_OPTIONAL_DEADLINE,
    KINDS_WITHOUT_EMPLOYMENT,
    position_kind_choices,
)
from vacancies.parser.text.results import ParsedFact, ParsedPosting
from vacancies.posting.fact_descriptions.fact import Label
from vacancies.posting.fact_descriptions.vacancy_facts import FACTS as DESCRIPTIONS

type Rule = tuple[str, Label, tuple[str, ...]]
DESCRIPTIONS_BY_KEY: Final = {fact.key: fact for fact in DESCRIPTIONS}


def _rule_with_label_and_fields(fact_key: str, rule: str = "") -> Rule:
    """Return (rule, label, field names) from the fact's description in `vacancy_facts`."""
    fact = DESCRIPTIONS_BY_KEY[fact_key]
    return rule or fact_key, fact.label, fact.fields


# In the order of the review: the rule, its name, its fields.
FACTS: Final[tuple[Rule, ...]] = (
    _rule_with_label_and_fields("kind"),
    ("opens", _("Date of the posting"), ("opens_on",)),
    ("deadline", _("Application deadline"), ("deadline_on", "deadline_time")),
    ("continuous", _("Evaluation"), ("continuous_evaluation",)),
    _rule_with_label_and_fields("reference"),
    _rule_with_label_and_fields("positions"),
    ("organisation", DESCRIPTIONS_BY_KEY["organisation"].label, ("organisation",)),
    ("second_employer", _("Second employer"), ("second_organisation",)),
    ("programmes", _("Programmes and funders"), ("programmes",)),
    _rule_with_label_and_fields("areas"),
    _rule_with_label_and_fields("projects"),
    _rule_with_label_and_fields("salary"),
    ("duration", pgettext_lazy("of a position", "Duration"), ("duration_min", "duration_max")),
    ("employment", _("Form of employment"), ("employment_form",)),
    ("extent", pgettext_lazy("of an employment", "Working hours"), ("extent_percent",)),
    ("teaching", _("Extension for teaching"), ("teaching_percent",)),
    _rule_with_label_and_fields("start"),
    ("students", _("Number of students"), ("students_min", "students_max")),
    _rule_with_label_and_fields("credits"),
    ("examiner", _("Examiner"), ("examiner_name",)),
    ("link", _("Apply through"), ("application_method", "application_url")),
    ("email", _("Apply by e-mail"), ("application_email", "application_subject")),
    _rule_with_label_and_fields("language"),
    ("size", _("File size"), ("max_megabytes",)),
)
# Headings in the review of facts that are a number, with their units.
HEADINGS: Final = {
    "extent": _("Working hours (%)"),
    "teaching": _("Extension for teaching, up to (%)"),
    "size": _("Maximum file size (MB)"),
}
# A posting that is read must say these; others may be missing in a draft.
ALWAYS_SHOWN_RULES: Final = ("kind",)
# What the form asks for where the text does not say it.
ASKED_FIELDS: Final = {
    "deadline": ("deadline_on", "deadline_time"),
    "organisation": ("organisation",),
    "second_employer": ("second_organisation",),
    "programmes": ("programmes",),
    "salary": ("salary", "salary_amount", "salary_currency", "salary_period"),
    "students": ("students_min", "students_max"),
    "credits": ("credits",),
    "examiner": ("examiner_name",),
}
# Asked for only where the site has research areas.
ASKED_FIELDS_WITH_AREAS: Final = {"areas": ("areas",)}
# Asked for only where the site has no form of its own to apply through.
ASKED_FIELDS_WITHOUT_FORM: Final = {
    "link": ("application_method", "application_url"),
    "email": ("application_email", "application_subject"),
}
# Without these, nothing can be published.
REQUIRED_RULES: Final = ("kind", "deadline", "organisation", "salary")
# For these kinds of position a fact may stay empty.
KINDS_WITHOUT_REQUIRED_RULE: Final = {"deadline": KINDS_WITH_OPTIONAL_DEADLINE}
# Facts that only postings of these kinds print.
KINDS_THAT_PRINT_RULE: Final = {
    **dict.fromkeys(("salary", "employment", "extent", "teaching"), KINDS_WITH_EMPLOYMENT),
    **dict.fromkeys(("students", "credits", "examiner"), KINDS_WITHOUT_EMPLOYMENT),
}
# A sentence may state these beside its own rule ("limited to four years").
FALLBACK_RULES: Final = {"employment": "duration", "link": "system"}
# The parser's name of a value, and the field of the record.
VACANCY_FIELD_OF_PARSED_NAME: Final = {
    "apply_email": "application_email",
    "examiner": "examiner_name",
}
FIELDS_NOT_ON_VACANCY: Final = ("programmes", "areas", "projects", "max_megabytes")


def is_printed_for_kind(rule: str, kind: str) -> bool:
    """Whether postings for this type of position print the fact; True for an empty type."""
    return not kind or kind in KINDS_THAT_PRINT_RULE.get(rule, (kind,))


def is_required_for_kind(rule: str, kind: str) -> bool:
    """Whether publishing this type of position needs the fact; for an empty type, whether any type does."""
    return (
        rule in REQUIRED_RULES
        and is_printed_for_kind(rule, kind)
        and kind not in KINDS_WITHOUT_REQUIRED_RULE.get(rule, ())
    )


def is_uncertain_one_position(rule: str, posting: ParsedPosting) -> bool:
    """Whether a fact is an uncertain "one position", which is a vacancy's default anyway."""
    values = (posting.values.get("positions_min"), posting.values.get("positions_max"))
    return rule == "positions" and values == (1, None) and not posting.is_rule_ticked(rule)


@dataclass(frozen=True)
class FactInReview:
    """A fact in the review: its form fields, its sentences in the text, and whether to use it."""

    rule: str
    label: Any
    fields: list[Any]
    keep: Any | None
    kind: str
    sources: list[ParsedFact] = field(default_factory=list)
    correct_text: Any | None = None
    new_organisation: Any | None = None
    problems: list[str] = field(default_factory=list)  # what stops publishing

    @property
    def heading(self) -> Any:
        return HEADINGS.get(self.rule, self.label)

    @property
    def kinds_that_print(self) -> str:
        """Return the position types that print this fact, separated by spaces; empty for all."""
        return " ".join(KINDS_THAT_PRINT_RULE.get(self.rule, ()))

    @property
    def has_value_in_form(self) -> bool:
        return any(bound_field.value() for bound_field in self.fields)

    @property
    def kinds_that_require(self) -> str:
        """Return the position types that need this fact, separated by spaces."""
        kinds = (value for value, _label in position_kind_choices())
        return " ".join(kind for kind in kinds if is_required_for_kind(self.rule, kind))

    @property
    def is_printed(self) -> bool:
        return is_printed_for_kind(self.rule, self.kind)

    @property
    def is_required(self) -> bool:
        return is_required_for_kind(self.rule, self.kind)

    @property
    def is_required_but_not_found(self) -> bool:
        """Whether publishing requires the fact and the text does not state it."""
        return self.is_required and self.keep is None and self.rule in ASKED_FIELDS
