"""Parses a posting into facts and texts (`parse_posting`). Everything else remains in the text.

If a rule is certain, its result is a fact and the sentence is removed from the text, because the
site prints the fact. Uncertain results are offered as facts, and their sentences remain in the
text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from vacancies.parser import lines
from vacancies.parser.entities import contact_details
from vacancies.parser.entities.known import KnownObjects, KnownOrganisation
from vacancies.parser.facts import how_to_apply, position
from vacancies.parser.facts.collect import CollectedFacts
from vacancies.parser.facts.deadline import EARLY
from vacancies.parser.found_rows import Row, Rows
from vacancies.parser.outline import Outline, parse_outline
from vacancies.parser.parts import PostingPart
from vacancies.parser.text import headings, moments, sections, sentences
from vacancies.parser.text.cleaning import LONGEST_READ, clean, fold_for_comparison
from vacancies.parser.text.results import (
    Line,
    Pasted,
    Piece,
    PrintedBySite,
)
from vacancies.parser.text.sections import PartText

NOTHING: KnownObjects = KnownObjects()
LABELLED = (headings.DEADLINE, "terms")
LONGEST_DATED = 20_000  # characters


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


class _Reading(Rows):
    def __init__(self, out: Outline, world: KnownObjects, without: frozenset[str]) -> None:
        super().__init__(world, without)
        self.out = out
        self.facts = CollectedFacts(out.posted, without)

    def read(self, text: str) -> Pasted:
        kept_front = self._read_front()
        self._read_pages(text)
        dates = moments.find_dates(text[:LONGEST_DATED])
        self.facts.near = dates[0].on if dates else None
        parts = self.out.parts
        parts[0].lines[:0] = kept_front
        for part in parts:
            self.read_rows(part)
        for part in parts:
            self._read_labels(part)
        for part in parts:
            self._read_sentences(part)
        self._read_loosely(parts)
        self.add_people_of_roles(line for part in parts for line in part.lines)
        self._name_what_is_known(text)
        words = [self._words(part) for part in parts]
        lead, rest = sections.lead_and_rest(words[0])
        found, empty = sections.sections_of([rest, *words[1:]])
        self.said += [PrintedBySite("heading", piece) for piece in empty]
        return Pasted(
            text=text,
            title=self.out.title,
            lead=lead,
            facts=self.facts.facts(),
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

    def _read_pages(self, text: str) -> None:
        """Read facts from headers and footers of pages, which are no part of the text."""
        for piece in lines.read_page_lines(text):
            self.facts.read(piece, may_go=False)
            self.said.append(PrintedBySite("page", piece))

    # Facts in sentences

    def _read_sentences(self, part: PostingPart) -> None:
        label = part.heading.text if part.heading and part.key in LABELLED else ""
        for line in self._left(part.lines):
            for sentence in sentences.split_sentences(line.piece):
                if why := how_to_apply.repeated_site_sentence(sentence.text[:LONGEST_READ]):
                    self._say(why, [sentence])
                elif self.facts.read(sentence, label, may_go=not part.category, key=part.key):
                    self.gone.append(sentence)

    def _read_labels(self, part: PostingPart) -> None:
        """Read the tables of facts first, since they are the surest."""
        for line in self._left(part.lines):
            for sentence in sentences.split_sentences(line.piece):
                if self.facts.read_label(sentence, may_go=not part.category):
                    self.gone.append(sentence)

    def _read_loosely(self, parts: Sequence[PostingPart]) -> None:
        if self.out.title:
            self.facts.read_loosely(self.out.title, "title")
        for part in parts:
            for line in self._left(part.lines):
                for sentence in sentences.split_sentences(line.piece):
                    self.facts.read_loosely(sentence, _key_for_facts(part), line.piece.text)
        self.facts.complete(self.out.title, [line.piece for one in parts for line in one.lines])

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


def _key_for_facts(part: PostingPart) -> str:
    """Return what a part is about; where no heading says it, its sentences may state any fact."""
    is_guess = part.heading is None and part.key in ("required", "meritorious", "environment")
    return "" if is_guess else part.key
