"""The people, programmes and organisations that a posting names."""

import pytest

from people.models import Organisation
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from tests.pages import text_of
from vacancies.models import ContactText, VacancyContact, VacancySupervisor


def test_one_supervisor_makes_a_sentence(read):
    page = read(supervisors=[PersonFactory(honorific="prof")])
    assert "You will be supervised by Prof. Alice Ek, Department of Waves." in page.text
    assert page.facts(".facts__list")["Supervisor"] == "Alice Ek, Prof., Waves"


def test_several_supervisors_make_a_list_in_order(read):
    bob = PersonFactory(bob=True, affiliated=True)
    page = read(supervisors=[bob, PersonFactory()])
    assert (
        "You will be co-supervised by: Bob Åberg, Department of Proofs Alice Ek, "
        "Department of Waves" in page.text
    )


def test_without_a_stylesheet_names_do_not_run_together(read, group_site):
    """A text browser shows items of lists apart, and no monogram."""
    areas = [AreaFactory(), AreaFactory()]
    for area, title in zip(areas, ["Coding", "Learning"], strict=True):
        group_site.add(area, title=title)
    main = read(supervisors=[PersonFactory(), PersonFactory(bob=True)], areas=areas).main
    assert [text_of(one) for one in main.select(".facts__areas > ul > li")] == [
        "Coding",
        "Learning",
    ]
    people = main.select(".facts__people > ul > li")
    assert len(people) == 2
    for person in people:
        assert person.select_one(".portrait")["aria-hidden"] == "true"


def test_a_supervisors_part_is_said_where_it_differs(read):
    vacancy = VacancyFactory(supervisors=[PersonFactory(), PersonFactory(bob=True)])
    VacancySupervisor.objects.filter(person__given_name="Alice").update(role="main")
    assert (
        "You will be supervised by: Alice Ek, Department of Waves (main supervisor)"
        in read(vacancy=vacancy).text
    )


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "second_line"), [("en", "Prof., Waves"), ("sv", "professor, vågor")]
)
def test_a_supervisors_department_is_said_in_few_words_beside_the_face(read, language, second_line):
    vacancy = VacancyFactory(supervisors=[PersonFactory(honorific="prof")])
    lines = read(language, vacancy=vacancy).texts(".facts__people .person-line__role")
    assert lines == [second_line]


def test_a_supervisor_with_a_page_is_a_link(read, group_site):
    alice, bob = PersonFactory(), PersonFactory(bob=True)
    group_site.add(alice, title="Alice Ek")
    page = read(supervisors=[alice, bob])
    assert {link.get_text() for link in page.main.select(".facts__people a")} == {"Alice Ek"}


def test_who_is_not_public_is_not_named(read):
    eve = PersonFactory(draft=True, given_name="Eve")
    page = read(supervisors=[eve], contacts=[eve])
    assert "Eve" not in page.whole
    assert "supervis" not in page.text.lower()


def test_a_programme_speaks_for_itself_unless_the_page_does(read):
    own = read(funded=True)
    assert "About TIDE What TIDE is (en). Read more about TIDE" in own.text
    assert "The school of TIDE (en)." in own.text
    assert own.one('.prose a[href="https://tide.example/"]').get_text() == "Read more about TIDE"
    assert own.one('.facts a[href="https://tide.example/"]').get_text() == "TIDE"
    assert "Programme" in own.facts(".facts__list")
    ours = read(funded=True, words={"about_programme": "<p>Our words of it.</p>"})
    assert "About TIDE Our words of it. Read more about TIDE" in ours.text
    assert "What TIDE is" not in ours.text


def test_a_funder_is_called_a_funder(read):
    vacancy = VacancyFactory(funded=True)
    [row] = vacancy.programmes.select_related("organisation")
    Organisation.objects.filter(pk=row.organisation_id).update(kind="funder")
    facts = read(vacancy=vacancy).facts(".facts__list")
    assert "Funder" in facts
    assert "Programme" not in facts


def test_the_graduate_school_is_for_doctoral_students(read):
    assert "The school of TIDE" not in read(funded=True, kind="postdoc").text


def test_contacts_and_union_representatives(read):
    alice = PersonFactory(email="alice@example.org", phone="+46 31 1")
    vacancy = VacancyFactory(contacts=[alice])
    union = VacancyContact.objects.create(
        vacancy=vacancy, kind="union", name="Uma Union", email="uma@example.org"
    )
    ContactText.objects.create(contact=union, language="sv", role="Saco-S")
    page = read(vacancy=vacancy)
    assert text_of(page.section("contact")) == (
        "For questions, please contact: Alice Ek alice@example.org +46 31 1 "
        "Union representatives Uma Union, Saco-S uma@example.org"
    )
    assert page.section("contact").select("li") == [], "one of each kind is no list"
    assert page.one('a[href="tel:+46311"]')
    assert page.section("contact").select_one('[lang="sv"]').get_text() == "Saco-S"
