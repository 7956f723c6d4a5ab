"""Findings about the languages of a record or page: missing, drafts or out of date."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, copies_with_screen, warning
from people.content.language_names import language_name_capitalised
from people.content.publishing.states import LanguageState, PageState


def language_findings(
    states: Iterable[LanguageState], open_locale_id: int | None = None
) -> list[Finding]:
    """Return warnings about languages; none without any page, none on drafts of the open locale."""
    states = list(states)
    if not any(state.page for state in states):
        return []  # a person without any page is only mentioned by name
    return [
        finding for state in states for finding in _language_state_findings(state, open_locale_id)
    ]


def _language_state_findings(state: LanguageState, open_locale_id: int | None) -> Iterator[Finding]:
    """Yield a warning if the page of this language is missing, a draft or out of date."""
    if sentence := _language_state_sentence(state, is_shown=state.locale.pk == open_locale_id):
        values = {
            "language": language_name_capitalised(state.locale.language_code),
            "reason": state.out_of_date_reason,
        }
        yield from copies_with_screen(state, [warning(sentence % values)])


def _language_state_sentence(state: LanguageState, *, is_shown: bool) -> str:
    """Return the warning about a language, with placeholders; empty if there is none."""
    if state.state == PageState.MISSING:
        return _("%(language)s: nothing has been written yet.")
    if state.state == PageState.OUT_OF_DATE:
        return _("The %(language)s text is out of date. %(reason)s")
    if is_shown:
        return ""
    if state.state == PageState.DRAFT:
        return _("The %(language)s text is a draft that is not published yet.")
    if state.state == PageState.LIVE_DRAFT:
        return _("The %(language)s text has changes that are not published yet.")
    return ""
