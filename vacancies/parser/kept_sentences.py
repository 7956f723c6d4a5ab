"""Sentences that stay in the text after all, because the site would print only a part of what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from vacancies.parser.posting_parts import PostingPart
from vacancies.parser.text import headings, sentences
from vacancies.parser.text.results import ParsedFact, Piece, RequestedDocument, Supervisor

OF_FILES: Final = ("files", "size")
OF_ANOTHER_SYSTEM: Final = ("application_url", "other_system")


def sentences_on_unprinted_file_rules(
    facts: Iterable[ParsedFact], values: dict[str, Any], slots: Sequence[RequestedDocument]
) -> list[Piece]:
    """Return the sentences about files if the site prints nothing about the files it asks for.

    It knows nothing of the files that another system accepts, and asks for none without documents.
    """
    if slots and not any(values.get(name) for name in OF_ANOTHER_SYSTEM):
        return []
    return [one.source for one in facts if one.rule in OF_FILES]


def sentences_on_supervisors_to_keep(
    parts: Iterable[PostingPart], supervisors: Sequence[Supervisor], gone: Sequence[Piece]
) -> list[Piece]:
    """Return the removed sentences on supervisors whose paragraph or section stays in part.

    A section about supervisors stays or goes as a whole, in other sections a paragraph does.
    """
    named = {one.source for one in supervisors}
    found: list[Piece] = []
    for part in parts:
        is_section = part.key == headings.SUPERVISORS
        for lines in [part.lines] if is_section else [[line] for line in part.lines]:
            whole = [line.piece for line in lines]
            pieces = [one for piece in whole for one in sentences.split_sentences(piece)]
            removed = [one for one in [*pieces, *whole] if one in gone and one in named]
            stays = [one for one in pieces if not _is_within(one, gone)]
            if removed and any(is_section or one in named for one in stays):
                found += removed
    return found


def _is_within(piece: Piece, pieces: Iterable[Piece]) -> bool:
    return any(one.start <= piece.start and piece.end <= one.end for one in pieces)


def with_kept_supervisors_not_fully_printed(
    supervisors: Iterable[Supervisor], kept: Sequence[Piece]
) -> list[Supervisor]:
    return [
        replace(one, is_fully_printed=one.is_fully_printed and one.source not in kept)
        for one in supervisors
    ]
