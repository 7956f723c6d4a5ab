"""Decides who a printed name is, for all publications at once, and undoes the last decision.

A decision links the authorships that nobody has decided about for their own publication, in the
published rows and in newer drafts. The decision before it is kept on the name form. Undoing sets it
again and links everything by it, so that publications that came later are right too.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from wagtail.models import Revision

from people.content.types import User
from people.models import Person
from research.bibliography.work import Name
from research.models import Authorship, LinkDecision, NameForm, NameVerdict, Publication
from research.models.name_forms import apply_name_form, name_form_fold
from research.models.publication_rows import NAME_PARTS

BY_FORM: Final = (LinkDecision.OPEN, LinkDecision.FORM)


@transaction.atomic
def decide_name(
    form: NameForm, verdict: NameVerdict, person: Person | None, user: User | None, at: datetime
) -> int:
    """Decide a name form and link all publications with this name; return how many rows changed.

    Raises ValueError for a person without the verdict, or the verdict without a person.
    """
    if (verdict == NameVerdict.PERSON) != (person is not None):
        raise ValueError("A person belongs to the verdict PERSON, and to no other.")
    form.previous = _state(form)
    form.verdict, form.person, form.decided_at = verdict, person, at
    form.decided_by_id = user.pk if user is not None else None
    form.save()
    return _link_all(form)


@transaction.atomic
def undo_name_decision(form: NameForm) -> int:
    """Undo the last decision about a name; return how many rows have another link now.

    Does nothing if there is no decision to undo.
    """
    if form.previous is None:
        return 0
    _restore(form, form.previous)
    form.previous = None
    form.save()
    return _link_all(form)


def _link_all(form: NameForm) -> int:
    """Link rows and newer drafts as the form says; return how many rows changed."""
    rows = Authorship.objects.filter(name_fold=form.fold, decided__in=BY_FORM).order_by("pk")
    count = sum(_relink(row, form) for row in rows)
    for revision in _newer_drafts(form.fold):
        _relink_draft(revision, form)
    return count


def _state(form: NameForm) -> dict[str, Any]:
    return {
        "verdict": str(form.verdict),
        "person": form.person_id,
        "decided_by": form.decided_by_id,
        "decided_at": form.decided_at.isoformat() if form.decided_at else None,
    }


def _restore(form: NameForm, before: dict[str, Any]) -> None:
    """Set the decision from `previous`. A person who has been deleted since is not restored."""
    person = Person.objects.filter(pk=before["person"]).first() if before["person"] else None
    is_lost = before["verdict"] == NameVerdict.PERSON and person is None
    form.verdict = NameVerdict.ASK if is_lost else NameVerdict(before["verdict"])
    form.person = person
    form.decided_at = datetime.fromisoformat(before["decided_at"]) if before["decided_at"] else None
    form.decided_by_id = before["decided_by"] if form.decided_at else None


def _relink(row: Authorship, form: NameForm) -> bool:
    """Link a row as the form says; return whether anything changed."""
    before = (row.person_id, row.decided)
    apply_name_form(row, form)
    if (row.person_id, row.decided) == before:
        return False
    row.save(update_fields=["person", "decided"])
    return True


def _newer_drafts(fold: str) -> Iterator[Revision]:
    """Yield the newest drafts of publications that have unpublished changes and this name in them."""
    waiting = Publication.objects.filter(has_unpublished_changes=True)
    drafts = Revision.objects.filter(pk__in=waiting.values("latest_revision"))
    family = fold.partition(",")[0]
    for revision in drafts.iterator(chunk_size=200):
        rows = revision.content.get("authorships", [])
        if family and any(_fold_in_draft(row) == fold for row in rows):
            yield revision


def _fold_in_draft(row: dict[str, Any]) -> str:
    parts: dict[str, Any] = {part: row.get(part) or "" for part in NAME_PARTS[:5]}
    return name_form_fold(Name(**parts))


def _relink_draft(revision: Revision, form: NameForm) -> None:
    """Link the rows of a draft, so that publishing it does not bring back the former link."""
    for row in revision.content["authorships"]:
        if _fold_in_draft(row) != form.fold or row.get("decided") not in BY_FORM:
            continue
        probe = Authorship(orcid=row.get("orcid") or "", decided=row["decided"])
        apply_name_form(probe, form)
        row["person"], row["decided"] = probe.person_id, str(probe.decided)
    revision.save(update_fields=["content"])
