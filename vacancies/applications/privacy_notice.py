"""Renders the form's privacy notice, and stores the version that an applicant has read (R70).

The template `groupsite_vacancies/apply/notice.html` has its text, and a host may replace it. The
version is derived from the text, so a changed notice automatically has a new version.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from people.models import Organisation
from vacancies import conf
from vacancies.models import Vacancy
from vacancies.models.applications import PrivacyNotice
from vacancies.models.committee import RetentionRule

TEMPLATE: Final = "groupsite_vacancies/apply/notice.html"
VERSION_LENGTH: Final = 12


@dataclass(frozen=True)
class RenderedNotice:
    """A privacy notice as rendered in one language."""

    html: SafeString
    text: str
    language: str

    @property
    def version(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:VERSION_LENGTH]


def notice_in_active_language(vacancy: Vacancy) -> RenderedNotice:
    """Return the privacy notice for applicants to this vacancy, in the active language."""
    html = render_to_string(
        TEMPLATE,
        {
            "vacancy": vacancy,
            "controller": topmost_organisation(vacancy.organisation),
            "rule": RetentionRule.load(),
            "draft_days": conf.draft_days(),
        },
    )
    text = "\n".join(line.strip() for line in strip_tags(html).splitlines() if line.strip())
    return RenderedNotice(SafeString(html), text, get_language() or "")


def store_notice(notice: RenderedNotice, at: datetime) -> PrivacyNotice:
    """Store the notice unless this version is stored, and return its row.

    It proves later what an applicant has read.
    """
    return PrivacyNotice.objects.get_or_create(
        version=notice.version,
        defaults={"language": notice.language, "text": notice.text, "first_read_at": at},
    )[0]


def topmost_organisation(organisation: Organisation | None) -> Any:
    """Return the data controller: the organisation's topmost parent, usually a university."""
    while organisation is not None and organisation.parent is not None:
        organisation = organisation.parent
    return organisation
