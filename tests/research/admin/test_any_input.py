"""Whatever is pasted or uploaded gives pages: in the inbox, and on the site when it has been accepted.

The test client raises what a server would answer with 500.
"""

import json
import re
from functools import partial
from itertools import product
from random import Random
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import CharField, JSONField, TextField
from django.urls import reverse

from research.inbox import looking_up
from research.inbox.reading.reading_process import MEMORY, SECONDS, read_in_child_process
from research.models import Authorship, Candidate, Publication, PublicationVersion
from research.sources.answers import SourceError
from tests.accounts import make_accounts, signed_in
from tests.research.publication_items import publication_indexes
from tools.measure_inbox import BYTES, bibtex_file

pytestmark = pytest.mark.django_db

INBOX: Final = "groupsite_research_inbox"
EDIT: Final = "wagtailsnippets_groupsite_research_publication:edit"
FIELDS: Final = (
    *("title", "author", "editor", "year", "month", "date", "journal", "booktitle", "volume"),
    *("number", "pages", "doi", "eprint", "archiveprefix", "url", "isbn", "issn", "publisher"),
    *("series", "school", "institution", "language", "langid", "abstract", "keywords", "note"),
    *("address", "edition", "orcid", "crossref", "pubstate", "type", "eventtitle", "howpublished"),
)
VALUES: Final = (
    *("", " ", "0", "-1", "99999", "13", "2016", "9" * 400, "2016-13-45", "\x00", "\u202e", "\ufffe"),
    *("x" * 3_000, "å" * 3_000, "A and " * 300, "{" * 40 + "}" * 40, "$" * 99, r"$x^{" * 30),
    *("<script>alert(1)</script>", "javascript:alert(1)", "10.1000/" + "9" * 3_000, "10.1000/<x>"),
    *("file:///etc/passwd", "http://169.254.169.254/", "https://[", "https://example.org/" + "a" * 3_000),
    *("{{ settings.SECRET_KEY }}", "{% debug %}", "%s%n", "%00", "\u202e\u202e", "🦭" * 90, "\u0301" * 90),
    *(r"\input{/etc/passwd}", r"\href{javascript:x}{y}", r"$\color{red}{x}$", r"\def\a{\a}\a"),
    *("a1", "Ek, Anna", "1507.07714", "arXiv", "0000-0002-1825-0097", "to appear", "others"),
)  # fmt: skip
ODD: Final = {
    "NUL": b"@article{a, title={A\x00B}}\x00",
    "not UTF-8": b"@article{a, title={\xc3\x28 \xff\xfe}}",
    "half UTF-16": b"\xff\xfe@\x00a",
    "lone surrogates": "@article{a, title={\ud800}}".encode("utf-8", "surrogatepass"),
    "no end": b"@article{a, title={" + b"x{" * 50_000,
    "many entries without anything": b"@a{" * 300_000,
    "one long line": b"@article{a, title={" + b"x" * 900_000 + b"}}",
    "deep formula": b"@article{a, title={$" + b"\\frac{" * 5_000 + b"$}}",
    "refers to itself": b"@string{a = a # a}\n@article{a, crossref={a}, title=a # a}",
    "many authors": b"@article{a, title={A}, author={" + b"Ek, A and " * 20_000 + b"Li, W}}",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20,
}


class NoService:
    """All services are away."""

    def get(self, address: str, accept: str = "") -> bytes:
        raise SourceError("away")

    def close(self) -> None:
        """Nothing is open."""


@pytest.fixture
def editor(group_site, at, monkeypatch):
    monkeypatch.setattr(looking_up, "new_client", lambda requests: NoService())
    return signed_in(make_accounts("editor"), "editor")


