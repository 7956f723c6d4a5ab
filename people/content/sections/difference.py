"""Renders the difference between two texts of a section as HTML."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, Final

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.content.sections.text_blocks import (
    PlainTextBlock,
    SectionItem,
    blocks_of_texts,
    field_text,
    is_list_field,
    section_items,
)

MIN_SIMILARITY: Final = 0.5  # above it, two blocks count as versions of the same block
SAME, ADDED_PREFIX, REMOVED = "same", "added", "removed"
TOKENS: Final = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class DifferenceLine:
    """A paragraph, heading or list item of the difference, as HTML with changes marked."""

    tag: str
    html: SafeString
    has_changed: bool


def difference_html(field: Any, old_value: Any, new_value: Any) -> SafeString:
    """Return the new text of a section as HTML, with additions and removals marked."""
    if is_list_field(field):
        return _items_difference_html(
            section_items(field, old_value), section_items(field, new_value)
        )
    old, new = (blocks_of_texts([field_text(field, text)]) for text in (old_value, new_value))
    return _lines_html_with_formatting_note(list(_iter_difference_lines(old, new)))


def _lines_html_with_formatting_note(lines: list[DifferenceLine]) -> SafeString:
    """Return the HTML of the lines, with a note if only formatting has changed."""
    if any(line.has_changed for line in lines):
        return _lines_html(lines)
    text = _("The text is the same, but its formatting or something other than text has changed.")
    return format_html('{}<p class="groupsite-difference__note">{}</p>', _lines_html(lines), text)


def _lines_html(lines: list[DifferenceLine]) -> SafeString:
    """Return the HTML of the lines; consecutive list items become one list."""
    runs = groupby(lines, lambda line: line.tag)
    return format_html_join(
        "", "{}", ((_html_of_lines_with_same_tag(tag, list(run)),) for tag, run in runs)
    )


def _html_of_lines_with_same_tag(tag: str, lines: list[DifferenceLine]) -> SafeString:
    """Return the HTML of consecutive lines with the same tag; list items become one list."""
    if tag in {"ul", "ol"}:
        inner = format_html_join("", "<li>{}</li>", ((line.html,) for line in lines))
        return format_html("<{}>{}</{}>", mark_safe(tag), inner, mark_safe(tag))  # noqa: S308
    pattern = "<p><strong>{}</strong></p>" if tag == "heading" else "<p>{}</p>"
    return format_html_join("", pattern, ((line.html,) for line in lines))


def _iter_difference_lines(
    old: Sequence[PlainTextBlock], new: Sequence[PlainTextBlock]
) -> Iterator[DifferenceLine]:
    """Yield the lines of the difference between two lists of blocks."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            yield from (_difference_line(SAME, block) for block in new[new_start:new_end])
        else:
            yield from _iter_replaced_lines(old[start:end], new[new_start:new_end])


def _difference_line(state: str, block: PlainTextBlock) -> DifferenceLine:
    """Return a line for a block that is the same, was added or was removed."""
    pattern = {SAME: "{}", ADDED_PREFIX: "<ins>{}</ins>", REMOVED: "<del>{}</del>"}[state]
    return DifferenceLine(block.tag, format_html(pattern, block.text), state != SAME)


def _iter_replaced_lines(
    old: Sequence[PlainTextBlock], new: Sequence[PlainTextBlock]
) -> Iterator[DifferenceLine]:
    """Yield the lines of replaced blocks; similar blocks are compared word by word."""
    rest = list(old)
    for block in new:
        place = next(
            (n for n, former in enumerate(rest) if _are_similar_blocks(former, block)), None
        )
        if place is None:
            yield _difference_line(ADDED_PREFIX, block)
            continue
        yield from (_difference_line(REMOVED, former) for former in rest[:place])
        yield DifferenceLine(
            block.tag, _word_difference_html(rest[place].text, block.text), has_changed=True
        )
        rest = rest[place + 1 :]
    yield from (_difference_line(REMOVED, former) for former in rest)


