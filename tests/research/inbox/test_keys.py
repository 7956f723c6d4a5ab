"""The key of a publication: that of its source where it is free and says something, else one of ours."""

import pytest

from research.bibliography.work import Name
from research.inbox.accepting import accept
from research.inbox.decisions import Decision
from research.models import PublicationAddress
from research.models.publication_rules.cite_key_text import (
    BELOW_THE_LIST,
    cite_key_base,
    usable_key,
)
from research.publication_facts.work_of_publication import work_of
from research.publication_pages.urls import urlpatterns
from tests.research.inbox.works import make_candidate, make_work
from tests.research.publication_items import make_publication, publication_indexes

pytestmark = pytest.mark.django_db

OURS = "ek2016short"
OWN = "Ek_2016-Waves"


every_key = pytest.mark.parametrize(
    ("key", "is_usable"),
    [
        ("durisi2016toward", True),
        ("Durisi2016", True),
        ("ek_2016-waves", True),
        ("DBLP:journals/tit/Ek16", False),
        ("ek 2016", False),
        ("öberg2016", False),
        ("-ek2016", False),
        ("a1", False),
        ("ref12", False),
        ("Article-1", False),
        ("8QZ4K2LM", False),
        ("2016", False),
        ("csl-json", False),
        ("BibTeX", False),
        ("e" * 101, False),
        ("", False),
    ],
)


@every_key
def test_which_keys_of_sources_are_kept(key, is_usable):
    assert usable_key(key) == (key if is_usable else "")


@pytest.mark.table(every="is_usable")
@every_key
def test_another_key_is_made_for_a_publication(at, key, is_usable):
    publication = accept(make_candidate(at, make_work(key=key)), Decision(None, at))
    assert publication.cite_key == (key if is_usable else OURS)


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Toward massive, ultrareliable communication", "toward"),
        ("On the O-RAN fronthaul", "oran"),
        ("O(n log n) decoding of codes", "log"),
        ("A short-packet analysis", "short"),
        ("5G and beyond", "beyond"),
        ("5G", "5g"),
        ("d'Alembert's waves", "dalembert"),
        ("Shannon's limit", "shannon"),
        (
            "Nonorthogonalizationsofcommunicationsystems",
            "nonorthogonalizationsofcommunicationsystems",
        ),
        ("Om vågor", "vagor"),
        ("", ""),
    ],
)
def test_a_key_of_ours_has_the_first_telling_word_in_full(title, word):
    names = (Name(given="Åsa", particle="af", family="Öberg"), Name(given="Wei", family="Li"))
    assert cite_key_base(names, 2016, title) == f"afoberg2016{word}"


@pytest.mark.parametrize("taken", [OWN, OWN.lower()])
@pytest.mark.parametrize("is_former", [False, True])
def test_a_key_that_another_one_has_or_had_is_not_taken_from_it(at, taken, is_former):
    other = make_publication(title="Winds", doi="10.5555/winds")
    if is_former:
        PublicationAddress.objects.create(publication=other, cite_key=taken)
    else:
        other.cite_key = taken
        other.save()
    publication = accept(make_candidate(at, make_work(key=OWN)), Decision(None, at))
    assert publication.cite_key == OURS


def test_keys_in_another_case_are_one(at):
    make_publication(title="Winds", rows={}).save()
    first = accept(make_candidate(at, make_work(key=OWN)), Decision(None, at))
    second = make_publication(title="Winds of autumn")
    second.cite_key = OWN.upper()
    assert set(second.taken_errors()) == {"cite_key"}
    assert not first.taken_errors()


def test_is_kept_for_export_and_as_the_address(at, group_site, client):
    publication = accept(make_candidate(at, make_work(key=OWN)), Decision(None, at))
    assert work_of(publication).key == OWN
    url = publication_indexes(group_site)["en"].url
    assert client.get(f"{url}{OWN}/").status_code == 200
    assert client.get(f"{url}{OWN}/bibtex/").text.startswith(f"@article{{{OWN},")
    publication.refresh_from_db()
    publication.cite_key = "ek2016waves"
    publication.save_revision().publish()
    moved = client.get(f"{url}{OWN}/")
    assert (moved.status_code, moved["Location"]) == (301, f"{url}ek2016waves/")


def test_the_files_of_the_list_are_no_keys():
    first = {str(one.pattern).split("/")[0] for one in urlpatterns}
    assert {part for part in first if "<" not in part} == set(BELOW_THE_LIST)
