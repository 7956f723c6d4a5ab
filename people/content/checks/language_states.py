"""Findings about languages: missing, draft or out-of-date pages of a record."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, warning, with_screen
from people.content.publishing.states import LanguageState, PageState


def language_findings(states: Iterable[LanguageState], shown: int | None = None) -> list[Finding]:
    """Return findings about language states; `shown` is the locale of the open screen."""
    states = list(states)
    if not any(state.page for state in states):
        return []  # a person without any page is only mentioned by name
    return [finding for state in states for finding in _of_language(state, shown)]


def _of_language(state: LanguageState, shown: int | None) -> Iterator[Finding]:
    if sentence := _sentence(state, is_shown=state.locale.pk == shown):
        values = {"language": state.locale.get_display_name(), "reason": state.reason}
        yield from with_screen(state, [warning(sentence % values)])


def _sentence(state: LanguageState, *, is_shown: bool) -> str:
    if state.state == PageState.MISSING:
        return _("%(language)s: nothing is written yet.")
    if state.state == PageState.OUT_OF_DATE:
        return _("%(language)s is out of date. %(reason)s")
    if is_shown:
        return ""
    if state.state == PageState.DRAFT:
        return _("%(language)s is a draft that is not published yet.")
    if state.state == PageState.LIVE_DRAFT:
        return _("%(language)s has changes that are not published yet.")
    return ""
