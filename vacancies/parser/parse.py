"""Parses a posting into facts and texts (`parse_posting`). Everything else remains in the text.

If a rule is certain, its result is a fact and the sentence is removed from the text, because the
site prints the fact. Uncertain results are offered as facts, and their sentences remain in the
text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from vacancies.parser import lines
from vacancies.parser.entities import contact_details, contact_lines, documents, people
from vacancies.parser.entities.known import KnownObjects, KnownOrganisation
from vacancies.parser.facts import how_to_apply, position
from vacancies.parser.facts.collect import CollectedFacts
from vacancies.parser.facts.deadline import EARLY
from vacancies.parser.outline import Outline, PostingPart, parse_outline
from vacancies.parser.text import headings, sections, sentences
from vacancies.parser.text.cleaning import LONGEST_READ, clean, fold_for_comparison
from vacancies.parser.text.results import (
    Contact,
    Line,
    Pasted,
    Piece,
    PrintedBySite,
    Slot,
    Supervisor,
)
from vacancies.parser.text.sections import PartText

NOTHING: KnownObjects = KnownObjects()
type Row = Supervisor | Contact | Slot

# Sections that may contain contacts only, whatever their headings say.
OTHER_CONTACTS = (headings.FURTHER, "discover_more")
CONTACT_KINDS = {headings.UNION: "union"}
LABELLED = (headings.DEADLINE, "terms")


def parse_posting(
    text: str,
    world: KnownObjects = NOTHING,
    without: frozenset[str] = frozenset(),
    keys: Mapping[int, str] = MappingProxyType({}),
) -> Pasted:
    """Parse a posting. `without` names rules and rows (their `key`) that stay in the text.

    `keys` says what parts with unknown headings are about, by their places (as in `headings`).
    """
    text = clean(text)
    names = [name for one in world.programmes_in(text) for name in (*one.names, one.abbreviation)]
    found = parse_outline(lines.read_lines(text), tuple(filter(None, names)))
    parts = [replace(one, key=one.key or keys.get(one.place, "")) for one in found.parts]
    return _Reading(replace(found, parts=parts), world, without).read(text)


class _Reading:
    def __init__(self, out: Outline, world: KnownObjects, without: frozenset[str]) -> None:
        self.out, self.world, self.without = out, world, without
        self.facts = CollectedFacts(out.posted, without)
        self.supervisors: list[Supervisor] = []
        self.contacts: list[Contact] = []
        self.slots: list[Slot] = []
        self.said: list[PrintedBySite] = []
        self.gone: list[Piece] = []  # removed from the text

    def read(self, text: str) -> Pasted:
        kept_front = self._read_front()
        parts = self.out.parts
        parts[0].lines[:0] = kept_front
        for part in parts:
            self._read_rows(part)
        for part in parts:
            self._read_sentences(part)
        self._name_what_is_known(text)
        words = [self._words(part) for part in parts]
        lead, rest = sections.lead_and_rest(words[0])
        found, empty = sections.sections_of([rest, *words[1:]])
        self.said += [PrintedBySite("heading", piece) for piece in empty]
        return Pasted(
            text=text,
            title=self.out.title,
            lead=lead,
            facts=tuple(self.facts.found),
            supervisors=tuple(self.supervisors),
            contacts=tuple(self.contacts),
            slots=tuple(self.slots),
            sections=sections.joined(found),
            parts=tuple(found),
            said=tuple(self.said),
            values=dict(self.facts.values),
            source_parts=tuple(
                sections.source_part(one.key, one.heading, one.lines, one.place) for one in parts
            ),
        )

    # Lines before the title

    def _read_front(self) -> list[Line]:
        """Read facts from the first lines; return the lines that stay in the text."""
        out = self.out
        kept = [Line(piece) for piece in out.dates if not self._date(piece)]
        kinds = [
            kind
            for piece in (out.title, out.kind)
            if piece
            for kind in position.kinds_in(piece.text)
        ]
        if kinds and (source := out.kind or out.title):
            whole = source is not out.title and kinds[0] in position.kinds_in(source.text)
            is_kept = self.facts.add("kind", {"kind": kinds[0]}, source, whole=whole)
            if source is not out.title and source not in out.dates and not (is_kept and whole):
                kept.append(Line(source))
        elif out.kind and out.kind not in out.dates:
            self.said.append(PrintedBySite("label", out.kind))
        if out.title:
            self.facts.read(out.title)
        return sorted([*kept, *out.front], key=lambda line: line.piece.start)

    def _date(self, piece: Piece) -> bool:
        return self.facts.add("opens", {"opens_on": self.out.posted}, piece, whole=True)

    # Rows of people and documents

    def _read_rows(self, part: PostingPart) -> None:
        is_about = part.key == headings.SUPERVISORS
        short = [line for line in part.lines if len(line.piece.text) <= LONGEST_READ]
        for group in people.supervisors_in(short, self.world, is_about_them=is_about):
            self._keep(group.rows, group.intro, "supervisors")
        kind = CONTACT_KINDS.get(part.key, "questions")
        is_about = part.key in (headings.CONTACTS, headings.UNION) or (
            part.key in OTHER_CONTACTS and contact_lines.are_contacts(short)
        )
        left = self._left(short)
        for group in people.contacts_below(left, kind, self.world, is_about_them=is_about):
            self._keep(group.rows, group.intro, "contacts")
        for line in self._left(short):
            for sentence in sentences.split_sentences(line.piece):
                self._keep(self._people_said(sentence, part, kind), None, "people")
        if part.key == "how_to_apply":
            slots, intros = documents.find_documents(self._left(short), self.world)
            self._keep(slots, None, "documents")
            if not {slot.key for slot in slots} & self.without:
                self._say("documents", intros)

    def _people_said(self, sentence: Piece, part: PostingPart, kind: str) -> Sequence[Row]:
        found = people.supervisors_in_sentence(sentence, self.world)
        if part.key == headings.FURTHER and part.heading:
            found = [replace(one, whole=False) for one in found]  # they supervise that part only
        return found or people.contacts_in_sentence(sentence, kind, self.world)

    def _keep(self, rows: Sequence[Row], intro: Piece | None, why: str) -> None:
        """Add rows that are not left out; remove their text if it is fully covered by facts."""
        staying = {
            row.source.start
            for row in rows
            if row.key in self.without or not getattr(row, "whole", True) or not self._note(row)
        }
        for row in rows:
            if row.key not in self.without and not getattr(row, "whole", True):
                self._note(row)
        self.gone += [row.source for row in rows if row.source.start not in staying]
        if rows and intro is not None and not staying:
            self._say(why, [intro])

    def _note(self, row: Row) -> bool:
        """Add a row; return False for a person already added, whose text then stays."""
        if isinstance(row, Slot):
            self.slots.append(row)
        elif isinstance(row, Contact):
            if (row.kind, row.name) in [(one.kind, one.name) for one in self.contacts]:
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

    # Facts in sentences

    def _read_sentences(self, part: PostingPart) -> None:
        label = part.heading.text if part.heading and part.key in LABELLED else ""
        for line in self._left(part.lines):
            for sentence in sentences.split_sentences(line.piece):
                if why := how_to_apply.repeated_site_sentence(sentence.text[:LONGEST_READ]):
                    self._say(why, [sentence])
                elif self.facts.read(sentence, label, may_go=not part.category):
                    self.gone.append(sentence)

    def _name_what_is_known(self, text: str) -> None:
        found = [
            (one.key, self._first(one.names, one.abbreviation))
            for one in self.world.programmes_in(text)
        ]
        if found and found[0][1]:
            keys = tuple(key for key, _source in found)
            if self.facts.add("programmes", {"programmes": keys}, found[0][1], whole=False):
                self._leave_to_programmes(self.world.programmes_in(text))
        unit = self.world.unit_in(text)
        if unit and (source := self._first(unit.names)):
            self.facts.add("organisation", {"organisation": unit.key}, source, whole=False)
        title = self.out.title
        areas = self.world.areas_in(title.text) if title else []
        if areas and title:
            keys = tuple(area.key for area in areas)
            self.facts.add("areas", {"areas": keys}, title, whole=False)

    def _first(self, names: Iterable[str], abbreviation: str = "") -> Piece | None:
        """Return the first sentence or heading that contains one of the names."""
        one = KnownOrganisation(0, "programme", tuple(names), abbreviation)
        asked = KnownObjects(organisations=(one,))
        for piece in self._all_pieces():
            if asked.programmes_in(piece.text):
                return piece
        return None

    def _all_pieces(self) -> Iterable[Piece]:
        if self.out.title:
            yield self.out.title
        for part in self.out.parts:
            if part.heading:
                yield part.heading
            for line in part.lines:
                yield from sentences.split_sentences(line.piece)

    def _leave_to_programmes(self, programmes: Iterable[KnownOrganisation]) -> None:
        """Remove paragraphs that the site prints from the programme's own text."""
        printed: set[str] = set()
        is_doctoral = self.facts.values.get("kind") == "doctoral"
        for one in programmes:
            texts = (*one.texts, *(one.school if is_doctoral else ()))
            printed |= {
                fold_for_comparison(s.text)
                for text in texts
                for s in sentences.split_sentences(Piece(text, 0, len(text)))
            }
            if one.url and one.texts:
                printed |= {
                    f"{words} {fold_for_comparison(one.url)}"
                    for words in ("read more:", "läs mer:")
                }
        for part in self.out.parts:
            for line in self._left(part.lines):
                if all(
                    fold_for_comparison(one.text) in printed
                    for one in sentences.split_sentences(line.piece)
                ):
                    self._say("programme", [line.piece])

    # Texts in sections

    def _words(self, part: PostingPart) -> PartText:
        kept = []
        for line in part.lines:
            left = [one for one in sentences.split_sentences(line.piece) if not self._is_gone(one)]
            if left := [one for one in left if not self._is_early(one)]:
                text = contact_details.separate_addresses(" ".join(one.text for one in left))
                piece = Piece(text, left[0].start, left[-1].end)
                kept.append(Line(piece, line.mark, line.after_blank))
        heading = part.heading
        if heading and part.key in sections.NO_FIELDS and part.key and self._has_rows(part):
            self.said.append(PrintedBySite("heading", heading))
            heading = None
        return PartText(heading, part.key, kept, part.place, part.category)

    def _has_rows(self, part: PostingPart) -> bool:
        """Whether people were found under the heading, so that the site prints it."""
        rows: list[Row] = [*self.contacts, *self.supervisors]
        sources = [row.source for row in rows]
        pieces = [line.piece for line in part.lines]
        return any(s.start <= one.start < s.end for s in sources for one in pieces)

    def _is_early(self, sentence: Piece) -> bool:
        """Whether the sentence only says what the site prints for continuous evaluation."""
        values = self.facts.values
        if not (values.get("continuous_evaluation") and values.get("deadline_on")):
            return False
        if EARLY.match(sentence.text):
            self._say("early", [sentence])
            return True
        return False

    def _left(self, among: Iterable[Line]) -> list[Line]:
        return [line for line in among if not self._is_gone(line.piece)]

    def _is_gone(self, piece: Piece) -> bool:
        return any(gone.start <= piece.start and piece.end <= gone.end for gone in self.gone)
