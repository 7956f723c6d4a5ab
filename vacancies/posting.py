"""What one posting prints: its facts as the template wants them, each found once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from people.records.finding import linked, with_page
from people.records.words import Said
from vacancies import documents
from vacancies.choices import ContactKind, Method, SupervisorRole
from vacancies.lifecycle import APPLICABLE, ENDED, State


@dataclass(frozen=True)
class Slot:
    """A document rule with what the posting says of it."""

    rule: Any
    name: Said
    pattern: str  # "CV, Family name", where the posting asks for it; else empty
    lead_in: str
    guidance: Said


@dataclass(frozen=True)
class Supervisor:
    person: Any
    page: Any | None
    role: str
    department: Any | None


def posting_context(page: Any, at: datetime) -> dict[str, Any]:
    vacancy = page.record
    state = vacancy.state(at)
    rules = slots(page)
    contacts = list(vacancy.contacts.all())
    return {
        "vacancy": vacancy,
        "state": state,
        "is_open": state in APPLICABLE,
        "is_scheduled": state in (State.SCHEDULED, State.DRAFT),
        "has_ended": state in ENDED,
        "days_left": vacancy.days_left(at),
        "supervisors": supervisors(vacancy, at),
        "areas": with_page([area for area in vacancy.areas.all() if area.live], at),
        "programmes": [row.organisation for row in vacancy.programmes.all()],
        "slots": rules,
        "common_limit": documents.common_limit([slot.rule.max_megabytes for slot in rules]),
        "contacts": [c for c in contacts if c.kind == ContactKind.QUESTIONS],
        "union_contacts": [c for c in contacts if c.kind == ContactKind.UNION],
        "application_link": vacancy.application_link if state in APPLICABLE else "",
        "applies_here": vacancy.application_method == Method.FORM,
        "extension": vacancy.extensions.last(),
    }


def slots(page: Any) -> list[Slot]:
    """The document rules in order, with the page's own guidance, else the kind's.

    A file is named in the language that the application must be written in, whatever is read here.
    """
    own = {row.kind_id: row for row in page.guidance.all()}
    language = get_language() or ""
    written_in = page.record.application_language.partition(" ")[0] or language
    found = []
    for rule in page.record.document_rules.all():
        name = rule.kind.name(language)
        row = own.get(rule.kind_id)
        guidance = Said(row.text, language) if row and row.text else rule.kind.guidance(language)
        found.append(
            Slot(
                rule=rule,
                name=name,
                pattern=documents.naming_pattern(rule.kind.name(written_in).text)
                if rule.asks_for_name
                else "",
                lead_in=row.lead_in if row else "",
                guidance=guidance,
            )
        )
    return found


def supervisors(vacancy: Any, at: datetime) -> list[Supervisor]:
    """The supervisors in order, each with the department; persons who are not live are left out."""
    rows = [row for row in vacancy.supervisors.all() if row.person.live]
    pages = linked([row.person for row in rows], at)
    return [
        Supervisor(
            person=row.person,
            page=entry.page,
            role=row.get_role_display() if row.role != SupervisorRole.EQUAL else "",
            department=_department(row.person),
        )
        for row, entry in zip(rows, pages, strict=True)
    ]


def _department(person: Any) -> Any | None:
    """The department that a person belongs to, else the unit itself."""
    row = next((row for row in person.roles.all()), None)
    if row is None:
        return None
    return row.organisation.nearest("department") or row.organisation
