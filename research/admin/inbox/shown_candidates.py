"""What the review shows of a candidate: its line, its verdict, its facts and who its authors may be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from people.models import Person
from research.admin.inbox.sentences import MISSING, note_text, origin_text, reason_of, state_text
from research.admin.inbox.similar_waiting import SimilarEntry, similar_entries
from research.bibliography.name_fit import Fit, fit
from research.bibliography.work import Name, Note, Work
from research.inbox.accepting import missing_facts
from research.inbox.differences import Difference, differences, shown
from research.models import (
    TAKEN_STATES,
    Candidate,
    CandidateState,
    CandidateVerdict,
    NameForm,
    NameVerdict,
    Publication,
)
from research.models.name_forms import name_form_fold, name_of_person, printed_name

NAMES_SHOWN: Final = 20
TEXT_SHOWN: Final = 20_000
"""Signs of an unreadable text that are shown; one that is longer cannot be corrected in place."""


@dataclass
class ShownCandidate:
    """A candidate as the review shows it. `title` is HTML that is safe."""

    candidate: Candidate
    reason: str = ""
    title: str = ""
    authors: str = ""
    where: str = ""
    unread: str = ""
    notes: list[str] = field(default_factory=list)
    remarks: list[Note] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    similar: list[SimilarEntry] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    has_undecided_names: bool = False
    state: str = ""
    origin: str = ""
    place: int = 1
    """Its place on the page, where the message about a decision is shown."""

    @property
    def waits(self) -> bool:
        return self.candidate.state == CandidateState.WAITING

    @property
    def is_confidential(self) -> bool:
        """Whether this is marked as confidential or unpublished."""
        return bool((self.candidate.work or {}).get("confidential"))

    @property
    def is_accepted(self) -> bool:
        """Whether this has become a publication or part of one."""
        return self.candidate.state in TAKEN_STATES

    @property
    def may_be_accepted(self) -> bool:
        """Whether this can become a publication of its own."""
        verdict = self.candidate.verdict
        unlike = verdict not in (CandidateVerdict.SAME, CandidateVerdict.UNREADABLE)
        return unlike and self.candidate.work is not None

    @property
    def is_version(self) -> bool:
        """Whether the publication gets this as another version of it."""
        return self.candidate.verdict == CandidateVerdict.VERSION

    @property
    def may_be_corrected(self) -> bool:
        """Whether this is a text that could not be read, and is there whole."""
        return self.waits and self.candidate.work is None and len(self.unread) < TEXT_SHOWN

    @property
    def may_be_merged(self) -> bool:
        return self.candidate.publication is not None and self.candidate.work is not None


def shown_candidates(candidates: Iterable[Candidate]) -> list[ShownCandidate]:
    """Return what the review shows of a page of candidates, read with few queries."""
    page = list(candidates)
    works = {one.pk: one.as_work() for one in page if one.work is not None}
    publications = _publications(page)
    people = _PeopleOfWorks(works.values())
    found = [
        _shown(one, works.get(one.pk), publications.get(one.publication_id or 0), people)
        for one in page
    ]
    waiting = {
        one.candidate.pk: works[one.candidate.pk] for one in found if one.title and one.waits
    }
    similar = similar_entries(waiting)
    for one in found:
        one.similar = similar.get(one.candidate.pk, [])
    for place, one in enumerate(found, 1):
        one.place = place
    return found


def _publications(page: Sequence[Candidate]) -> dict[int, Publication]:
    pks = {one.publication_id for one in page if one.publication_id}
    rows = [Prefetch(name) for name in ("authorships", "versions")]
    return {one.pk: one for one in Publication.objects.filter(pk__in=pks).prefetch_related(*rows)}


def _shown(
    candidate: Candidate,
    work: Work | None,
    publication: Publication | None,
    people: "_PeopleOfWorks",
) -> ShownCandidate:
    candidate.publication = publication
    one = ShownCandidate(candidate, state=state_text(candidate), origin=origin_text(candidate))
    one.reason = reason_of(candidate, publication) if one.waits else ""
    if work is None:
        one.unread = (candidate.payload or {}).get("text", "")[:TEXT_SHOWN]
        return one
    one.title = shown(work, "title")
    one.authors = _authors(work)
    one.where = _where(work)
    one.notes = [str(MISSING[code]) for code in missing_facts(work)]
    one.notes += [note_text(note) for note in work.notes]
    one.remarks = list(work.remarks)
    if not one.waits:
        return one
    one.people, one.has_undecided_names = people.sentences(work)
    if publication is not None:
        one.differences = differences(publication.draft(), work, one.is_version)
    return one


def _authors(work: Work) -> str:
    names = [str(name) for name in work.names]
    more = [_("and %(count)d more") % {"count": len(names) - NAMES_SHOWN}]
    return ", ".join(names[:NAMES_SHOWN] + (more if len(names) > NAMES_SHOWN else []))


def _where(work: Work) -> str:
    identifiers = [work.doi, f"arXiv:{work.arxiv}" if work.arxiv else ""]
    facts = [shown(work, "kind"), work.venue, work.volume, str(work.year or ""), *identifiers]
    return ", ".join(fact for fact in facts if fact)


class _PeopleOfWorks:
    """Who the names of some works may be, read with two queries."""

    def __init__(self, works: Iterable[Work]) -> None:
        folds = {name_form_fold(name) for work in works for name in work.names[:NAMES_SHOWN]}
        forms = NameForm.objects.filter(fold__in=folds).exclude(decided_at=None)
        self._forms = {form.fold: form for form in forms.select_related("person")}
        people = Person.objects.only("given_name", "family_name", "orcid")
        self._people = [(person, name_of_person(person)) for person in people]

    def sentences(self, work: Work) -> tuple[list[str], bool]:
        """Return a sentence for each name that is, or may be, a person of ours; whether any may be."""
        found = [self._sentence(name) for name in work.names[:NAMES_SHOWN]]
        return [text for text, _maybe in found if text], any(maybe for _text, maybe in found)

    def _sentence(self, name: Name) -> tuple[str, bool]:
        fits = [(person, fit(name, own)) for person, own in self._people]
        linked = [person for person, how in fits if how == Fit.LINK]
        is_undecided = False
        form = self._forms.get(name_form_fold(name))
        if len(linked) == 1:
            text, who = _("%(name)s is %(person)s (same ORCID iD)."), str(linked[0])
        elif form is not None and form.verdict != NameVerdict.ASK:
            if form.person is None:
                return "", False
            text, who = _("%(name)s is %(person)s, as decided under Names."), str(form.person)
        else:
            who = ", ".join(str(person) for person, how in fits if how != Fit.NOBODY)
            text, is_undecided = _("%(name)s may be %(person)s.") if who else "", bool(who)
        sentence = text % {"name": printed_name(name), "person": who} if text else ""
        return sentence, is_undecided
