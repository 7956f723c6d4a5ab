"""Compares the sections of two texts, and lists the fields that those of the second can go into."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.content.language_names import language_name
from vacancies.admin.paste.forms.fact_texts import first_words, heading_or_first_words
from vacancies.admin.paste.forms.other_language_forms import passage_text_html
from vacancies.admin.paste.forms.section_form import section_labels_by_field
from vacancies.parser.pairing.other_language_text import OtherLanguageText
from vacancies.parser.pairing.passages import EXTRA_SECTION_PREFIX, LEAD, Passage
from vacancies.parser.text.results import Block
from vacancies.posting.wording import percent_text

LEAST_DIFFERENCE: Final = 100  # characters: about two sentences
LEAST_SHARE: Final = 2 / 3  # of the longer one
LEAST_TEXT: Final = 80  # characters of a section that is worth mentioning


def unpaired_sections_of_first_text(
    first: Sequence[Passage], other_text: OtherLanguageText
) -> list[list[tuple[str, SafeString]]]:
    """Return the first text's sections without a pair, except short ones: [[(heading, HTML)], …]."""
    paired = [
        one for pair in other_text.pairs.values() for one in (pair.first, *pair.further_first)
    ]
    return [
        [(heading_or_first_words(one.heading, one.text), passage_text_html(one))]
        for one in first
        if len(one.text) >= LEAST_TEXT and one not in paired
    ]


def length_difference_notes(
    other_text: OtherLanguageText, languages: tuple[str, str]
) -> dict[str, str]:
    """Return {key of a passage of the other text: note}, where paired sections differ much in length."""
    found = {}
    for mine, theirs in _paired_passage_groups(other_text):
        ours, others = ("\n".join(one.text for one in group) for group in (mine, theirs))
        shorter, longer = sorted(map(len, (ours, others)))
        if longer - shorter >= LEAST_DIFFERENCE and shorter < LEAST_SHARE * longer:
            says = gettext(
                "The two texts differ in length here: the one in %(language)s is about "
                "%(share)s shorter."
            )
            found[theirs[0].key] = says % {
                "language": language_name(languages[len(others) < len(ours)]),
                "share": percent_text(round(20 * (1 - shorter / longer)) * 5),
            }
    return found


def _paired_passage_groups(
    other_text: OtherLanguageText,
) -> list[tuple[list[Passage], list[Passage]]]:
    """Return the groups of passages that say the same: of the first text, and of the other."""
    groups: dict[Passage, tuple[list[Passage], list[Passage]]] = defaultdict(lambda: ([], []))
    for pair in other_text.pairs.values():
        mine, theirs = groups[pair.first]
        mine += [one for one in (pair.first, *pair.further_first) if one not in mine]
        theirs.append(pair.second)
    return list(groups.values())


def destination_choices(
    first_passages: Iterable[Passage], first_language: str
) -> dict[str, str | Promise]:
    """Return {key: label} of where a section can go; extra sections of the first text by heading."""
    says = gettext("A section of its own (“%(heading)s” in %(language)s)")
    further: dict[str, Passage] = {}
    for one in first_passages:
        if one.key.startswith(EXTRA_SECTION_PREFIX):
            further.setdefault(one.key, one)
    headings = Counter(one.heading for one in further.values())
    labels = {
        key: says
        % {
            "heading": _distinct_heading(one, headings),
            "language": language_name(first_language),
        }
        for key, one in further.items()
    }
    return {LEAD: _("Introduction"), **section_labels_by_field(), **labels}


def _distinct_heading(passage: Passage, count_by_heading: Mapping[str, int]) -> str:
    """Return the heading, with the first words of the text if not unique; only these if it is empty."""
    if not passage.heading:
        return first_words(passage.text)
    if count_by_heading[passage.heading] == 1:
        return passage.heading
    return f"{passage.heading}: {first_words(passage.text)}"


def pasted_blocks_of_passage(other_text: OtherLanguageText, passage_key: str) -> tuple[Block, ...]:
    """Return a passage's blocks (paragraphs, lists) without removed facts; empty if unknown."""
    if passage_key == LEAD:
        return tuple(Block("", (piece,)) for piece in other_text.read.lead)
    return next(
        (one.blocks for one in other_text.read.parts if str(one.part_index) == passage_key), ()
    )
