"""Collects the people and documents of a posting, and the pieces of text to remove for them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from vacancies.parser.entities import contacts, documents, supervisors
from vacancies.parser.entities.contacts_by_email import (
    contacts_by_unused_emails,
    with_phones_beside_names,
)
from vacancies.parser.entities.document_intros import (
    filler_words_of_list_intro,
    text_before_lead_to_list,
)
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.facts import how_to_apply_by_cue_words
from vacancies.parser.posting_parts import PostingPart
from vacancies.parser.printed.words_of_facts import has_only_facts_and_fillers
from vacancies.parser.printed.words_of_people import has_only_these_people, only_names_contacts
from vacancies.parser.text import headings, sentences
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import (
    Contact,
    Line,
    Piece,
    PiecePrintedBySite,
    RequestedDocument,
    Supervisor,
)

type Row = Supervisor | Contact | RequestedDocument

# Sections whose lists ask for no documents, and those whose sentences may.
NO_DOCUMENTS = (
    *("required", "meritorious", "responsibilities", "terms", "benefits", "environment"),
    *("project_overview", headings.PROFILE, headings.UNION, headings.SUPERVISORS),
)
ABOUT_APPLYING = ("how_to_apply", headings.DEADLINE)
# The facts that a line above a list of documents may state.
OF_FILES = frozenset(("language", "files", "size"))
CONTACT_KINDS = {headings.UNION: "union"}


def _is_accounted_for(text: Piece, rows: Iterable[Row]) -> bool:
    """Whether the people found there, or below an introduction, account for every word of a text.

    Documents do: what their rules do not say is their guidance.
    """
    people = [one for one in rows if not isinstance(one, RequestedDocument)]
    there = [one for one in people if one.source.start < text.end and text.start < one.source.end]
    return not people or has_only_these_people(text.text, there or people)


def _is_within(piece: Piece, pieces: Iterable[Piece]) -> bool:
    return any(one.start <= piece.start and piece.end <= one.end for one in pieces)


class FoundPeopleAndDocuments:
    """The people and documents found so far, and the pieces of text that the site prints instead."""

    def __init__(self, known_objects: KnownObjects, left_out: frozenset[str]) -> None:
        self.known_objects, self.left_out = known_objects, left_out
        self.supervisors: list[Supervisor] = []
        self.contacts: list[Contact] = []
        self.documents: list[RequestedDocument] = []
        self.printed: list[PiecePrintedBySite] = []
        self.gone: list[Piece] = []  # removed from the text
        self.restored: list[Piece] = []  # stay after all: another sentence states their fact better
        self.understood: list[Piece] = []  # stay in the text, but nothing more is read from them
        self.shortened: dict[Piece, str] = {}  # stay without the words that lead to a removed list

    def add_people_and_documents(self, part: PostingPart) -> None:
        """Add the people and documents of a part; remove the text that the site prints from them."""
        is_about = part.key == headings.SUPERVISORS
        short = [line for line in part.lines if len(line.piece.text) <= LONGEST_READ]
        for group in supervisors.supervisors_in_lines(
            short, self.known_objects, is_supervisor_section=is_about
        ):
            self._add_rows_with_intro(group.rows, group.intro, "supervisors")
        kind = CONTACT_KINDS.get(part.key, "questions")
        is_about = part.key in (headings.CONTACTS, headings.UNION)
        left = self._lines_still_to_read(short)
        for group in contacts.contacts_below_intros(
            left, kind, self.known_objects, is_contact_section=is_about
        ):
            self._add_rows_with_intro(group.rows, group.intro, "contacts")
        for group in contacts.contacts_without_intros(
            self._lines_still_to_read(short), self.known_objects
        ):
            self._add_rows_with_intro(group.rows, group.intro, "contacts")
        for line in self._lines_still_to_read(short):
            for sentence in sentences.split_sentences(line.piece):
                self._add_rows_with_intro(
                    self._people_in_sentence(sentence, part, kind), None, "people"
                )
        if part.key not in NO_DOCUMENTS:
            slots, intros = documents.documents_and_intros(
                self._lines_still_to_read(short),
                self.known_objects,
                is_about_applying=part.key in ABOUT_APPLYING,
            )
            lines_with_documents = self._lines_still_to_read(short)
            self._add_rows_with_intro(slots, None, "documents")
            self._remove_or_shorten_intros_of_documents(lines_with_documents, slots)
            if not {slot.row_id for slot in slots} & self.left_out:
                self._remove_as_printed("documents", intros)

    def _remove_or_shorten_intros_of_documents(
        self, lines: Sequence[Line], slots: Sequence[RequestedDocument]
    ) -> None:
        """Remove the sentences, or their ends, that only introduce lists of documents that are removed."""
        starts = {slot.source.start for slot in slots if _is_within(slot.source, self.gone)}
        for above, first in pairwise(lines):
            if first.piece.start not in starts or above.piece.start in starts:
                continue
            below = [line for line in lines if line.piece.start >= first.piece.start]
            listed = takewhile(lambda line: bool(line.list_tag), below)
            sentence = sentences.split_sentences(above.piece)[-1]
            is_removed = all(_is_within(line.piece, self.gone) for line in listed)
            if is_removed and self._says_only_facts_and_that_list_follows(sentence):
                self._remove_as_printed("documents", [sentence])
            elif is_removed and (shortened := text_before_lead_to_list(sentence.text)):
                self.shortened[sentence] = shortened

    def _says_only_facts_and_that_list_follows(self, sentence: Piece) -> bool:
        text = sentence.text
        matches = how_to_apply_by_cue_words.find_matches(text, "how_to_apply")
        rules = {match.rule for match in matches if match.certain}
        return (
            text.endswith(":")
            and len(rules) == len(matches) > 0
            and rules <= OF_FILES
            and not rules & self.left_out
            and has_only_facts_and_fillers(text, matches, filler_words_of_list_intro(text))
        )

    def _people_in_sentence(
        self, sentence: Piece, part: PostingPart, contact_kind: str
    ) -> Sequence[Row]:
        is_about = part.key == headings.SUPERVISORS
        found = supervisors.supervisors_in_sentence(
            sentence, self.known_objects, is_supervisor_section=is_about
        )
        if part.key == headings.FURTHER and part.heading:
            found = [
                replace(one, is_fully_printed=False) for one in found
            ]  # they supervise that part only
        asked = contacts.contacts_in_sentence(sentence, contact_kind, self.known_objects)
        return [*found, *asked]

    def _add_rows_with_intro(self, rows: Sequence[Row], intro: Piece | None, reason: str) -> None:
        """Add rows that are not left out; remove their text if they hold everything it says."""
        staying = set()
        for row in rows:
            if (
                row.row_id in self.left_out
                or not self._add_row_if_new(row)
                or not getattr(row, "is_fully_printed", True)
            ):
                staying.add(row.source.start)
        for row in [one for one in rows if one.source.start not in staying]:
            if _is_accounted_for(row.source, rows):
                self.gone.append(row.source)
            else:
                self.understood.append(row.source)
                staying.add(row.source.start)
        if rows and intro is not None and not staying and _is_accounted_for(intro, rows):
            self._remove_as_printed(reason, [intro])

    def _add_row_if_new(self, row: Row) -> bool:
        """Add a row and return True; return False for a person who has been added before."""
        if isinstance(row, RequestedDocument):
            self.documents.append(row)
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

    def _remove_as_printed(self, reason: str, pieces: Iterable[Piece]) -> None:
        for piece in pieces:
            self.printed.append(PiecePrintedBySite(reason, piece))
            self.gone.append(piece)

    def complete_supervisors_and_contacts(self, lines: Iterable[Line], text: str) -> None:
        """Add supervisors from contacts and the mail's author, set the main one; complete the contacts."""
        for contact in self.contacts:
            if row := supervisors.contact_as_supervisor(contact):
                self._add_row_if_new(row)
        self.supervisors = supervisors.with_main_if_others_are_co(
            supervisors.with_supervising_mail_author(self.supervisors, text)
        )
        lines = list(lines)
        used = {one.email for one in self.contacts}
        for found in contacts_by_unused_emails(lines, used):
            self._merge_contact_email(found)
        self.contacts = with_phones_beside_names(self.contacts, lines)

    def remove_sentences_naming_contacts(self, parts: Iterable[PostingPart]) -> None:
        """Remove sentences of contact sections that only name contacts; none if a person is left out."""
        rows: list[Row] = [*self.contacts, *self.supervisors]
        if {row.row_id for row in rows} & self.left_out:
            return
        for part in parts:
            if part.key not in (headings.CONTACTS, headings.UNION):
                continue
            for line in self._lines_still_to_read(part.lines):
                for sentence in sentences.split_sentences(line.piece):
                    if only_names_contacts(sentence.text, self.contacts):
                        self._remove_as_printed("contacts", [sentence])

    def _merge_contact_email(self, contact: Contact) -> None:
        """Add an e-mail address to the contact with this name; add the contact if there is none."""
        for place, one in enumerate(self.contacts):
            if one.name == contact.name:
                if not one.email:
                    self.contacts[place] = replace(one, email=contact.email)
                return
        self.contacts.append(contact)

    def _lines_still_to_read(self, lines: Iterable[Line]) -> list[Line]:
        """Return the lines of which something may still be read."""
        read = [*self.gone, *self.understood]
        return [line for line in lines if not _is_within(line.piece, read)]

    def _is_removed_from_text(self, piece: Piece) -> bool:
        return _is_within(piece, self.gone) and piece not in self.restored
