"""What the inbox says about codes: reasons of verdicts, problems of files, notes about facts."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy
from wagtail.admin.utils import get_user_display_name

from research.bibliography.sameness import Reason
from research.bibliography.work import Note
from research.inbox.reading.reading_process import UnreadableFileError
from research.models import Candidate, CandidateBatch, CandidateState, CandidateVerdict, Publication

REASONS: Final[Mapping[str, Any]] = {
    Reason.DOI: gettext_lazy("The same DOI as “%(title)s”."),
    Reason.ARXIV: gettext_lazy("The same arXiv number as “%(title)s”."),
    Reason.NAMED: gettext_lazy("One of the two names the other as a version: “%(title)s”."),
    Reason.PREPRINT: gettext_lazy(
        "The same title and authors as “%(title)s”; one of the two is a preprint or a thesis."
    ),
    Reason.EQUAL_TITLE: gettext_lazy("The same title as “%(title)s”. Is it the same publication?"),
    Reason.SIMILAR_TITLE: gettext_lazy(
        "Almost the same title as “%(title)s”. Is it the same publication?"
    ),
    Reason.IDENTIFIERS_DIFFER: gettext_lazy(
        "Like “%(title)s”, but with another identifier. Is it the same publication?"
    ),
}
PROBLEMS: Final[Mapping[str, Any]] = {
    "broken": gettext_lazy("This entry could not be read. Is a brace or a quotation mark missing?"),
    "not_read": gettext_lazy("This text between two entries has not been read."),
    "no_title": gettext_lazy("This entry has no title."),
    "parent_missing": gettext_lazy("The entry that this one refers to is not in the file."),
    "unknown_string": gettext_lazy("This abbreviation is not defined in the file."),
    "field_twice": gettext_lazy("A field occurs twice. The first one has been used."),
    "comma_missing": gettext_lazy(
        "A comma after the key or between two fields is missing. Both have been read."
    ),
    "no_entries": gettext_lazy("There is no BibTeX entry in this text."),
}
NOTES: Final[Mapping[str, Any]] = {
    "cut": gettext_lazy("This was too long and has been cut: %(detail)s"),
    "unknown_command": gettext_lazy(
        "This LaTeX command is not supported and has been left out: %(detail)s"
    ),
    "capitals": gettext_lazy(
        "The title was in capital letters, and the site has changed them. Check names and "
        "abbreviations: %(detail)s"
    ),
    "formula": gettext_lazy("This formula cannot be displayed: %(detail)s"),
    "names": gettext_lazy("Check how these names have been read: %(detail)s"),
    "month": gettext_lazy("This is not a month: %(detail)s"),
    "left_out": gettext_lazy("This has been left out: %(detail)s"),
    "identifier": gettext_lazy("This is not a DOI, ISBN, ISSN or address: %(detail)s"),
}
MISSING: Final[Mapping[str, Any]] = {
    "names": gettext_lazy("The authors are missing."),
    "all_names": gettext_lazy("The list of authors is not complete."),
    "year": gettext_lazy("The year is missing."),
}
NOT_FOUND: Final[Mapping[str, Any]] = {
    "not_found": gettext_lazy("no service knows it"),
    "no_work": gettext_lazy("the service does not describe it"),
    "away": gettext_lazy("the service could not be reached"),
    "busy": gettext_lazy("the service is busy"),
    "too_slow": gettext_lazy("the service answered too slowly"),
    "limit": gettext_lazy("too many requests at once"),
}
FILES: Final[Mapping[str, Any]] = {
    "too_large": gettext_lazy("This is more than 5 MB. Divide it into several files."),
    "too_complex": gettext_lazy(
        "This takes too much memory or time. Divide it into smaller parts."
    ),
    "failed": gettext_lazy("This could not be read. Please try again."),
}
DECIDED: Final[Mapping[str, Any]] = {
    CandidateState.ACCEPTED: gettext_lazy("This publication has already been accepted."),
    CandidateState.MERGED: gettext_lazy("This has already been added to “%(title)s”."),
    CandidateState.REFUSED: gettext_lazy("This publication has already been rejected."),
    CandidateState.CORRECTED: gettext_lazy("This text has already been corrected."),
}
RECOGNISED: Final[Mapping[str, Any]] = {
    "entries": ngettext_lazy("%(count)d BibTeX entry", "%(count)d BibTeX entries", "count"),
    "texts": ngettext_lazy(
        "%(count)d text between entries", "%(count)d texts between entries", "count"
    ),
    "dois": ngettext_lazy("%(count)d DOI", "%(count)d DOIs", "count"),
    "arxivs": ngettext_lazy("%(count)d arXiv number", "%(count)d arXiv numbers", "count"),
    "orcids": ngettext_lazy("%(count)d ORCID iD", "%(count)d ORCID iDs", "count"),
    "unread_count": ngettext_lazy(
        "%(count)d line that was not understood",
        "%(count)d lines that were not understood",
        "count",
    ),
}


def reason_of(candidate: Candidate, publication: Publication | None) -> str:
    """Return why a candidate has its verdict, or why it could not be read; "" for a new one."""
    if candidate.work is None:
        return str(PROBLEMS.get(candidate.message, ""))
    if publication is None or candidate.message not in REASONS:
        return ""
    year = f" ({publication.year})" if publication.year else ""
    return str(REASONS[candidate.message] % {"title": f"{publication}{year}"})


def state_text(candidate: Candidate) -> str:
    """Return what a candidate is, or what has been decided about it."""
    if candidate.state == CandidateState.WAITING:
        return str(candidate.get_verdict_display())
    if candidate.state != CandidateState.MERGED:
        return str(candidate.get_state_display())
    if candidate.verdict == CandidateVerdict.VERSION:
        return _("Added as another version")
    return _("Added to a publication")


def batch_text(batch: CandidateBatch) -> str:
    """Return what tells batches apart: the source or the name of the file, the time, and how much it was."""
    parts = [str(batch), *recognised_texts(batch.summary)]
    time = date_format(localtime(batch.added_at), "SHORT_DATETIME_FORMAT")
    return f"{', '.join(parts)} ({time})"


def origin_text(candidate: Candidate) -> str:
    """Return where an entry comes from, who added it and when."""
    parts = [str(candidate.get_source_display())]
    batch = candidate.batch
    parts += [batch.name] if batch and batch.name else []
    if candidate.line:
        parts.append(_("line %(line)d") % {"line": candidate.line})
    time = date_format(localtime(candidate.found_at), "SHORT_DATETIME_FORMAT")
    if batch and batch.added_by:
        text = _("Added by %(user)s, %(time)s")
        added = text % {"user": get_user_display_name(batch.added_by), "time": time}
    else:
        added = _("Found %(time)s") % {"time": time}
    return f"{added} ({', '.join(parts)})"


def nothing_text(chosen: str, batch: CandidateBatch | None, entry: int) -> str:
    """Return why a page of the inbox is empty. `chosen` is the status that is shown, or ""."""
    if entry:
        return _("This entry has already been decided on.")
    if chosen:
        return _("There is nothing with this status.")
    if batch is not None:
        return _("All of these publications have been decided on.")
    return _("There is nothing to decide on.")


def decided_text(candidate: Candidate) -> str:
    """Return what an editor has already decided about a candidate."""
    text = DECIDED.get(candidate.state, gettext_lazy("This publication is in the inbox again."))
    return str(text) % {"title": candidate.publication or ""}


def note_text(note: Note) -> str:
    """Return a note as a sentence."""
    return str(NOTES[note.code] % {"detail": note.detail}) if note.code in NOTES else note.detail


def not_found_text(identifier: str, code: str) -> str:
    """Return why nothing was found for an identifier."""
    reason = NOT_FOUND.get(code, gettext_lazy("the answer of the service could not be used"))
    return _("%(identifier)s: %(reason)s") % {"identifier": identifier, "reason": reason}


def file_text(error: UnreadableFileError) -> str:
    """Return why a file or a text was not read."""
    return str(FILES.get(error.code, FILES["failed"]))


def recognised_texts(summary: Mapping[str, Any]) -> list[str]:
    """Return what was recognised, such as "3 DOIs"; nothing for what is not there."""
    return [
        str(text % {"count": summary[name]})
        for name, text in RECOGNISED.items()
        if summary.get(name)
    ]
