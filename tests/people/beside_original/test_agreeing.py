"""A page without a record in three languages: begun, published, out of date, confirmed, answered."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask
from wagtail.test.utils.form_data import rich_text

from people.content.dashboard.outdated_pages import outdated_pages_without_record
from people.content.publishing.states import PageState, language_states_by_translation_key
from people.content.sections.changes import changes_in_other_languages_of_page
from tests.accounts import make_accounts, signed_in
from tests.made_once import made_once
from tests.people.beside_original.conftest import in_language, post, publish, screen
from tests.people.dashboard.conftest import links, panels, said
from tools.hosts.laboratory.models import ProjectPage

GERMAN = {
    "title": "Kurze Codes",
    "motto": "Kurz ist gut.",
    "body": rich_text("<p>Codes sind überall.</p>"),
    "steps-0-value-heading": "Miss",
    "steps-0-value-text": rich_text("<p>Zweimal.</p>"),
    "goals-0-text": "Verstehen",
}


@pytest.fixture
@made_once
def german(admin, original):
    """Begun beside Swedish, written and published in the editor."""
    return published_in("de", admin, original, original, GERMAN)


@pytest.fixture
@made_once
def english(admin, german, original):
    words = {"title": "Short codes", "motto": "Short is good."}
    return published_in("en", admin, german, original, {**GERMAN, **words})


def published_in(code, user, beside, original, words):
    """Publish a page in a browser that leaves no session: sessions are not made once."""
    client = Client()
    client.force_login(user)
    address = reverse("groupsite_people_languages:start", args=[beside.pk, code])
    client.post(address, {"original": original.pk})
    post(client, in_language(code), "action-publish", **words)
    client.logout()
    return in_language(code)


def behind(code):
    found = changes_in_other_languages_of_page(in_language(code))
    return {(change.section, change.locale.language_code) for change in found}


def states(page):
    found = language_states_by_translation_key(ProjectPage.objects.filter(pk=page.pk))
    return {one.locale.language_code: one.state for one in found[page.translation_key]}


def section(soup, name):
    return soup.select_one(f"#groupsite-original-{name}")


def press(client, button, beside):
    """Click a button that stands beside a section."""
    data = {button["name"]: button["value"], "beside": beside}
    return client.post(button["formaction"], data)


def test_german_is_begun_written_and_published_beside_swedish(german, original):
    assert (german.live, german.motto, german.slug) == (True, "Kurz ist gut.", "kurze-codes")
    assert german.steps[0].value["heading"] == "Miss"
    assert german.goals.get().text == "Verstehen"
    assert behind("de") == behind("sv") == set()
    assert states(german) == {
        "en": PageState.MISSING,
        "sv": PageState.LIVE,
        "de": PageState.LIVE,
    }


def test_each_field_stands_beside_its_original(admin_client, german):
    soup = screen(admin_client, german)
    for name, text in {
        "motto": "Kort är gott.",
        "body": "Koder är",
        "steps": "Två gånger.",
    }.items():
        assert text in section(soup, name).text
    assert "Förstå" in soup.select_one("#inline_child_goals-0 .groupsite-original").text
    tab = soup.select_one("#id_slug").find_parent(role="tabpanel")
    assert tab.select_one("#id_motto") is not None


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize(
    ("texts", "name"),
    [({"motto": "Kortast är bäst."}, "motto"), ({"body": "<p>Koder finns.</p>"}, "body")],
)
def test_a_change_in_the_original_makes_its_section_out_of_date(
    admin, admin_client, german, original, texts, name
):
    publish(original, admin, **texts)
    assert (behind("de"), behind("sv")) == ({(name, "sv")}, set())
    assert states(german)["de"] == PageState.OUT_OF_DATE
    soup = screen(admin_client, german)
    assert "Changed in Swedish" in section(soup, name).text
    assert section(soup, name).select_one("ins") is not None
    notice = soup.select_one("#groupsite-update-notice")
    assert "1 section has changed in Swedish" in " ".join(notice.text.split())
    assert "out of date" in soup.select_one("#groupsite-tabs").text


@pytest.mark.thorough
def test_still_right(admin, admin_client, german, original):
    publish(original, admin, motto="Kortast är bäst.")
    press(admin_client, section(screen(admin_client, german), "motto").button, "sv")
    assert behind("de") == set()
    assert states(german)["de"] == PageState.LIVE


@pytest.mark.thorough
def test_an_answer_is_no_change_in_turn(admin, admin_client, german, original):
    publish(original, admin, motto="Kortast är bäst.")
    post(admin_client, german, motto="Am kürzesten ist am besten.")
    assert behind("de") == {("motto", "sv")}  # a draft hides nothing
    post(admin_client, german, "action-publish")
    assert behind("de") == behind("sv") == set()


def test_publishing_another_section_confirms_nothing(admin, admin_client, german, original):
    publish(original, admin, motto="Kortast är bäst.")
    publish(german, admin, body="<p>Codes sind da.</p>")
    assert behind("de") == {("motto", "sv")}
    assert behind("sv") == {("body", "de")}


@pytest.mark.thorough
def test_an_answer_in_one_of_three_languages_is_no_change_for_the_third(
    admin, admin_client, german, english, original
):
    assert behind("en") == behind("de") == behind("sv") == set()
    publish(original, admin, motto="Kortast är bäst.")
    assert behind("en") == behind("de") == {("motto", "sv")}
    post(admin_client, german, "action-publish", "?beside=sv", motto="Am kürzesten.", beside="sv")
    assert (behind("en"), behind("de"), behind("sv")) == ({("motto", "sv")}, set(), set())


def test_the_language_beside_the_fields_can_be_chosen(admin_client, german, english):
    soup = screen(admin_client, german, "?beside=en")
    assert "Short is good." in section(soup, "motto").text


@pytest.mark.thorough
def test_after_publishing_the_editor_stays_and_names_the_next_language(admin_client, german):
    answer = post(admin_client, german, "action-publish", motto="Kürzer.")
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[german.pk])
    said_then = admin_client.get(answer["Location"]).text
    assert "Next: English (missing)" in said_then


def test_the_dashboard_names_it(admin, admin_client, german, original):
    assert list(outdated_pages_without_record(admin)) == []
    publish(original, admin, motto="Kortast är bäst.")
    (row,) = panels(admin_client.get("/admin/").text)["translations"]
    address = reverse("wagtailadmin_pages:edit", args=[german.pk])
    assert set(links(row)) == {f"{address}?beside=sv#groupsite-section-motto"}
    assert "Kurze Codes" in said(row)
    assert "“Motto” has changed in Swedish." in said(row)


def test_a_translator_edits_it_and_publishes_nothing(admin, german, original):
    publish(original, admin, motto="Kortast är bäst.")
    client = signed_in(make_accounts("translator"), "translator")
    soup = screen(client, german)
    assert soup.select_one("#id_slug") is None
    assert (
        "data-w-sync-target-value" not in soup.select_one("#id_title").attrs
    )  # no slug, no script
    assert soup.select_one("[name=action-publish]") is None
    press(client, section(soup, "motto").button, "sv")
    assert behind("de") == set()


def test_it_is_never_made_an_alias_or_a_translation_of_pieces(admin_client, german, original):
    start = reverse("wagtail_localize:submit_page_translation", args=[original.pk])
    english = reverse("groupsite_people_languages:start", args=[original.pk, "en"])
    assert admin_client.get(start)["Location"] == english
    assert admin_client.get(f"{start}?select_locale=de")["Location"] == reverse(
        "wagtailadmin_pages:edit", args=[german.pk]
    )
    convert = reverse("wagtail_localize:convert_to_alias", args=[german.pk])
    answer = admin_client.post(convert)
    german.refresh_from_db()
    assert german.alias_of is None
    assert answer.status_code in {302, 403}


def test_a_page_that_was_live_before_is_never_first_published(admin, german, original):
    """Loaded from a fixture: live, without a date of publishing, and nothing remembered."""
    ProjectPage.objects.update(first_published_at=None, last_published_at=None)
    publish(original, admin, motto="Kortast är bäst.")
    assert behind("de") == {("motto", "sv")}


@pytest.fixture
def workflow(home):
    """Called, it has the German pages reviewed."""
    made = Workflow.objects.create(name="Review", active=True)
    WorkflowTask.objects.create(
        workflow=made, task=GroupApprovalTask.objects.create(name="Look"), sort_order=0
    )
    WorkflowPage.objects.all().delete()
    return lambda: WorkflowPage.objects.create(workflow=made, page=home["de"])


@pytest.mark.table(every="role")
@pytest.mark.parametrize(
    ("role", "is_reviewed", "said"),
    [
        ("administrator", False, "Publish your draft to update the page."),
        ("translator", True, "Submit your draft for review, so that somebody can publish it."),
        ("translator", False, "Ask an editor to publish your draft."),
    ],
)
def test_an_answer_in_a_draft_says_what_this_user_can_do(
    admin, german, original, workflow, role, is_reviewed, said
):
    accounts = make_accounts("translator")
    WorkflowPage.objects.all().delete()
    if is_reviewed:
        workflow()
    publish(original, admin, motto="Kortast är bäst.")
    client = signed_in(accounts, role)
    post(client, german, motto="Am kürzesten.")
    soup = screen(client, german)
    notice = " ".join(soup.select_one("#groupsite-update-notice").text.split())
    assert notice == f"You have changed this section since Swedish changed: Motto. {said}"
    assert said in section(soup, "motto").text
    assert states(german)["de"] == PageState.OUT_OF_DATE


@pytest.mark.thorough
def test_an_answer_in_review_says_so(admin, admin_client, german, original, workflow):
    workflow()
    publish(original, admin, motto="Kortast är bäst.")
    post(admin_client, german, motto="Am kürzesten.")
    page = in_language("de")
    page.get_workflow().start(page, admin)
    assert "The draft is being reviewed." in section(screen(admin_client, german), "motto").text


@pytest.mark.thorough
def test_the_form_beside_the_original_costs_few_queries(
    admin_client, german, django_assert_max_num_queries
):
    screen(admin_client, german)  # fills what stays for the next request
    with django_assert_max_num_queries(50):
        screen(admin_client, german)
