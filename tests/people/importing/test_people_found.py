"""A row is about the person of the site with its key, ORCID iD or e-mail address, and about nobody else."""

import pytest

from people.models import Person
from tests.factories import PersonFactory
from tests.people.importing.running import table


def test_people_of_the_site_are_found_and_never_confused(run):
    PersonFactory(email="alice@example.org", orcid="0000-0002-1825-0097")
    PersonFactory(bob=True, email="info@example.org")
    rows = (
        ",Alice,Ek,,0000-0002-1825-0097,A1",
        ",Bob,Åberg,INFO@example.org,,B2",
        ",Carol,Lind,info@example.org,,C3",
        "bob-by-key,Bob,Åberg,info@example.org,,B2",
    )
    done = run(table(*rows, header="key,given_name,family_name,email,orcid,room"))
    assert "row 2, Alice Ek: changed" in done.text
    assert "row 3, Bob Åberg: changed" in done.text
    assert "row 4: refused: key: The e-mail address belongs to Bob Åberg." in done.text
    assert "row 5: refused: It is about the same as row 3." in done.text
    assert Person.objects.count() == 2


def test_a_key_and_an_orcid_id_of_two_people_are_refused(run):
    header = "key,given_name,family_name,orcid"
    alice, bob = "0000-0002-1825-0097", "0000-0001-5109-3700"
    run(table(f"alice,Alice,Ek,{alice}", f"bob,Bob,Åberg,{bob}", header=header))
    done = run(table(f"alice,Alice,Ek,{bob}", header=header))
    assert "The key belongs to Alice Ek, and the ORCID iD to Bob Åberg." in done.text
    assert {(one.name, one.draft().orcid) for one in Person.objects.all()} == {
        ("Alice Ek", alice),
        ("Bob Åberg", bob),
    }


def test_an_orcid_of_several_people_is_nobodys(run):
    PersonFactory(orcid="0000-0002-1825-0097", room="1")
    PersonFactory(bob=True, orcid="0000-0002-1825-0097", room="1")
    row = ",Alice,Ek,0000-0002-1825-0097,2"
    done = run(table(row, header="key,given_name,family_name,orcid,room"))
    assert "row 2: refused: key: Several people on the site have this ORCID iD." in done.text
    assert {person.room for person in Person.objects.all()} == {"1"}


@pytest.mark.parametrize(
    "identified",
    ["carol,Carol,Lind,INFO@example.org,", ",Carol,Lind,info@example.org,0000-0002-1825-0097"],
)
def test_a_new_person_with_a_key_may_share_an_address(run, identified):
    PersonFactory(bob=True, email="info@example.org")
    content = table(identified, header="key,given_name,family_name,email,orcid")
    assert "row 2, Carol Lind: created" in run(content).text
    assert "unchanged: 1, refused: 0" in run(content).text
    assert sorted(person.given_name for person in Person.objects.all()) == ["Bob", "Carol"]