def _are_similar_blocks(old: PlainTextBlock, new: PlainTextBlock) -> bool:
    if old.tag != new.tag:
        return False
    ratio = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False).ratio()
    return old.text == new.text or ratio > MIN_SIMILARITY


def _word_difference_html(old: str, new: str) -> SafeString:
    """Return a block's HTML with changed words marked.

    Wagtail's `diff_text` ignores short words.
    """
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    html, removed, added = "", "", ""
    for operation, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        gone, came = "".join(before[start:end]), "".join(after[new_start:new_end])
        if operation != "equal" or (came.isspace() and (removed or added)):
            removed, added = removed + gone, added + came
        else:
            html += _changed_words_html(removed, added) + escape(came)
            removed = added = ""
    return mark_safe(html + _changed_words_html(removed, added))  # noqa: S308 — each piece is escaped


def _changed_words_html(removed: str, added: str) -> str:
    """Return the HTML of changed words; a space at the end of both sides is outside the marks."""
    after = " " if removed.endswith(" ") and added.endswith(" ") else ""
    pieces = (("del", removed.removesuffix(after)), ("ins", added.removesuffix(after)))
    marked = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in pieces if text)
    return marked + after


def _items_difference_html(old: list[SectionItem], new: list[SectionItem]) -> SafeString:
    """Return the HTML of a list of items, with moved, added and removed items marked."""
    former = dict(_iter_new_and_old_positions(old, new))
    removed = [item for n, item in enumerate(old) if n not in set(former.values())]
    order = [former[n] for n in range(len(new)) if n in former]
    moved = set(order) - set(_longest_increasing_subsequence(order))
    found: list[tuple[list[DifferenceLine], bool]] = []
    for n, item in enumerate(new):
        before = old[former[n]].blocks if n in former else []
        found.append((list(_iter_difference_lines(before, item.blocks)), former.get(n) in moved))
    found += [
        ([_difference_line(REMOVED, block) for block in item.blocks], False) for item in removed
    ]
    html = format_html_join("", "{}", ((_section_item_html(*one),) for one in found))
    if any(is_moved or any(line.has_changed for line in lines) for lines, is_moved in found):
        return html
    return format_html("{}{}", html, _lines_html_with_formatting_note([]))


def _section_item_html(lines: list[DifferenceLine], is_moved: bool) -> SafeString:
    """Return the HTML of an item's lines, with a note if the item has been moved."""
    note = (
        format_html(
            '<p class="groupsite-difference__note">{}</p>', pgettext("of a section", "Moved")
        )
        if is_moved
        else ""
    )
    return format_html(
        '<div class="groupsite-difference__item">{}{}</div>',
        conditional_escape(note),
        _lines_html(lines),
    )


def _iter_new_and_old_positions(
    old: list[SectionItem], new: list[SectionItem]
) -> Iterator[tuple[int, int]]:
    """Yield (new position, old position) of matching items: by id, else by text and order."""
    places = {item.key: n for n, item in enumerate(old) if item.key}
    by_id = {n: places[item.key] for n, item in enumerate(new) if item.key in places}
    yield from by_id.items()
    rest_old = [n for n in range(len(old)) if n not in by_id.values()]
    rest_new = [n for n in range(len(new)) if n not in by_id]
    texts = (
        [_comparison_key(old[n]) for n in rest_old],
        [_comparison_key(new[n]) for n in rest_new],
    )
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    for _operation, start, end, new_start, new_end in matcher.get_opcodes():
        yield from zip(rest_new[new_start:new_end], rest_old[start:end], strict=False)


def _comparison_key(item: SectionItem) -> str:
    """Return the texts of an item as a string, to compare items without ids."""
    return json.dumps([[one.kind, one.text] for one in item.parts])


def _longest_increasing_subsequence(positions: list[int]) -> list[int]:
    """Return the longest increasing subsequence; items outside of it have been moved."""
    best: list[list[int]] = []
    for place in positions:
        shorter = [run for run in best if run[-1] < place]
        best.append([*max(shorter, key=len, default=[]), place])
    return max(best, key=len, default=[])
