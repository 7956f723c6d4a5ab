"""Shows findings to editors: in the side panel, and in messages about publishing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page

from people.content.checks.all_findings import all_findings
from people.content.checks.finding_urls import FindingUrls, finding_screen_name
from people.content.findings.finding import Finding, FindingAction, errors, warnings
from people.content.languages.tabs import record_or_page_of, stored_language_states
from people.content.publishing.publish_all import (
    DRAFT_CHECKBOX_NAME,
    pages_to_publish_with_facts,
    publish_ticked_references,
)
from people.content.publishing.states import LanguageState
from people.content.records.base_record import BaseRecord
from people.content.records.urls import publish_all_url
from people.content.types import User

# A message lists at most this many findings; the panel lists all of them.
FINDINGS_IN_MESSAGE: Final = 3
STORED_CHECKS: Final = "_groupsite_checks"  # the attribute of the request


@dataclass(frozen=True)
class ShownFinding:
    """A finding as displayed; `is_here` if its screen is the one that is open.

    `language_state`: the state of the text that the finding is about as a whole.
    `together`: the key of a draft that is published together with the facts, unless it is unticked.
    """

    text: str
    url: str | None
    is_here: bool
    screen: str
    language: str
    action: FindingAction | None = None
    language_state: LanguageState | None = None
    together: str = ""
    is_unticked: bool = False


def shown_findings(
    findings: Iterable[Finding], request: HttpRequest, owner: BaseRecord | Page
) -> list[ShownFinding]:
    """Return findings as displayed; while the record is not live, drafts get a checkbox to publish them."""
    urls = FindingUrls(request.user, owner)
    shown = [_shown_finding(finding, urls.url_for(finding), request.path) for finding in findings]
    is_first = isinstance(owner, BaseRecord) and not owner.live
    return [
        _with_publish_checkbox(one, request.POST) if is_first and one.action else one
        for one in shown
    ]


def _with_publish_checkbox(shown: ShownFinding, posted: QueryDict) -> ShownFinding:
    """Return the finding with a checkbox, ticked unless the user unticked it before saving."""
    key = shown.action.key if shown.action else ""
    was_shown = key in posted.getlist(f"{DRAFT_CHECKBOX_NAME}-shown")
    is_unticked = was_shown and key not in posted.getlist(DRAFT_CHECKBOX_NAME)
    return replace(shown, together=key, is_unticked=is_unticked)


def _shown_finding(finding: Finding, url: str | None, current_path: str) -> ShownFinding:
    """Return a finding as displayed on the screen with this path."""
    screen = finding.screen
    locale = getattr(screen, "locale", None)
    return ShownFinding(
        text=finding.text,
        url=url,
        is_here=bool(url) and str(url).partition("#")[0] == current_path,
        screen=str(finding_screen_name(screen)) if screen is not None else "",
        language=locale.language_code if locale else "",
        action=finding.action,
        language_state=screen if isinstance(screen, LanguageState) else None,
    )


def checks_panel_context(
    instance: BaseRecord | Page, request: HttpRequest, at: datetime
) -> dict[str, Any]:
    """Return the context of the checks panel; empty for an object without languages.

    Stored on the request: the language tabs show a part of it.
    """
    stored: dict[Any, dict[str, Any]] = vars(request).setdefault(STORED_CHECKS, {})
    key = (type(instance), instance.pk)
    if key not in stored:
        stored[key] = _checks_context(instance, request, at)
    return stored[key]


def _checks_context(
    instance: BaseRecord | Page, request: HttpRequest, at: datetime
) -> dict[str, Any]:
    owner = record_or_page_of(instance)
    if owner is None:
        return {}
    found = all_findings(instance, request.user, at)
    return {
        "is_checked": True,
        "count": len(found),
        "form_id": "w-editor-form" if isinstance(instance, BaseRecord) else "page-edit-form",
        "errors": shown_findings(errors(found), request, owner),
        "warnings": shown_findings(warnings(found), request, owner),
        "publish_all": None if errors(found) else publish_all_link(instance, request.user),
    }


def publish_all_link(instance: BaseRecord | Page, user: User) -> tuple[str, str] | None:
    """Return (URL, label) of the button for publishing every language; None if not offered."""
    found = stored_language_states(instance)
    if found is None or found.record is None:
        return None
    count = len(pages_to_publish_with_facts(found.record, found.languages, user))
    if not count:
        return None
    return publish_all_url(found.record), publish_all_label(count, count == len(found.languages))


def publish_all_label(count: int, is_every_language: bool) -> str:
    """Return the label of the button that publishes facts and `count` pages at once."""
    if count == 2 and is_every_language:
        return _("Publish facts and both languages")
    return _("Publish facts and %(count)s languages") % {"count": count}


def publishing_refused_message(
    findings: Iterable[Finding], request: HttpRequest, owner: BaseRecord | Page
) -> SafeString:
    """Return the message that says why nothing was published, with links to the fields."""
    lead = _("Nothing was published. Fix this first:")
    return _message_html(lead, shown_findings(findings, request, owner), is_refusal=True)


def add_publishing_refused_message(
    findings: Iterable[Finding], request: HttpRequest, owner: BaseRecord | Page
) -> None:
    """Add an error message that says why nothing was published."""
    messages.error(request, publishing_refused_message(findings, request, owner))


def add_any_warnings_after_publishing(
    instance: BaseRecord | Page, request: HttpRequest, at: datetime
) -> None:
    """Add a message "Published" with up to three warnings; no message if there are none."""
    owner = record_or_page_of(instance)
    found = warnings(all_findings(instance, request.user, at))
    if owner is None or not found:
        return
    rest = len(found) - FINDINGS_IN_MESSAGE
    more = (
        ngettext(
            "There is %(count)d more under “Before publishing” in the editor.",
            "There are %(count)d more under “Before publishing” in the editor.",
            rest,
        )
        % {"count": rest}
        if rest > 0
        else ""
    )
    items = shown_findings(found[:FINDINGS_IN_MESSAGE], request, owner)
    messages.info(request, _message_html(_published_message_heading(len(found)), items, more))


def _published_message_heading(count: int) -> SafeString:
    """Return the first line of the message after publishing, with the number of warnings."""
    return format_html(
        '<span data-groupsite-things="{}" data-none="{}" data-one="{}" data-many="{}">{}</span>',
        count,
        _("Published."),
        _published_sentence_with_placeholder(1) % {"count": 1},
        _published_sentence_with_placeholder(2).replace("%(count)d", "{count}"),
        _published_sentence_with_placeholder(count) % {"count": count},
    )


def _published_sentence_with_placeholder(count: int) -> str:
    return ngettext("Published. %(count)d suggestion:", "Published. %(count)d suggestions:", count)


def publish_ticked_drafts_and_add_message(record: BaseRecord | None, request: HttpRequest) -> None:
    """Publish the drafts that were ticked in the checks, and add a message that names them."""
    keys = request.POST.getlist(DRAFT_CHECKBOX_NAME)
    if record is None or not keys:
        return
    if names := publish_ticked_references(record, keys, request.user):
        says = _("Also published: %(names)s.")
        messages.info(request, says % {"names": ", ".join(map(str, names))})


def _message_html(
    lead: str, items: list[ShownFinding], more: str = "", *, is_refusal: bool = False
) -> SafeString:
    """Return the HTML of a message: `lead`, a list of findings, then `more`."""
    template = "groupsite_people/admin/checks_message.html"
    return render_to_string(
        template, {"lead": lead, "items": items, "more": more, "is_refusal": is_refusal}
    )
