"""A BibTeX file is read in a child process: whatever is in it, an answer comes back."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from research.bibliography.reading.bibtex_file import MAX_BYTES, read_bibtex
from research.inbox.reading import reading_process
from research.inbox.reading.reading_process import UnreadableFileError, read_in_child_process

SEEN = Path("tests/data/bibtex/seen")


@pytest.mark.thorough
def test_the_child_reads_what_the_site_would_read() -> None:
    data = (SEEN / "hostile.bib").read_bytes()
    assert read_in_child_process(data) == read_bibtex(data)


@pytest.mark.table
@pytest.mark.parametrize(
    ("data", "limits", "code"),
    [
        (b"x" * (MAX_BYTES + 1), {}, "too_large"),
        (b"@a{" * 300_000, {}, "too_complex"),
        (b"@misc{a, title={A {B} $x$}, author={Ek, A}}\n" * 20_000, {"seconds": 1}, "too_complex"),
    ],
    ids=["large", "memory", "time"],
)
def test_an_end_of_the_child_is_an_answer(data: bytes, limits: dict[str, int], code: str) -> None:
    with pytest.raises(UnreadableFileError) as raised:
        read_in_child_process(data, **limits)
    assert raised.value.code == code


def test_a_child_that_cannot_start_is_an_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(reading_process.sys, "executable", "/nowhere")
    with pytest.raises(UnreadableFileError, match="failed"):
        read_in_child_process(b"@misc{a, title={A}}")
    assert "could not be started" in caplog.text


def test_a_dry_run_prints_what_the_file_holds(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text("@article{a, title={On $\\ell_2$}, author={Ek, Åsa}, year=2016}\n@broken{x")
    output = StringIO()
    call_command("import_publications", file, "--dry-run", "--json", stdout=output)
    found = json.loads(output.getvalue())
    assert [(one["key"], one["math"], one["authors"]) for one in found["entries"]] == [
        ("a", ["\\ell_2"], [{"given": "Åsa", "family": "Ek"}])
    ]
    assert [(one["line"], one["code"]) for one in found["problems"]] == [(2, "broken")]
    assert set(found) == {"entries", "problems", "duplicates"}


@pytest.mark.table
@pytest.mark.parametrize("content", [b"", b"no BibTeX", b"x" * (MAX_BYTES + 1)])
def test_a_file_without_publications_ends_with_an_error(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.bib"
    file.write_bytes(content)
    output = StringIO()
    with pytest.raises(CommandError):
        call_command("import_publications", file, "--dry-run", "--json", stdout=output)
    assert json.loads(output.getvalue())["entries"] == []


def test_a_file_that_is_not_there_ends_with_an_error(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_publications", tmp_path / "none.bib", "--dry-run")
