"""Shows as HTML what has changed in the text of a section."""

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

from people.content.sections.blocks import (
    Block,
    Item,
    blocks_of_parts,
    is_list_field,
    items_of_field,
    part_of_field,
)

ALIKE: Final = 0.5  # above it, two blocks are versions of one
SAME, ADDED, REMOVED = "same", "added", "removed"
TOKENS: Final = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True)
class Line:
    """One block of the difference, with its HTML."""

    tag: str
    html: SafeString
    has_changed: bool


def difference_html(field: Any, before: Any, now: Any) -> SafeString:
    """Return the new text of a section as HTML, with what was added and what was removed."""
    if is_list_field(field):
        return _of_items(items_of_field(field, before), items_of_field(field, now))
    old, new = (blocks_of_parts([part_of_field(field, text)]) for text in (before, now))
    return _with_formatting_note(list(_lines(old, new)))


def _with_formatting_note(lines: list[Line]) -> SafeString:
    if any(line.has_changed for line in lines):
        return _html(lines)
    text = _("The text is the same, but its formatting or something other than text has changed.")
    return format_html('{}<p class="groupsite-difference__note">{}</p>', _html(lines), text)


def _html(lines: list[Line]) -> SafeString:
    """Return the HTML of the lines; consecutive list items become one list."""
    return format_html_join(
        "", "{}", ((_run(tag, list(run)),) for tag, run in groupby(lines, lambda line: line.tag))
    )


def _run(tag: str, lines: list[Line]) -> SafeString:
    if tag in {"ul", "ol"}:
        inner = format_html_join("", "<li>{}</li>", ((line.html,) for line in lines))
        return format_html("<{}>{}</{}>", mark_safe(tag), inner, mark_safe(tag))  # noqa: S308
    pattern = "<p><strong>{}</strong></p>" if tag == "heading" else "<p>{}</p>"
    return format_html_join("", pattern, ((line.html,) for line in lines))


def _lines(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            yield from (_line(SAME, block) for block in new[new_start:new_end])
        else:
            yield from _replaced(old[start:end], new[new_start:new_end])


def _line(state: str, block: Block) -> Line:
    pattern = {SAME: "{}", ADDED: "<ins>{}</ins>", REMOVED: "<del>{}</del>"}[state]
    return Line(block.tag, format_html(pattern, block.text), state != SAME)


def _replaced(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Line]:
    """Pair blocks that are versions of each other, in order; the rest were removed or added."""
    rest = list(old)
    for block in new:
        place = next((n for n, former in enumerate(rest) if _are_alike(former, block)), None)
        if place is None:
            yield _line(ADDED, block)
            continue
        yield from (_line(REMOVED, former) for former in rest[:place])
        yield Line(block.tag, _within(rest[place].text, block.text), has_changed=True)
        rest = rest[place + 1 :]
    yield from (_line(REMOVED, former) for former in rest)


def _are_alike(old: Block, new: Block) -> bool:
    if old.tag != new.tag:
        return False
    ratio = SequenceMatcher(None, old.text.split(), new.text.split(), autojunk=False).ratio()
    return old.text == new.text or ratio > ALIKE


def _within(old: str, new: str) -> SafeString:
    """Mark what has changed word by word. Wagtail's `diff_text` ignores words of up to four letters."""
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    html, removed, added = "", "", ""
    for operation, start, end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        gone, came = "".join(before[start:end]), "".join(after[new_start:new_end])
        if operation != "equal" or (came.isspace() and (removed or added)):
            removed, added = removed + gone, added + came
        else:
            html += _changed(removed, added) + escape(came)
            removed = added = ""
    return mark_safe(html + _changed(removed, added))  # noqa: S308 — each piece is escaped


def _changed(removed: str, added: str) -> str:
    """Return the HTML of changed words; a space at the end of both sides is outside the marks."""
    after = " " if removed.endswith(" ") and added.endswith(" ") else ""
    pieces = (("del", removed.removesuffix(after)), ("ins", added.removesuffix(after)))
    marked = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in pieces if text)
    return marked + after


def _of_items(old: list[Item], new: list[Item]) -> SafeString:
    former = dict(_former(old, new))
    removed = [item for n, item in enumerate(old) if n not in set(former.values())]
    order = [former[n] for n in range(len(new)) if n in former]
    moved = set(order) - set(_longest_in_order(order))
    found: list[tuple[list[Line], bool]] = []
    for n, item in enumerate(new):
        before = old[former[n]].blocks if n in former else []
        found.append((list(_lines(before, item.blocks)), former.get(n) in moved))
    found += [([_line(REMOVED, block) for block in item.blocks], False) for item in removed]
    html = format_html_join("", "{}", ((_item(*one),) for one in found))
    if any(is_moved or any(line.has_changed for line in lines) for lines, is_moved in found):
        return html
    return format_html("{}{}", html, _with_formatting_note([]))


def _item(lines: list[Line], is_moved: bool) -> SafeString:
    note = (
        format_html('<p class="groupsite-difference__note">{}</p>', _("Moved")) if is_moved else ""
    )
    return format_html(
        '<div class="groupsite-difference__item">{}{}</div>', conditional_escape(note), _html(lines)
    )


def _former(old: list[Item], new: list[Item]) -> Iterator[tuple[int, int]]:
    """Yield the places of each new item and of the old one that it was: by id, else by order."""
    places = {item.key: n for n, item in enumerate(old) if item.key}
    by_id = {n: places[item.key] for n, item in enumerate(new) if item.key in places}
    yield from by_id.items()
    rest_old = [n for n in range(len(old)) if n not in by_id.values()]
    rest_new = [n for n in range(len(new)) if n not in by_id]
    texts = ([_key(old[n]) for n in rest_old], [_key(new[n]) for n in rest_new])
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    for _operation, start, end, new_start, new_end in matcher.get_opcodes():
        yield from zip(rest_new[new_start:new_end], rest_old[start:end], strict=False)


def _key(item: Item) -> str:
    return json.dumps([[one.kind, one.text] for one in item.parts])


def _longest_in_order(places: list[int]) -> list[int]:
    """Return the longest rising subsequence: what is not in it has been moved."""
    best: list[list[int]] = []
    for place in places:
        shorter = [run for run in best if run[-1] < place]
        best.append([*max(shorter, key=len, default=[]), place])
    return max(best, key=len, default=[])
