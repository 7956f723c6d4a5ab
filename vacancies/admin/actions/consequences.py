"""Sentences for the editor on what an action means for visitors and applicants."""

from datetime import datetime

from django.utils.translation import gettext

from vacancies.choices import ApplicationMethod
from vacancies.models import Vacancy
from vacancies.posting.facts import deadline_parts_of_vacancy
from vacancies.posting.lifecycle import State


def consequences_of_extending(vacancy: Vacancy, at: datetime) -> list[str]:
    state = vacancy.state(at)
    if state == State.SCHEDULED:
        return [
            _current_deadline_sentence(vacancy),
            gettext("Visitors cannot see this vacancy until it opens."),
        ]
    found = [_current_deadline_sentence(vacancy)]
    if state == State.CLOSED:
        found.append(gettext("It is closed now. If you set a later date, people can apply again."))
    found.append(
        gettext(
            "Visitors will see the new deadline immediately, on the page in every language and in "
            "every list. The posting will say that it has been extended, and will give both dates."
        )
    )
    return [*found, *_notification_sentences(vacancy)]


def consequences_of_closing(vacancy: Vacancy, at: datetime) -> list[str]:
    found = [
        _current_deadline_sentence(vacancy),
        gettext(
            "As soon as you close the vacancy, nobody will be able to apply. Visitors will see "
            "immediately that it is closed, on the page in every language and in every list."
        ),
    ]
    return [*found, *_notification_sentences(vacancy)]


def consequences_of_outcome(vacancy: Vacancy, at: datetime) -> list[str]:
    found = [
        gettext(
            "Visitors will see the result immediately, on the page in every language and in every "
            "list, and nobody will be able to apply any more."
        )
    ]
    if vacancy.application_method != ApplicationMethod.FORM:
        return found
    return [
        *found,
        gettext(
            "If the vacancy is open, applicants with an unsent draft are notified by e-mail. If "
            "the position is cancelled, everybody who has applied is notified too."
        ),
    ]


def consequences_of_giving_extension_reason(vacancy: Vacancy, at: datetime) -> list[str]:
    return [gettext("Visitors will see the reason immediately, on the page in every language.")]


def unpublished_changes_sentences(vacancy: Vacancy) -> list[str]:
    if not vacancy.has_unpublished_changes:
        return []
    return [
        gettext(
            "The facts have unpublished changes, which will stay unpublished. What you decide here "
            "will be saved in that draft too."
        )
    ]


def _current_deadline_sentence(vacancy: Vacancy) -> str:
    deadline = deadline_parts_of_vacancy(vacancy)
    if deadline is None:
        return gettext("It has no application deadline now: it is open until filled.")
    return gettext("The application deadline is now %(deadline)s.") % {"deadline": deadline}


def _notification_sentences(vacancy: Vacancy) -> list[str]:
    if vacancy.application_method != ApplicationMethod.FORM:
        return []
    return [
        gettext("Applicants with an unsent draft are notified by e-mail."),
    ]
