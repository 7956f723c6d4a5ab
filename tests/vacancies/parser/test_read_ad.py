"""`manage.py read_ad`: what was read from a text, as JSON and line by line."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

AD = """\
PhD student in coding for the sea

You develop codes for modems that hear little under water.

Duties
- Research
- Teaching

Employment
Salary: SEK 33 900/month
Number of positions: 2

How to apply
The application must include:
- CV (max 3 pages)

Deadline: 14 June 2027

Contact
Anna Berg, professor, anna.berg@coast.example
"""
SWEDISH = """\
Doktorand i kodning för havet

Du utvecklar koder för modem som hör dåligt under vatten.

Anställning
Lön: 34 900 kr/mån
"""


@pytest.fixture
def read(tmp_path: Path, db: None) -> Any:
    def read_texts(first: str, *options: str, other: str = "") -> str:
        (tmp_path / "en.txt").write_text(first, encoding="utf-8")
        (tmp_path / "sv.txt").write_text(other, encoding="utf-8")
        more = ["--other", str(tmp_path / "sv.txt")] if other else []
        out = StringIO()
        call_command("read_ad", str(tmp_path / "en.txt"), *more, *options, stdout=out)
        return out.getvalue()

    return read_texts


def test_every_fact_has_its_value_its_sentence_and_whether_it_is_ticked(read):
    found = json.loads(read(AD, "--json"))
    assert found["title"] == "PhD student in coding for the sea"
    assert found["language"] == "en"
    facts = {one["fact"]: one for one in found["facts"]}
    assert facts["deadline"]["values"]["deadline_on"] == "2027-06-14"
    assert facts["salary"]["values"]["salary_amount"] == 33900
    assert facts["positions"]["sentence"] == "Number of positions: 2"
    assert all(facts[name]["ticked"] for name in ("deadline", "salary", "positions", "kind"))


def test_people_documents_and_sections(read):
    found = json.loads(read(AD, "--json"))
    (contact,) = found["contacts"]
    assert (contact["name"], contact["email"]) == ("Anna Berg", "anna.berg@coast.example")
    (document,) = found["documents"]
    assert (document["kind"], document["max_pages"]) == ("cv", 3)
    by_kind = {one["kind"]: one for one in found["sections"]}
    assert by_kind["responsibilities"]["text"] == ["Research", "Teaching"]
    assert by_kind["responsibilities"]["items"] == 2
    assert by_kind["terms"]["text"] == ["Salary: SEK 33 900/month", "Number of positions: 2"]
    assert by_kind["terms"]["words"] == []  # the facts say it


def test_what_two_texts_state_differently(read):
    found = json.loads(read(AD, "--json", other=SWEDISH))
    (one,) = found["differences"]
    assert one["fact"] == "salary"
    assert (one["first"]["salary_amount"], one["second"]["salary_amount"]) == (33900, 34900)
    assert found["other"]["language"] == "sv"


def test_line_by_line(read):
    lines = read(AD).splitlines()
    assert lines[0] == "title: PhD student in coding for the sea"
    assert any(line.startswith("salary: ") and "33900" in line for line in lines)


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("read_ad", str(tmp_path / "none.txt"))
    (tmp_path / "latin.txt").write_bytes("Lön".encode("latin-1"))
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("read_ad", str(tmp_path / "latin.txt"))


def test_a_database_without_tables_knows_nothing(monkeypatch, tmp_path, db):
    from django.db import OperationalError

    from vacancies.management.commands import read_ad

    def no_table() -> None:
        raise OperationalError

    monkeypatch.setattr(read_ad, "load_known_objects", no_table)
    (tmp_path / "ad.txt").write_text(AD, encoding="utf-8")
    out = StringIO()
    call_command("read_ad", str(tmp_path / "ad.txt"), stdout=out)
    assert "deadline" in out.getvalue()
