"""People sort as Swedish sorts, on every database; in another country without its letters."""

import re
import unicodedata
from io import StringIO
from itertools import pairwise
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from people.content.sorting import KEY_LENGTH, alphabetical_sort_key, person_sort_key
from people.models import Person
from tests.factories import PersonFactory


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            ["Abel", "Zorn", "Åberg", "Ärlig", "Öberg"], id="Å Ä Ö after Z, in this order"
        ),
        pytest.param(["Ving", "Vut", "Wa", "Xu"], id="V and W are two letters"),
        pytest.param(["von Essen", "Vonder"], id="a gap before every letter"),
        pytest.param(["Ek", "Ek-Dahl", "Eka"], id="a hyphen is a gap"),
        pytest.param(["O'Brien", "Oakes"], id="so is an apostrophe"),
        pytest.param(["O’Brien", "Oakes"], id="of either kind"),
        pytest.param(["Adam", "adamsson", "ADAMSSONA"], id="case does not count"),
        pytest.param(["Eda", "Édb", "Edc"], id="É as E"),
        pytest.param(["Myl", "Müm", "Myn"], id="Ü as Y"),
        pytest.param(["Zorn", "Äf", "Æg", "Äh", "Öl"], id="Æ as Ä"),
        pytest.param(["Ås", "Öl", "Øm", "Őn", "Öo"], id="Ø and Ő as Ö"),
        pytest.param(["Tha", "Þb", "Thc", "Ti"], id="Þ as TH"),
        pytest.param(["Da", "Đb", "Ðc", "Dd"], id="Đ and Ð as D"),
        pytest.param(["Strasa", "Straßb", "Strassc"], id="ß as ss"),
        pytest.param(["Lab", "Łac", "Lad"], id="Ł as L"),
        pytest.param(["3M", "42", "Abel"], id="digits before letters"),
        pytest.param(["Öberg", "Ωmega", "Жук", "王"], id="other scripts last"),
    ],
)
def test_swedish_order(names: list[str]) -> None:
    for first, second in pairwise(names):
        assert alphabetical_sort_key(first) < alphabetical_sort_key(second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("durisi", "DURISI"),
        ("André", "Andre"),
        ("Müller", "Myller"),
        ("Ek-Dahl", "Ek Dahl"),
        (" Ek  Dahl ", "Ek Dahl"),
        ("O'Brien", "O\N{MODIFIER LETTER APOSTROPHE}Brien"),
        ("Ek\N{SOFT HYPHEN}man", "Ekman"),
        ("Åkesson", unicodedata.normalize("NFD", "Åkesson")),
        ("Ǿ", "Ö"),
        ("Ǟ", "Ä"),
    ],
)
def test_what_makes_no_difference(one: str, other: str) -> None:
    assert alphabetical_sort_key(one) == alphabetical_sort_key(other)


@pytest.mark.parametrize("names", [("A", "Å"), ("A", "Ä"), ("O", "Ö"), ("V", "W"), ("Å", "Ä")])
def test_letters_of_their_own(names: tuple[str, str]) -> None:
    assert alphabetical_sort_key(names[0]) != alphabetical_sort_key(names[1])


def test_family_name_then_given_name() -> None:
    people = [
        ("Ek", "Alice"),
        ("Ek", "Zoe"),
        ("Ek Dahl", "Anna"),
        ("Eka", "Bob"),
        ("", "Madonna"),
        ("Österberg", "Alice"),
    ]
    for first, second in pairwise(people):
        assert person_sort_key(*first) < person_sort_key(*second)


def test_a_key_of_a_long_name_fits_its_column() -> None:
    assert len(person_sort_key("王" * 255, "明" * 255)) == KEY_LENGTH
    assert person_sort_key("", "") == ""
    assert re.fullmatch("[0-9a-f]+", person_sort_key("Ångström-Šmíd", "王 明"))


@given(st.text(), st.text())
def test_a_key_holds_only_what_no_collation_reorders(family: str, given_name: str) -> None:
    assert re.fullmatch("[0-9a-f]*", person_sort_key(family, given_name))


@pytest.mark.parametrize(
    ("language", "own", "is_swedish"),
    [
        ("sv", None, True),
        ("fi", None, True),
        ("en-us", None, False),
        ("de", None, False),
        ("ja", None, False),
        ("en", True, True),
        ("sv", False, False),
    ],
)
def test_the_alphabet_is_that_of_the_site(
    settings: Any, language: str, own: bool | None, is_swedish: bool
) -> None:
    settings.LANGUAGE_CODE = language
    del settings.GROUPSITE_SWEDISH_ALPHABET
    if own is not None:
        settings.GROUPSITE_SWEDISH_ALPHABET = own
    assert (alphabetical_sort_key("Öberg") > alphabetical_sort_key("Zorn")) is is_swedish


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(["Äbel", "Abem", "Åbeo", "Zorn"], id="Å and Ä as A"),
        pytest.param(["Olander", "Ölsson", "Østby", "Pei"], id="Ö and Ø as O"),
        pytest.param(["Muel", "Müll", "Muz"], id="Ü as U"),
        pytest.param(["Adler", "Ærø", "Afzel"], id="Æ as AE"),
        pytest.param(["Ving", "Vut", "Wa", "Xu"], id="V and W are two letters"),
    ],
)
def test_order_abroad(settings: Any, names: list[str]) -> None:
    settings.GROUPSITE_SWEDISH_ALPHABET = False
    for first, second in pairwise(names):
        assert alphabetical_sort_key(first) < alphabetical_sort_key(second)


@pytest.mark.django_db
def test_people_are_sorted_again(settings: Any) -> None:
    for name in ("Zorn", "Öberg"):
        PersonFactory(family_name=name)
    settings.GROUPSITE_SWEDISH_ALPHABET = False
    call_command("sort_people", stdout=(said := StringIO()))
    names = Person.objects.in_alphabetical_order().values_list("family_name", flat=True)
    assert list(names) == ["Öberg", "Zorn"]
    assert said.getvalue() == "People with another place: 1.\n"
