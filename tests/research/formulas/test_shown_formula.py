"""What readers, and everything else that reads a text, get of a formula."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.rich_text import RichText, expand_db_html

from people.content.publishing.actions import copy_record
from people.content.search_text import indexed_texts_without_title
from people.content.sections.difference import difference_html
from research.models import Project, ProjectPage, ResearchAreaPage
from tests.factories import AreaFactory
from tests.pages import visit
from tests.research.project_items import add_project, make_project

ELL_2 = r'<a linktype="groupsite-formula" tex="\ell_2">ℓ₂</a>'
ELL_1 = r'<a linktype="groupsite-formula" tex="\ell_1">ℓ₁</a>'
MATHML = (
    '<math alttext="ℓ₂"><semantics><msub><mi>ℓ</mi><mn>2</mn></msub>'
    r'<annotation encoding="application/x-tex">\ell_2</annotation></semantics></math>'
)


@pytest.fixture
def area_pages(group_site, at):
    return group_site.add(AreaFactory(), title="Norms", body=f"<p>Let {ELL_2} be.</p>")


@pytest.fixture
def project_pages(group_site, at):
    words = {"body": f"<p>Let {ELL_2} be.</p>", "outcome": f"<p>It is {ELL_2}.</p>"}
    return add_project(group_site, make_project(), title="Norms", **words)


def test_mathml_takes_the_place_of_the_whole_element():
    assert expand_db_html(f"<p>Let {ELL_2} be.</p>") == f"<p>Let {MATHML} be.</p>"
    assert f"<p>{MATHML} {MATHML}</p>" in str(RichText(f"<p>{ELL_2} {ELL_2}</p>"))


def test_it_stays_with_its_punctuation_unless_it_can_be_scrolled():
    assert (
        expand_db_html(f"<p>({ELL_2}).</p>") == f'<p><span class="formula">({MATHML}).</span></p>'
    )
    for changes in ((r"\ell_2", "abcdefgh" * 3), (">ℓ", ' display="block">ℓ')):
        assert "<span" not in expand_db_html(f"<p>({ELL_2.replace(*changes)}).</p>")


def test_one_on_a_line_of_its_own():
    stored = ELL_2.replace(">ℓ", ' display="block">ℓ')
    math = BeautifulSoup(expand_db_html(f"<p>{stored}</p>"), "html.parser").math
    assert math["display"] == "block"
    assert math["alttext"] == "ℓ₂"


@pytest.mark.parametrize(
    ("tex", "is_focusable"),
    [(r"\ell_2", False), ("a+b+c+d+e+f+g+h", False), ("a+b+c+d+e+f+g+h=0", True)],
)
def test_one_that_may_be_too_wide_for_a_phone_can_be_scrolled_by_keyboard(tex, is_focusable):
    html = expand_db_html(f'<a linktype="groupsite-formula" tex="{tex}">x</a>')
    assert ('tabindex="0"' in html) == is_focusable


def test_several_lines_are_a_table():
    lines = r'<a linktype="groupsite-formula" tex="\begin{aligned}a&amp;=b\\c&amp;=d\end{aligned}">x</a>'
    math = BeautifulSoup(expand_db_html(lines), "html.parser").math
    assert [row.get_text() for row in math.select("mtr")] == ["a=b", "c=d"]


def test_links_beside_it_are_as_before(db):
    link = '<a href="https://www.example.org/">there</a>'
    assert expand_db_html(f"<p>{link}{ELL_2}{link}</p>") == f"<p>{link}{MATHML}{link}</p>"
    broken = '<a linktype="page" id="0">nowhere</a>'
    assert expand_db_html(f"{ELL_2}{broken}") == f"{MATHML}<a>nowhere</a>"


@pytest.mark.parametrize(
    ("tex", "shown"),
    [
        (r"\nothing", r"$\nothing$"),
        ("x_1_2", "$x_1_2$"),
        ("%3C/math%3E%3Cscript%3E\\foo", r"$&lt;/math&gt;&lt;script&gt;\foo$"),
        (r"\def\a{\a\a}\a", r"$\def\a{\a\a}\a$"),
        (r"\href{javascript:alert(1)}{x}", r"$\href{javascript:alert(1)}{x}$"),
        ("%25", "$%$"),
        ("", ""),
    ],
)
def test_what_cannot_be_set_is_shown_as_its_text(tex, shown):
    assert expand_db_html(f'<a linktype="groupsite-formula" tex="{tex}">x</a>') == shown


def test_tags_in_tex_are_signs():
    stored = '<a linktype="groupsite-formula" tex="%3C/math%3E%3Cscript%3E">x</a>'
    soup = BeautifulSoup(expand_db_html(stored), "html.parser")
    assert {tag.name for tag in soup.find_all()} == {
        *("math", "semantics", "mrow", "mo", "mi", "annotation")
    }
    assert soup.annotation.get_text() == "</math><script>"


def test_ten_thousand_characters_are_shown_and_not_set():
    stored = f'<a linktype="groupsite-formula" tex="{"{" * 10_000}">x</a>'
    assert expand_db_html(stored) == f"${'{' * 10_000}$"


def test_an_element_that_is_not_closed_hides_nothing():
    html = '<p><a linktype="groupsite-formula" tex="x">x</p><p>more</p>'
    assert "more" in expand_db_html(html)
    assert "more" in expand_db_html(html * 5_000)
    assert (
        expand_db_html(f'<p><a linktype="groupsite-formula" tex="x">{ELL_2}</p>').count("<math")
        == 1
    )


def test_visitors_get_it_in_areas_and_projects(client, area_pages, project_pages):
    for pages, count in ((area_pages, 1), (project_pages, 2)):
        for language in ("en", "sv"):
            page = visit(client, pages[language])
            found = page.main.select(".prose math")
            assert [math["alttext"] for math in found] == ["ℓ₂"] * count
            assert page.main.select(".prose a") == []
            assert "groupsite-formula" not in page.whole


def test_search_finds_the_plain_text(project_pages):
    page = ProjectPage.objects.get(pk=project_pages["en"].pk)
    assert "Let ℓ₂ be." in indexed_texts_without_title(page)
    assert r"\ell" not in "".join(indexed_texts_without_title(page))
    field = ProjectPage._meta.get_field("body")
    assert field.get_searchable_content(page.body) == ["Let ℓ₂ be."]


def test_a_changed_formula_is_a_changed_text():
    field = ResearchAreaPage._meta.get_field("body")
    found = difference_html(field, f"<p>Let {ELL_2} be.</p>", f"<p>Let {ELL_1} be.</p>")
    soup = BeautifulSoup(found, "html.parser")
    assert "ℓ₂" in soup.find("del").get_text()
    assert "ℓ₁" in soup.find("ins").get_text()
    other = ELL_2.replace("ell_2", "ell_{2}")
    found = difference_html(field, f"<p>Let {ELL_2} be.</p>", f"<p>Let {other} be.</p>")
    assert BeautifulSoup(found, "html.parser").find("ins") is not None


def test_wagtail_compares_revisions_by_the_plain_text(admin_client, area_pages):
    page = area_pages["en"]
    first = page.save_revision()
    page.body = f"<p>Let {ELL_1} be.</p>"
    second = page.save_revision()
    url = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    soup = BeautifulSoup(admin_client.get(url).content, "lxml")
    texts = {
        tag: soup.select_one(f".comparison .{tag}").get_text() for tag in ("deletion", "addition")
    }
    assert texts == {"deletion": "ℓ₂ be.", "addition": "ℓ₁ be."}


def test_a_copied_project_keeps_its_formulas(project_pages, admin_user):
    copy = copy_record(Project.objects.get(), admin_user)
    bodies = [
        page.get_latest_revision_as_object().body
        for page in ProjectPage.objects.filter(project=copy)
    ]
    assert [ELL_2 in body for body in bodies] == [True, True]


def test_it_is_shown_beside_the_field_of_a_translation(admin_client, area_pages):
    url = reverse("wagtailadmin_pages:edit", args=[area_pages["sv"].pk])
    soup = BeautifulSoup(admin_client.get(url).content, "lxml")
    assert soup.select_one("#groupsite-original-body math")["alttext"] == "ℓ₂"