def adds_and_accepts(editor, data: bytes, *, by_file: bool) -> None:
    """Send the bytes, look at each page of the inbox, and accept every entry on its own."""
    text = "" if by_file else data.decode("utf-8", "replace")
    file = {"file": SimpleUploadedFile("a.bib", data)} if by_file else {}
    answer = editor.post(reverse(f"{INBOX}:add"), {"text": text, **file}, follow=True)
    assert answer.status_code == 200
    assert editor.get(reverse(f"{INBOX}:index")).status_code == 200
    for one in Candidate.objects.filter(state="waiting"):
        sent = {"action": "accept"}
        answer = editor.post(reverse(f"{INBOX}:decide", args=[one.pk]), sent, follow=True)
        assert answer.status_code == 200


def reads_everything(client, editor, lists) -> None:
    """The list, each public publication and its files, in both languages; the form of each draft too."""
    for one in Publication.objects.all():
        assert editor.get(reverse(EDIT, args=[one.pk])).status_code == 200
    for page in lists.values():
        paths = ["", *(f"{one.cite_key}/" for one in Publication.objects.filter(live=True))]
        for path in paths:
            for file in ("", "bibtex/", "ris/", "csl-json/"):
                answer = client.get(f"{page.get_url()}{path}{file}")
                assert answer.status_code == 200, (path, file)
                assert answer.getvalue() is not None
    assert client.get("/sitemap.xml").status_code == 200


as_json: Final = partial(json.dumps, cls=DjangoJSONEncoder, ensure_ascii=False)


def refused_by_postgresql() -> list[tuple[str, str]]:
    """Values that are too long for PostgreSQL or that it cannot store; SQLite takes them."""
    found = []
    for model in (Publication, Authorship, PublicationVersion, Candidate):
        fields = [
            one
            for one in model._meta.get_fields()
            if isinstance(one, CharField | TextField | JSONField)
        ]
        for row, one in product(model.objects.all(), fields):
            value = getattr(row, one.attname) or ""
            text = value if isinstance(value, str) else as_json(value)
            if one.max_length and len(text) > one.max_length:
                found.append((str(one), f"{len(text)} characters"))
            if re.search(r"[\x00\ud800-\udfff]|\\u0000", text):
                found.append((str(one), ascii(text)))
    return found


@pytest.mark.table
@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("by_file", [True, False], ids=["file", "text"])
def test_odd_bytes(client, editor, group_site, name, by_file) -> None:
    lists = publication_indexes(group_site)
    adds_and_accepts(editor, ODD[name], by_file=by_file)
    reads_everything(client, editor, lists)
    assert refused_by_postgresql() == []


@pytest.mark.table
@pytest.mark.parametrize("seed", range(8))
def test_odd_values_in_each_field(client, editor, group_site, seed) -> None:
    lists, rng = publication_indexes(group_site), Random(seed)  # noqa: S311 — no secret
    entries = []
    for number in range(20):
        chosen = {name: rng.choice(VALUES) for name in rng.sample(FIELDS, 8)}
        complete = {"title": f"Odd {number}", "author": "Ek, Anna", "year": "2016"}
        chosen = complete | chosen
        body = ",\n".join(f"{name} = {{{value}}}" for name, value in chosen.items())
        kind = rng.choice(("article", "inproceedings", "phdthesis", "misc", "book", "online", "x"))
        entries.append(f"@{kind}{{{rng.choice(VALUES)}{number},\n{body}\n}}")
    data = "\n".join(entries).encode("utf-8", "surrogatepass")
    adds_and_accepts(editor, data, by_file=True)
    assert Publication.objects.filter(live=True).count() >= 3
    reads_everything(client, editor, lists)
    assert refused_by_postgresql() == []


@pytest.mark.thorough
def test_five_megabytes_are_read_within_the_limits_of_the_child_process() -> None:
    """The child ends when it takes more than these seconds, or more memory."""
    assert (MEMORY, SECONDS) == (200_000_000, 30)
    data = bibtex_file()
    assert BYTES - 1_000 < len(data) <= BYTES
    assert len(read_in_child_process(data).works) > 10_000
