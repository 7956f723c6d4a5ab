"""Rows of people and documents: what the parts of a posting have of them, and what leaves the text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from vacancies.parser.entities import contacts, documents, people
from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.parts import PostingPart
from vacancies.parser.text import headings, sentences
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import (
    Contact,
    Line,
    Piece,
    PrintedBySite,
    Slot,
    Supervisor,
)

type Row = Supervisor | Contact | Slot

# Sections whose lists ask for no documents, and those whose sentences may.
NO_DOCUMENTS = (
    *("required", "meritorious", "responsibilities", "terms", "benefits", "environment"),
    *("project_overview", headings.PROFILE, headings.UNION, headings.SUPERVISORS),
)
ABOUT_APPLYING = ("how_to_apply", headings.DEADLINE)
CONTACT_KINDS = {headings.UNION: "union"}


class Rows:
    """The rows found so far, and the pieces of the text that they stand for."""

    def __init__(self, world: KnownObjects, without: frozenset[str]) -> None:
        self.world, self.without = world, without
        self.supervisors: list[Supervisor] = []
        self.contacts: list[Contact] = []
        self.slots: list[Slot] = []
        self.said: list[PrintedBySite] = []
        self.gone: list[Piece] = []  # removed from the text

    def read_rows(self, part: PostingPart) -> None:
        is_about = part.key == headings.SUPERVISORS
        short = [line for line in part.lines if len(line.piece.text) <= LONGEST_READ]
        for group in people.supervisors_in(short, self.world, is_about_them=is_about):
            self._keep(group.rows, group.intro, "supervisors")
        kind = CONTACT_KINDS.get(part.key, "questions")
        is_about = part.key in (headings.CONTACTS, headings.UNION)
        left = self._left(short)
        for group in contacts.contacts_below(left, kind, self.world, is_about_them=is_about):
            self._keep(group.rows, group.intro, "contacts")
        for group in contacts.contacts_elsewhere(self._left(short), self.world):
            self._keep(group.rows, group.intro, "contacts")
        for line in self._left(short):
            for sentence in sentences.split_sentences(line.piece):
                self._keep(self._people_said(sentence, part, kind), None, "people")
        if part.key not in NO_DOCUMENTS:
            slots, intros = documents.find_documents(
                self._left(short), self.world, is_about_applying=part.key in ABOUT_APPLYING
            )
            self._keep(slots, None, "documents")
            if not {slot.key for slot in slots} & self.without:
                self._say("documents", intros)

    def _people_said(self, sentence: Piece, part: PostingPart, kind: str) -> Sequence[Row]:
        found = people.supervisors_in_sentence(sentence, self.world)
        if part.key == headings.FURTHER and part.heading:
            found = [replace(one, whole=False) for one in found]  # they supervise that part only
        return found or contacts.contacts_in_sentence(sentence, kind, self.world)

    def _keep(self, rows: Sequence[Row], intro: Piece | None, why: str) -> None:
        """Add rows that are not left out; remove their text if it is fully covered by facts."""
        staying = set()
        for row in rows:
            if row.key in self.without or not self._note(row) or not getattr(row, "whole", True):
                staying.add(row.source.start)
        self.gone += [row.source for row in rows if row.source.start not in staying]
        if rows and intro is not None and not staying:
            self._say(why, [intro])

    def _note(self, row: Row) -> bool:
        """Add a row; return False for a person already added, whose text then stays."""
        if isinstance(row, Slot):
            self.slots.append(row)
        elif isinstance(row, Contact):
            if (row.kind, row.name, row.union) in [
                (one.kind, one.name, one.union) for one in self.contacts
            ]:
                return False
            self.contacts.append(row)
        elif row.name in [one.name for one in self.supervisors]:
            return False
        else:
            self.supervisors.append(row)
        return True

    def _say(self, why: str, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            self.said.append(PrintedBySite(why, piece))
            self.gone.append(piece)

    def add_people_of_roles(self, lines: Iterable[Line]) -> None:
        """Add contacts who supervise, and the supervisor that applications are sent to."""
        for contact in self.contacts:
            if row := people.supervisor_by_role(contact):
                self._note(row)
        used = {one.email for one in self.contacts}
        for found in contacts.by_address(list(lines), used):
            self._note_address(found)

    def _note_address(self, found: Contact) -> None:
        """Add an address to the contact with this name, or the contact."""
        for place, one in enumerate(self.contacts):
            if one.name == found.name:
                if not one.email:
                    self.contacts[place] = replace(one, email=found.email)
                return
        self.contacts.append(found)

    def _left(self, among: Iterable[Line]) -> list[Line]:
        return [line for line in among if not self._is_gone(line.piece)]

    def _is_gone(self, piece: Piece) -> bool:
        return any(gone.start <= piece.start and piece.end <= gone.end for gone in self.gone)
