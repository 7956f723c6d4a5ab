"""What all decisions of the inbox have in common: each is made once, and saves one revision."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.log_actions import log

from people.content.types import User
from research.bibliography.work import Work
from research.models import Candidate, CandidateState, Publication

type History = Callable[[Publication], tuple[str, dict[str, Any]]]
"""Returns a log action and its data."""


class AlreadyDecidedError(Exception):
    """Somebody has decided about the candidate already."""


@dataclass(frozen=True)
class Decision:
    """Who decides, when, and whether what they accept is published.

    What is marked as confidential is published only with `publishes_confidential`.
    """

    user: User | None
    at: datetime
    publishes: bool = True
    publishes_confidential: bool = False

    @property
    def user_id(self) -> Any:
        return self.user.pk if self.user is not None else None

    def about(self, work: Work) -> Self:
        """Return this decision as it is about a work: one that is confidential becomes a draft."""
        may_be_public = not work.confidential or self.publishes_confidential
        return replace(self, publishes=self.publishes and may_be_public)


def claim(candidate: Candidate, state: CandidateState, decision: Decision) -> None:
    """Set what has been decided about a waiting candidate. Call it first in a transaction.

    Raises AlreadyDecidedError if it does not wait any more. The database changes the row only once, so
    that two editors, a double click and a repeated request make one publication.
    """
    decided: dict[str, Any] = {
        "state": state,
        "decided_by_id": decision.user_id,
        "decided_at": decision.at,
    }
    waiting = Candidate.objects.filter(pk=candidate.pk, state=CandidateState.WAITING)
    if not waiting.update(**decided):
        raise AlreadyDecidedError
    vars(candidate).update(decided)


def save_new(draft: Publication, decision: Decision) -> None:
    """Save one revision of a new publication, published if the decision says so and nothing prevents it."""
    publishes = decision.publishes and not draft.publishing_findings()
    revision = draft.save_revision(user=decision.user, log_action=True)
    if publishes:
        revision.publish(user=decision.user)


def save_changed(
    publication: Publication, draft: Publication, decision: Decision, history: History | None = None
) -> None:
    """Save one revision. It is published if the publication is public and has no changes that wait.

    `history` returns what the history says about the saved draft, instead of "edited".
    """
    is_public = publication.live and not publication.has_unpublished_changes
    publishes = decision.publishes and is_public and not draft.publishing_findings()
    revision = draft.save_revision(user=decision.user, log_action=history is None)
    if history is not None:
        action, data = history(draft)
        log(draft, action, user=decision.user, revision=revision, content_changed=True, data=data)
    if publishes:
        revision.publish(user=decision.user)


def content_of(draft: Publication) -> dict[str, Any]:
    """Return the facts as revisions hold them, as plain JSON."""
    content: dict[str, Any] = json.loads(
        json.dumps(draft.serializable_data(), cls=DjangoJSONEncoder)
    )
    return content


def abstract_source_of(candidate: Candidate) -> str:
    """Return the source of the candidate's abstract, as `AbstractSource` calls it."""
    return candidate.source if candidate.source != "other" else ""
