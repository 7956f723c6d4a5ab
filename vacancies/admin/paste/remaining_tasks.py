"""Lists what is left to do in the review of a pasted ad: obstacles to publishing, and suggestions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, Final

from django.utils.translation import gettext, gettext_lazy, pgettext
from django.utils.translation import gettext_lazy as _

from people.content.findings.finding import Finding, error
from people.models import Organisation
from vacancies.admin.paste.draft_creation import (
    ORGANISATION_FIELD_BY_RULE,
    build_document_rule,
    forms_not_left_out,
    forms_of_supervisors_on_site,
)
from vacancies.admin.paste.forms.row_forms import LEFT_OUT, NEW_OBJECT
from vacancies.admin.paste.other_language_review import OtherLanguageReviewForms
from vacancies.admin.paste.review import ReviewForms
from vacancies.models import Vacancy, VacancyContact, VacancySupervisor
from vacancies.models.pages import SECTION_FIELDS
from vacancies.parser.pairing.passages import LEAD
from vacancies.posting.validation.page_text import missing_section_findings
from vacancies.posting.validation.publishing import missing_fact_findings, overdue_findings

# The panels of the review beside the facts: their headings, by the field of a finding.
PANELS_BY_FIELD: Final = {
    "supervisors": ("supervisors", gettext_lazy("Supervisors")),
    "contacts": ("contacts", gettext_lazy("Contacts")),
    "document_rules": ("documents", gettext_lazy("Documents to send")),
}


@dataclass(frozen=True, slots=True)
class RemainingTask:
    """Something left to do in a review: the id of its row, its label, and the reason.

    `key` is the rule of a fact or the name of a panel; empty for a choice between two texts. What is
    not `is_needed` should be decided, but does not prevent publishing.
    """

    row_id: str
    label: str
    text: str = ""
    key: str = ""
    is_needed: bool = True

    def as_json(self) -> dict[str, Any]:
        undecided = {} if self.is_needed else {"undecided": True}
        return {"row": self.row_id, "label": self.label, "text": self.text, **undecided}


def remaining_tasks(
    review: ReviewForms, second: OtherLanguageReviewForms | None
) -> list[RemainingTask]:
    """Return the tasks of a review: unanswered choices, obstacles to publishing, undecided rows.

    `review` must be bound.
    """
    return [
        *unanswered_difference_tasks(second),
        *publishing_obstacles(review, second),
        *undecided_row_tasks(review),
    ]


def unanswered_difference_tasks(second: OtherLanguageReviewForms | None) -> list[RemainingTask]:
    """Return a task for each difference between two texts that has no chosen value."""
    forms = second.all_difference_forms if second else []
    return [
        RemainingTask(f"row-{one.prefix}", one.task_label) for one in forms if one.is_unanswered
    ]


def undecided_row_tasks(review: ReviewForms) -> list[RemainingTask]:
    """Return a task for each uncertain person or document that is neither used nor left out yet."""
    return [
        RemainingTask(f"row-{one.prefix}", str(one["which"].label), is_needed=False)
        for one in review.row_forms
        if one.is_undecided
    ]


def publishing_obstacles(
    review: ReviewForms, second: OtherLanguageReviewForms | None
) -> list[RemainingTask]:
    """Return a task for each thing that prevents publishing, in the order of the screen.

    `review` must be bound.
    """
    review.is_valid()
    vacancy = _vacancy_to_check(review)
    found = [
        *_missing_position_kind_findings(review),
        *_undecided_application_method_findings(review),
        *_missing_fact_findings_of_review(review, vacancy),
        *_passed_deadline_findings_of_review(review, vacancy),
    ]
    rules = [rule for rule, _label, _names in review.facts_form.found]
    of_facts = [_remaining_task_of_finding(review, one) for one in found]
    of_facts.sort(key=lambda one: rules.index(one.key) if one.key in rules else len(rules))
    return [*of_facts, *_section_obstacles(review, second, vacancy)]


def suggested_additions(
    review: ReviewForms, second: OtherLanguageReviewForms | None
) -> list[RemainingTask]:
    """Return a task for each thing that a vacancy should have and can be published without."""
    found = []
    areas = [one for one in review.reviewed_facts() if one.rule == "areas"]
    if any(not one.has_value_in_form for one in areas):
        found.append(RemainingTask("row-fact-areas", str(areas[0].label)))
    if not review.read.lead:
        found.append(RemainingTask("rows-words", gettext("Introduction")))
    if second and LEAD not in {form["where"].value() for form in second.passage_forms}:
        label = f"{gettext('Introduction')} ({second.language_name})"
        found.append(RemainingTask("rows-second-sections", label))
    return found


def reasons_by_rule_or_panel(obstacles: Iterable[RemainingTask]) -> dict[str, list[str]]:
    """Return {rule or panel name: reasons} of these tasks, for the template."""
    found: dict[str, list[str]] = {}
    for one in obstacles:
        found.setdefault(one.key, []).append(one.text)
    return found


def _vacancy_to_check(review: ReviewForms) -> Vacancy:
    """Return an unsaved vacancy with the reviewed facts, for the checks before publishing."""
    facts_form = review.facts_form
    new = facts_form.used_organisation_forms()
    units = {
        name: Organisation() for rule, name in ORGANISATION_FIELD_BY_RULE.items() if rule in new
    }
    return Vacancy(
        **facts_form.vacancy_constructor_arguments() | units,
        supervisors=[
            VacancySupervisor() for _form in forms_of_supervisors_on_site(review.supervisor_forms)
        ],
        contacts=[VacancyContact() for _form in forms_not_left_out(review.contact_forms)],
        document_rules=[
            build_document_rule(form, kind, None)
            for form in forms_not_left_out(review.document_forms)
            if form.is_valid() and form.choice != NEW_OBJECT and (kind := form.get_document_kind())
        ],
    )


def _missing_position_kind_findings(review: ReviewForms) -> list[Finding]:
    return (
        []
        if review.facts_form.chosen_position_kind
        else [error(gettext("Choose the type of position."), "kind")]
    )


def _undecided_application_method_findings(review: ReviewForms) -> list[Finding]:
    """Return a finding if the text names another system to apply through and nobody has chosen yet."""
    facts = review.facts_form
    if not facts.asks_for_method or facts["application_method"].value():
        return []
    says = gettext("Choose how people apply: the text names another system but gives no address.")
    return [error(says, "application_method")]


def _missing_fact_findings_of_review(review: ReviewForms, vacancy: Vacancy) -> Iterator[Finding]:
    """Yield the findings about missing facts, except about documents that will be created."""
    has_document = bool(forms_not_left_out(review.document_forms))
    for finding in missing_fact_findings(vacancy):
        is_unfounded = finding.field == "document_rules" and has_document
        if not is_unfounded or vacancy.document_rules.all():
            yield finding


def _passed_deadline_findings_of_review(review: ReviewForms, vacancy: Vacancy) -> list[Finding]:
    """Return a list: a finding if the deadline entered in the review has passed, else empty."""
    says = gettext("This date has passed. Enter a later one.")
    found = overdue_findings(vacancy, Vacancy(live=False), review.at)
    return [replace(finding, text=says) for finding in found]


def _remaining_task_of_finding(review: ReviewForms, finding: Finding) -> RemainingTask:
    if finding.field in PANELS_BY_FIELD:
        key, label = PANELS_BY_FIELD[finding.field]
        return RemainingTask(f"rows-{key}", str(label), finding.text, key)
    rule = review.facts_form.rule_of_field(finding.field)
    labels = {one: label for one, label, _names in review.facts_form.found}
    row_id = f"row-fact-{rule}" if rule else "rows-facts"
    return RemainingTask(row_id, str(labels.get(rule, _("Recognised facts"))), finding.text, rule)


def _section_obstacles(
    review: ReviewForms, second: OtherLanguageReviewForms | None, vacancy: Vacancy
) -> Iterator[RemainingTask]:
    """Yield a task for each required section that the first page will not have, then the second page."""
    chosen = {str(form["field"].value()) for form in review.section_forms}
    if review.read.lead:
        chosen.add(LEAD)
    for text in _missing_section_messages(chosen, vacancy):
        yield RemainingTask("rows-words", pgettext("of a posting", "Text"), text, "words")
    if second is None:
        return
    chosen = {str(form["where"].value()) for form in second.passage_forms} - {LEFT_OUT}
    for text in _missing_section_messages(chosen, vacancy):
        yield RemainingTask("rows-second-sections", second.language_name, text, "second_sections")


def _missing_section_messages(chosen: set[str], vacancy: Vacancy) -> list[str]:
    page: Any = SimpleNamespace(
        record=vacancy, **{name: "x" if name in chosen else "" for name in (LEAD, *SECTION_FIELDS)}
    )
    return [finding.text for finding in missing_section_findings(page)]
