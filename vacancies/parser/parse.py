"""Parses a posting into facts and texts (`parse_posting`).

If a rule is certain, its result is a fact and the sentence is removed from the text, because the
site prints the fact. Uncertain results are offered as facts, and their sentences remain in the
text.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from vacancies.parser import kept_sentences, lines
from vacancies.parser.entities import contact_details
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.evidence.ticks import without_unproved_ticks
from vacancies.parser.facts.deadline_and_posting_date_patterns import ADVICE_TO_APPLY_EARLY
from vacancies.parser.facts.how_to_apply_sentence_patterns import standard_sentence_key
from vacancies.parser.found_known_objects import FoundKnownObjects
from vacancies.parser.outline import parse_outline
from vacancies.parser.posting_parts import PostingPart
from vacancies.parser.text import dates_and_times, headings, position_kinds, sections, sentences
from vacancies.parser.text.cleaning import LONGEST_READ, clean_text
from vacancies.parser.text.results import Line, ParsedPosting, Piece, PiecePrintedBySite
from vacancies.parser.text.sections import PartText

NOTHING: KnownObjects = KnownObjects()
LABELLED = (headings.DEADLINE, "terms")
LONGEST_DATED = 20_000  # characters


def parse_posting(
    text: str,
    known_objects: KnownObjects = NOTHING,
    left_out: frozenset[str] = frozenset(),
    section_keys: Mapping[int, str] = MappingProxyType({}),
) -> ParsedPosting:
    """Parse a posting; rules and rows in `left_out` give no facts, and their text stays.

    `section_keys` has keys (as in `headings`) for parts with unknown headings, by index of the part.
    """
    return _parse_posting_cached(text, known_objects, left_out, tuple(sorted(section_keys.items())))


# The requests of one review parse the same two texts again and again, for 60 ms each.
@lru_cache(maxsize=32)
def _parse_posting_cached(
    text: str,
    known_objects: KnownObjects,
    left_out: frozenset[str],
    section_keys: tuple[tuple[int, str], ...],
) -> ParsedPosting:
    text, keys = clean_text(text), dict(section_keys)
    found = parse_outline(lines.parse_lines(text), known_objects.all_names_of_programmes_in(text))
    parts = [replace(one, key=one.key or keys.get(one.part_index, "")) for one in found.parts]
    read = _PostingParser(replace(found, parts=parts), known_objects, left_out).parse_text(text)
    return without_unproved_ticks(read, known_objects)


class _PostingParser(FoundKnownObjects):
    def parse_text(self, text: str) -> ParsedPosting:
        kept_front = self._add_front_facts_and_return_kept_lines()
        self._add_header_and_footer_facts(text)
        dates = dates_and_times.find_dates(text[:LONGEST_DATED])
        self.facts.near = dates[0].on if dates else None
        parts = self.out.parts
        parts[0].lines[:0] = kept_front
        for part in parts:
            self.add_people_and_documents(part)
        self._add_facts_of_document_intros()
        for part in parts:
            self._add_facts_and_remove_label_lines(part)
        for part in parts:
            self._add_facts_and_remove_sentences(part)
        self._add_cue_word_and_likely_facts(parts)
        self.complete_supervisors_and_contacts(
            (line for part in parts for line in part.lines), text
        )
        self.add_named_known_objects(text)
        self.remove_sentences_naming_contacts(parts)
        self._keep_partly_printed_sentences(parts)
        return self._build_posting(text)

    def _build_posting(self, text: str) -> ParsedPosting:
        parts = self.out.parts
        words = [self._text_without_facts(part) for part in parts]
        lead, rest = sections.split_off_lead(words[0])
        found, empty = sections.sections_and_empty_headings([rest, *words[1:]])
        self.printed += [PiecePrintedBySite("heading", piece) for piece in empty]
        return ParsedPosting(
            text=text,
            title=self.out.title,
            lead=lead,
            facts=self.facts.facts(),
            supervisors=tuple(self.supervisors),
            contacts=tuple(self.contacts),
            documents=tuple(self.documents),
            sections=sections.join_sections_by_field(found),
            parts=tuple(found),
            printed_pieces=tuple(one for one in self.printed if one.source not in self.restored),
            values=dict(self.facts.values),
            source_parts=tuple(
                sections.build_source_part(one.key, one.heading, one.lines, one.part_index)
                for one in parts
            ),
        )

    def _add_front_facts_and_return_kept_lines(self) -> list[Line]:
        """Add the facts of the title and the first lines; return the lines that stay in the text."""
        out = self.out
        kept = [Line(piece) for piece in out.dates if not self._add_posting_date(piece)]
        kinds = [
            kind
            for piece in (out.title, out.kind)
            if piece
            for kind in position_kinds.position_kinds_in(piece.text)
        ]
        if kinds and (source := out.kind or out.title):
            whole = source is not out.title and position_kinds.is_only_position_kind_or_label(
                source.text
            )
            is_kept = self.facts.add_fact_if_consistent(
                "kind",
                {"kind": kinds[0]},
                source,
                is_fully_printed=whole,
                certain=position_kinds.names_one_certain_kind(source.text),
            )
            if source is not out.title and source not in out.dates and not (is_kept and whole):
                kept.append(Line(source))
        elif out.kind and out.kind not in out.dates:
            self.printed.append(PiecePrintedBySite("label", out.kind))
        if out.title:
            self.facts.add_facts_and_can_remove_sentence(out.title)
        return sorted([*kept, *out.front], key=lambda line: line.piece.start)

    def _add_posting_date(self, piece: Piece) -> bool:
        return self.facts.add_fact_if_consistent(
            "opens", {"opens_on": self.out.posted}, piece, is_fully_printed=True
        )

    def _add_header_and_footer_facts(self, posting_text: str) -> None:
        """Add facts from the headers and footers of pages, which are left out of the text."""
        for piece in lines.find_headers_and_footers(posting_text):
            self.facts.add_facts_and_can_remove_sentence(piece, may_remove=False)
            self.printed.append(PiecePrintedBySite("page", piece))

    # Facts in sentences

    def _add_facts_of_document_intros(self) -> None:
        """Add the facts in lines that introduce documents: "Write in English and include"."""
        for piece in [one for one in self.printed if one.reason == "documents"]:
            self.facts.add_facts_and_can_remove_sentence(piece.source, may_remove=False)
            self.facts.add_facts_by_cue_words(piece.source, "how_to_apply")

    def _add_facts_and_remove_sentences(self, part: PostingPart) -> None:
        label = part.heading.text if part.heading and part.key in LABELLED else ""
        for line in self._lines_still_to_read(part.lines):
            for sentence in sentences.split_sentences(line.piece):
                if why := standard_sentence_key(sentence.text[:LONGEST_READ]):
                    self._remove_as_printed(why, [sentence])
                elif self.facts.add_facts_and_can_remove_sentence(
                    sentence, label, may_remove=not part.category, section_key=part.key
                ):
                    self.gone.append(sentence)

    def _add_facts_and_remove_label_lines(self, part: PostingPart) -> None:
        """Add the facts of lines with labels; remove the lines of which the site prints every word."""
        for line in self._lines_still_to_read(part.lines):
            for sentence in sentences.split_sentences(line.piece):
                if self.facts.add_facts_and_can_remove_label_line(
                    sentence, may_remove=not part.category
                ):
                    self.gone.append(sentence)

    def _add_cue_word_and_likely_facts(self, parts: Sequence[PostingPart]) -> None:
        if self.out.title:
            self.facts.add_facts_by_cue_words(self.out.title, "title")
        for part in parts:
            for line in self._lines_still_to_read(part.lines):
                for sentence in sentences.split_sentences(line.piece):
                    self.facts.add_facts_by_cue_words(sentence, part.key_for_facts, line.piece.text)
        self.facts.add_likely_facts(
            self.out.title, [line.piece for one in parts for line in one.lines]
        )

    # Texts in sections

    def _text_without_facts(self, part: PostingPart) -> PartText:
        kept = []
        for line in part.lines:
            left = [
                one
                for one in sentences.split_sentences(line.piece)
                if not (self._is_removed_from_text(one) or self._remove_advice_to_apply_early(one))
            ]
            if left:
                joined = " ".join(self.shortened.get(one, one.text) for one in left)
                text = contact_details.separate_names_from_emails(joined)
                piece = Piece(text, left[0].start, left[-1].end)
                kept.append(Line(piece, line.list_tag, line.after_blank))
        heading = part.heading
        if heading and part.key == headings.UNION and any(one.union for one in self.contacts):
            self.printed.append(PiecePrintedBySite("heading", heading))
            heading = None
        return PartText(heading, part.key, kept, part.part_index, part.category)

    def _keep_partly_printed_sentences(self, parts: Sequence[PostingPart]) -> None:
        """Keep sentences of which the site would print only a part."""
        self.restored += kept_sentences.sentences_on_unprinted_file_rules(
            self.facts.found, self.facts.values, self.documents
        )
        kept = kept_sentences.sentences_on_supervisors_to_keep(parts, self.supervisors, self.gone)
        self.supervisors = kept_sentences.with_kept_supervisors_not_fully_printed(
            self.supervisors, kept
        )
        self.restored += kept

    def _remove_advice_to_apply_early(self, sentence: Piece) -> bool:
        """Remove a sentence that only advises to apply early if the site prints this; return whether it did.

        The site prints this advice with continuous evaluation.
        """
        values = self.facts.values
        is_printed = values.get("continuous_evaluation") and values.get("deadline_on")
        if not (is_printed and ADVICE_TO_APPLY_EARLY.match(sentence.text)):
            return False
        self._remove_as_printed("early", [sentence])
        return True
