"""The JobPosting of a vacancy's page, from the context that its template has loaded.

https://developers.google.com/search/docs/appearance/structured-data/job-posting says what Google needs.
"""

import re
from html import unescape
from typing import Any, Final

from django.http import HttpRequest
from django.template import Context
from django.utils.html import strip_tags

from people.models import Organisation
from people.structured_data.json_ld import Node, node_id, without_empty_values
from people.structured_data.organisations import (
    employer_of,
    organisation,
    organisation_with_logo,
    organisation_with_parents,
)
from people.wording import without_soft_hyphens
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, ApplicationMethod, StartKind
from vacancies.models import Vacancy, VacancyPage
from vacancies.posting.lifecycle import OPEN_STATES
from vacancies.posting.people import Contact
from vacancies.structured_data import job_facts
from vacancies.structured_data.description import description_html, simple_html

END_OF_BLOCK: Final = re.compile(r"</(?:p|li|h\d)>|<(?:ul|ol|br)>")


def job_posting(
    request: HttpRequest, page: VacancyPage, context: Context | None = None
) -> Node | None:
    """Return the JobPosting of a page; None for a thesis project, and unless one can apply.

    `context`: that of the page's template, if it has been loaded. A fact that is missing is left out.
    """
    values: Any = page.get_context(request) if context is None else context
    vacancy: Vacancy = page.record
    if values["state"] not in OPEN_STATES or vacancy.kind in KINDS_WITHOUT_EMPLOYMENT:
        return None
    return without_empty_values(
        {
            "@type": "JobPosting",
            "@id": node_id(request, "vacancy", vacancy.key),
            "title": without_soft_hyphens(page.title),
            "url": page.get_full_url(request),
            "description": description_html(values),
            **_dates_and_terms(vacancy),
            **_organisations(request, values["organisation"], values["second_organisation"]),
            "jobLocation": job_facts.job_location(
                values["place"].text, values["places"], values["organisation"]
            ),
            "identifier": _identifier(vacancy, values["organisation"]),
            "educationRequirements": _plain_text(page.required),
            "directApply": _applies_on_this_site(vacancy, values["application_link"]),
            "applicationContact": [_contact_point(one) for one in values["contacts"]],
        }
    )


def _dates_and_terms(vacancy: Vacancy) -> Node:
    return {
        "datePosted": vacancy.posted_on.isoformat() if vacancy.posted_on else "",
        "validThrough": job_facts.valid_through(vacancy),
        "employmentType": job_facts.employment_types(vacancy),
        "baseSalary": job_facts.base_salary(vacancy),
        "jobStartDate": job_facts.start_date(vacancy),
        "jobImmediateStart": True if vacancy.start == StartKind.AS_SOON_AS_POSSIBLE else None,
        "totalJobOpenings": job_facts.number_of_positions(vacancy),
    }


def _organisations(
    request: HttpRequest, workplace: Organisation | None, second: Organisation | None
) -> Node:
    """Return the employer, or both of a joint position, and the units where the work is done."""
    units = [unit for unit in (workplace, second) if unit is not None]
    employers = list({one.pk: one for one in map(employer_of, units)}.values())
    nodes = [organisation_with_logo(request, one) for one in employers[:1]]
    nodes += [organisation(request, one) for one in employers[1:]]
    known = {one.pk for one in employers}
    return {
        "hiringOrganization": nodes[0] if len(nodes) == 1 else nodes,
        "employmentUnit": [
            organisation_with_parents(request, unit) for unit in units if unit.pk not in known
        ],
    }


def _identifier(vacancy: Vacancy, workplace: Organisation | None) -> Node:
    """Return the reference number, with the name of the employer who has given it; may be empty."""
    if not vacancy.reference:
        return {}
    name = employer_of(workplace).name().text if workplace else ""
    return without_empty_values(
        {"@type": "PropertyValue", "name": name, "value": vacancy.reference}
    )


def _plain_text(rich_text: str) -> str:
    """Return rich text as plain text; each paragraph and item ends with a full stop or its own sign."""
    html = END_OF_BLOCK.sub("\n", simple_html(rich_text))
    lines = [" ".join(line.split()) for line in unescape(strip_tags(html)).splitlines()]
    return " ".join(line if line[-1] in ".:;!?…" else f"{line}." for line in lines if line)


def _applies_on_this_site(vacancy: Vacancy, link: str) -> bool | None:
    """Return True if the site has a form for the vacancy; else None, since nothing is certain."""
    is_form = vacancy.application_method == ApplicationMethod.FORM
    return True if is_form and link else None


def _contact_point(contact: Contact) -> Node:
    return without_empty_values(
        {
            "@type": "ContactPoint",
            "name": contact.name,
            "email": contact.email,
            "telephone": contact.phone,
        }
    )
