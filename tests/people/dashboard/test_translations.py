"""*Translations out of date*: what is behind, for whoever can mend it, within one request."""

import pytest

from tests.factories import AreaFactory, PersonFactory, VacancyFactory, add_page
from tests.made_once import made_once
from tests.people.content.translating import in_locale, write_in
from tests.people.dashboard.conftest import links, said, titles

pytestmark = pytest.mark.table


@pytest.fixture
def keep(group_site, accounts):
    """Gives a record a page in each language, in step; returns the English one."""

    def kept(record, index, **words):
        page = add_page(record, index["en"], **words)
        write_in(page, "sv", accounts["editor"])
        return page

    return kept


def change(page, **words):
    for name, value in words.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.fixture
@made_once
def pages(group_site, at, alice, keep):
    """A page of each kind, with one in Swedish beside it."""
    alice.pages.all().delete()
    return {
        "person": keep(alice, group_site.people, introduction="Likes codes."),
        "area": keep(AreaFactory(name="internal"), group_site.research, summary="About it."),
        "vacancy": keep(VacancyFactory(), group_site.vacancies, title="A position", lead="Come."),
    }


NEW = {
    "person": {"introduction": "Likes waves."},
    "area": {"summary": "About them."},
    "vacancy": {"lead": "Come soon."},
}
CHANGED = {
    "person": "“Introduction” has changed in English.",
    "area": "“Summary” has changed in English.",
    "vacancy": "“Introduction” has changed in English.",
}
IN_STEP = "All published translations are up to date."


@pytest.mark.parametrize("kind", NEW)
def test_changed_words_show_within_one_request_and_go_when_updated(pages, look, kind):
    assert look("editor")["translations"] == IN_STEP
    change(pages[kind], **NEW[kind])
    (row,) = look("editor")["translations"]
    other = pages[kind].get_translations().get()
    section = f"?beside=en#groupsite-section-{next(iter(NEW[kind]))}"
    assert links(row) == [f"/admin/pages/{other.pk}/edit/{section}"] * 3
    assert "Svenska" in said(row)
    assert CHANGED[kind] in said(row)
    change(in_locale(pages[kind], "sv"), **dict.fromkeys(NEW[kind], "Nytt."))
    assert look("editor")["translations"] == IN_STEP


def test_a_site_with_one_language_has_no_translations(pages, look, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [("en", "English")]
    assert "translations" not in look("editor")


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("administrator", 3),
        ("editor", 3),
        ("translator", 3),
        ("member", 1),
        ("officer", None),
        ("reader", None),
    ],
)
def test_only_whoever_can_mend_it_is_told(pages, look, role, seen):
    for kind, words in NEW.items():
        change(pages[kind], **words)
    found = look(role).get("translations")
    assert (found and len(found)) == seen
    if role == "member":
        assert titles(found) == ["Alice Ek"]


def test_a_translator_sees_no_name_of_the_admin(pages, look):
    change(pages["vacancy"], **NEW["vacancy"])
    (row,) = look("translator")["translations"]
    assert "internal name" not in said(row)


def test_what_has_ended_needs_no_translation(pages, look):
    pages["vacancy"].vacancy.__class__.objects.update(outcome="filled")
    change(pages["vacancy"], **NEW["vacancy"])
    assert isinstance(look("editor")["translations"], str)


def test_a_member_in_step_is_not_bothered(pages, look):
    assert "translations" not in look("member")


@pytest.mark.thorough
def test_more_than_a_few_lead_to_the_list(pages, look, group_site, keep):
    for number in range(9):
        person = PersonFactory(given_name=f"Nr {number}")
        change(keep(person, group_site.people, introduction="Old."), introduction="New.")
    found = look("editor")["translations"]
    assert len(found) == 8
    more = found[0].find_parent("section").select_one(".groupsite-desk__more a")
    assert more["href"].endswith("?words_sv=out-of-date")
