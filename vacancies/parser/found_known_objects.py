"""Finds the organisations, programmes, projects and research areas of the site that a posting names."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from vacancies.parser.entities.known_objects import KnownObjects, KnownOrganisation, has_whole_name
from vacancies.parser.facts.collected_facts import CollectedFacts
from vacancies.parser.found_people_and_documents import FoundPeopleAndDocuments
from vacancies.parser.outline import Outline
from vacancies.parser.text import sentences
from vacancies.parser.text.cleaning import fold_for_comparison, letterhead_lines
from vacancies.parser.text.results import Piece

# Of units that only work together with the employer.
OF_OTHERS: Final = re.compile(
    r"collaborat|together\s+with|cooperat|partner|jointly|former|previous|samarbet|tillsammans|gemensam|tidigare|co-?supervis|examin",
    re.IGNORECASE,
)
# An acronym alone may be a word of something else.
OF_PROJECTS: Final = re.compile(r"project|projekt", re.IGNORECASE)
# "Chalmers University of Technology, Department of Physics" below the title, and no sentence.
LONGEST_LETTERHEAD: Final = 150  # characters
_ENDS: Final = re.compile(r"[.!?:]$")


class FoundKnownObjects(FoundPeopleAndDocuments):
    """The people, documents and facts found so far; adds the facts that name objects of the site."""

    def __init__(
        self, outline: Outline, known_objects: KnownObjects, left_out: frozenset[str]
    ) -> None:
        super().__init__(known_objects, left_out)
        self.out = outline
        self.facts = CollectedFacts(outline.posted, left_out)
        self.understood, self.restored = self.facts.understood, self.facts.dropped

    def add_named_known_objects(self, text: str) -> None:
        """Add what the text names; of areas, what the title names. Remove the programmes' own texts."""
        found = [
            (one.key, self._first_piece_with_name(one.names, one.abbreviation))
            for one in self.known_objects.find_programmes(text)
        ]
        if found and found[0][1]:
            keys = tuple(key for key, _source in found)
            if self.facts.add_fact_if_consistent(
                "programmes", {"programmes": keys}, found[0][1], is_fully_printed=False
            ):
                self._remove_printed_programme_texts(self.known_objects.find_programmes(text))
        unit = self._unit_in_letterhead(text) or self.known_objects.find_lowest_unambiguous_unit(
            text
        )
        if unit and (source := self._best_piece_naming_unit(unit)):
            self.facts.add_fact_if_consistent(
                "organisation",
                {"organisation": unit.key},
                source,
                is_fully_printed=False,
                certain=_is_about_employer(source.text),
            )
        self._add_named_projects()
        title = self.out.title
        areas = self.known_objects.find_areas(title.text) if title else []
        if areas and title:
            keys = tuple(area.key for area in areas)
            self.facts.add_fact_if_consistent(
                "areas", {"areas": keys}, title, is_fully_printed=False
            )

    def _add_named_projects(self) -> None:
        """Add the projects that sentences or headings name; certain if each is called a project."""
        pieces = list(self._sentences_and_headings())
        found = {
            one.key: source
            for one in self.known_objects.projects
            if (source := _best_piece(pieces, one.is_named_in, _is_about_project))
        }
        if found:
            self.facts.add_fact_if_consistent(
                "projects",
                {"projects": tuple(found)},
                next(iter(found.values())),
                is_fully_printed=False,
                certain=all(_is_about_project(source.text) for source in found.values()),
            )

    def _unit_in_letterhead(self, text: str) -> KnownOrganisation | None:
        """Return the unit below a university that a short line at the top names; None without one."""
        head = [
            one
            for one in letterhead_lines(text)
            if len(one) <= LONGEST_LETTERHEAD and not _ENDS.search(one)
        ]
        found = map(self.known_objects.find_lowest_unambiguous_unit, head)
        return next((one for one in found if one and one.kind != "university"), None)

    def _first_piece_with_name(self, names: Iterable[str], abbreviation: str = "") -> Piece | None:
        """Return the first sentence or heading with one of the names or the abbreviation; else None."""
        one = KnownOrganisation(0, "programme", tuple(names), abbreviation)
        asked = KnownObjects(organisations=(one,))
        for piece in self._sentences_and_headings():
            if asked.find_programmes(piece.text):
                return piece
        return None

    def _best_piece_naming_unit(self, unit: KnownOrganisation) -> Piece | None:
        """Return the first sentence that names a unit as the employer, else the first that names it."""
        return _best_piece(
            self._sentences_and_headings(),
            lambda text: has_whole_name(text, unit.names),
            _is_about_employer,
        )

    def _sentences_and_headings(self) -> Iterable[Piece]:
        if self.out.title:
            yield self.out.title
        for part in self.out.parts:
            if part.heading:
                yield part.heading
            for line in part.lines:
                yield from sentences.split_sentences(line.piece)

    def _remove_printed_programme_texts(self, programmes: Iterable[KnownOrganisation]) -> None:
        """Remove paragraphs that repeat the programmes' own texts, which the site prints."""
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
            for line in self._lines_still_to_read(part.lines):
                if all(
                    fold_for_comparison(one.text) in printed
                    for one in sentences.split_sentences(line.piece)
                ):
                    self._remove_as_printed("programme", [line.piece])


def _is_about_employer(text: str) -> bool:
    return OF_OTHERS.search(text) is None


def _is_about_project(text: str) -> bool:
    return OF_PROJECTS.search(text) is not None


def _best_piece(
    pieces: Iterable[Piece], is_named: Callable[[str], bool], is_better: Callable[[str], bool]
) -> Piece | None:
    """Return the first better one of the pieces that name something, else the first of them, else None."""
    named = [one for one in pieces if is_named(one.text)]
    return next((one for one in named if is_better(one.text)), next(iter(named), None))
