"""Management command that reads a BibTeX file: prints what it holds, or adds it to the inbox."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from research.bibliography.reading.bibtex_file import MAX_BYTES, ReadFile
from research.bibliography.writing.json_entries import as_json
from research.inbox.adding import add_to_inbox
from research.inbox.incoming import works_of_file
from research.inbox.reading.corrections import with_corrections
from research.inbox.reading.reading_process import UnreadableFileError, read_in_child_process
from research.models import CandidateBatch, CandidateSource


class Command(BaseCommand):
    help = (
        "Reads a BibTeX file of up to 5 MB and adds its publications to the inbox, where an editor "
        "decides about each. --dry-run changes nothing and prints what the file holds."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a BibTeX file, or - for standard input")
        parser.add_argument("--dry-run", action="store_true", help="change nothing")
        parser.add_argument("--json", action="store_true", help="print what was read as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            read = read_in_child_process(self._bytes_of(options["file"]))
        except UnreadableFileError as error:
            if options["json"]:
                self._print_json(ReadFile(), error.code)
            raise CommandError(f"The file could not be read: {error.code}.") from error
        if options["json"]:
            self._print_json(read)
        else:
            self._print_summary(read)
        if not read.works:
            raise CommandError("Nothing was read.")
        if not options["dry_run"]:
            self._add(read, options["file"].name, quiet=options["json"])

    def _add(self, read: ReadFile, name: str, quiet: bool) -> None:
        at = timezone.now()  # noqa: TID251 — the edge of the program
        batch = CandidateBatch.objects.create(
            source=CandidateSource.BIBTEX, name=name[:255], added_at=at
        )
        counts = add_to_inbox(batch, with_corrections(works_of_file(read)), at)
        if not quiet:
            found = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
            self.stdout.write(f"Inbox: {found}")

    def _bytes_of(self, path: Path) -> bytes:
        try:
            with path.open("rb") if str(path) != "-" else open(0, "rb", closefd=False) as file:
                return file.read(MAX_BYTES + 1)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror or error}") from error

    def _print_json(self, read: ReadFile, error: str = "") -> None:
        found = as_json(read)
        if error:
            found["problems"].append({"line": 1, "key": "", "code": error})
        self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))

    def _print_summary(self, read: ReadFile) -> None:
        self.stdout.write(f"{len(read.works)} entries, {len(read.problems)} problems")
        for problem in read.problems:
            self.stdout.write(f"line {problem.line}: {problem.code} {problem.key}".rstrip())
