"""The base of the management commands that import records: options, report and exit code."""

import unicodedata
from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError, CommandParser, OutputWrapper
from django.utils import translation
from wagtail.models import Site

from people.content.importing.csv_rows import read_csv_file
from people.content.importing.draft_publishing import Reasons
from people.content.importing.json_rows import read_json_file
from people.content.importing.record_import import Outcome, RecordImport, RowResult
from people.content.importing.source_rows import SourceRow, UnreadableFileError

# Of Persian, Hindi and others: they join letters or keep them apart, and are part of names.
JOINERS: Final = "\u200c\u200d"


class ImportCommand(BaseCommand):
    """Base of the commands that import a file of records; a subclass makes the `RecordImport`."""

    source_help = "a file that ends with .csv or .json"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", type=Path, help=self.source_help)
        parser.add_argument(
            "--dry-run", action="store_true", help="report what would happen, and change nothing"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish the drafts that the checks before publishing let through",
        )
        parser.add_argument(
            "--site",
            default="",
            help="the host name of the site of new pages, if there are several",
        )

    @abstractmethod
    def make_import(self, options: dict[str, Any]) -> RecordImport:
        """Return the import with these options."""

    def common_arguments(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments that every `RecordImport` takes, besides the time."""
        return {
            "site": _site(options["site"]),
            "is_dry_run": options["dry_run"],
            "publishes": options["publish"],
        }

    def read_rows(self, source: Path, options: dict[str, Any]) -> list[SourceRow]:
        """Return the rows of the source. Raises UnreadableFileError."""
        readers = {".csv": read_csv_file, ".json": read_json_file}
        if (read := readers.get(source.suffix.casefold())) is None:
            raise UnreadableFileError(f"{source} does not end with .csv or .json.")
        return read(source)

    def handle(self, *args: Any, **options: Any) -> None:
        # The report is in English, whatever the language of the site.
        with translation.override("en"):
            try:
                rows = self.read_rows(options["source"], options)
            except UnreadableFileError as error:
                raise CommandError(printable(str(error))) from error
            importing = self.make_import(options)
            self._check_column_names(rows, importing)
            results = []
            for row in rows:
                results.append(importing.import_row(row))
                self._report_row(results[-1], options["verbosity"])
            self._finish_report(results, is_dry_run=options["dry_run"])

    def _print(self, stream: OutputWrapper, text: str) -> None:
        stream.write(printable(text))

    def _check_column_names(self, rows: Sequence[SourceRow], importing: RecordImport) -> None:
        known = importing.known_columns()
        used = {name for row in rows for name in row.cells}
        if used and not used & known:
            raise CommandError(f"No column is known. Known are: {', '.join(sorted(known))}.")
        for name in sorted(used - known):
            similar = get_close_matches(name, known, n=1)
            hint = f" Do you mean “{similar[0]}”?" if similar else ""
            self._print(self.stderr, f"“{name}” is not a known column and is not imported.{hint}")

    def _report_row(self, result: RowResult, verbosity: int) -> None:
        label = f"{result.place}, {result.name}" if result.name else result.place
        for line in _reason_lines(result.refusals):
            self._print(self.stderr, f"{label}: refused: {line}")
        for line in _reason_lines(result.publishing_refusals):
            self._print(self.stderr, f"{label}: not published: {line}")
        if verbosity > 1 or result.outcome in (Outcome.CREATED, Outcome.CHANGED):
            published = ", published" if result.is_published else ""
            if result.outcome is not Outcome.REFUSED:
                self._print(self.stdout, f"{label}: {result.outcome}{published}")

    def _finish_report(self, results: Sequence[RowResult], *, is_dry_run: bool) -> None:
        counts = Counter(result.outcome for result in results)
        parts = [f"{outcome}: {counts[outcome]}" for outcome in Outcome]
        parts.append(f"published: {sum(result.is_published for result in results)}")
        ending = " Nothing was saved (--dry-run)." if is_dry_run else ""
        self._print(self.stdout, f"{', '.join(parts).capitalize()}.{ending}")
        unpublished = sum(bool(result.publishing_refusals) for result in results)
        if counts[Outcome.REFUSED] or unpublished:
            raise CommandError(
                f"Rows refused: {counts[Outcome.REFUSED]}. Rows not published in full: {unpublished}."
            )


def _site(hostname: str) -> Site | None:
    """Return the site with this host name; None if there is only one. Raises CommandError."""
    sites = {site.hostname: site for site in Site.objects.all()}
    if hostname in sites:
        return sites[hostname]
    if not hostname and len(sites) < 2:
        return None
    raise CommandError(f"Choose one of the sites with --site: {', '.join(sorted(sites))}.")


def printable(text: str) -> str:
    """Return a text that may come from a file with a sign for each character that a terminal obeys."""
    return "".join("\ufffd" if is_control(one) else one for one in text)


def is_control(character: str) -> bool:
    """Whether a terminal could obey the character, cannot print it, or turns the line around it."""
    kind = unicodedata.category(character)
    return kind in ("Cc", "Cs") or (kind == "Cf" and character not in JOINERS)


def _reason_lines(reasons: Reasons) -> list[str]:
    return [
        f"{name}: {text}" if name else text for name, texts in reasons.items() for text in texts
    ]
