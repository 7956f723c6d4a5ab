"""The form of a page shows the original beside each field, and remembers what was written beside it."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Locale

from people.content.sections import section_confirmation
from people.content.sections.changes import changes_in_other_languages_of_page
from people.content.sections.section_texts import newest_draft, section_texts, text_digest
from tests.people.side_by_side.conftest import publish
from vacancies.models import VacancyPage

PROSE = ContentstateConverter(["h3", "bold", "link", "ul"])
JSON = {"HTTP_ACCEPT": "application/json"}


def screen(client, page, query=""):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]) + query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "lxml")


def form_data(soup):
    """What the browser would send, unchanged."""
    form = soup.select_one("#page-edit-form")
    data = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "textarea":
            data[field["name"]] = field.text.removeprefix("\n")
        elif field.name == "select":
            chosen = field.select_one("option[selected]")
            data[field["name"]] = chosen["value"] if chosen else ""
        else:
            data[field["name"]] = field.get("value", "")
    return data


def streams(page):
    """The values of StreamFields, which scripts draw."""
    data = {"extra_sections-count": str(len(page.extra_sections))}
    for number, block in enumerate(page.extra_sections):
        prefix = f"extra_sections-{number}"
        data |= {
            f"{prefix}-id": block.id,
            f"{prefix}-type": block.block_type,
            f"{prefix}-order": str(number),
            f"{prefix}-deleted": "",
            f"{prefix}-value-heading": block.value["heading"],
            f"{prefix}-value-text": PROSE.from_database_format(block.value["text"].source),
        }
    return data


def post(client, page, soup=None, action="", **changed):
    soup = soup or screen(client, page)
    data = {**form_data(soup), **streams(page), **changed}
    if action:
        data[action] = action
    headers = {} if action else JSON
    answer = client.post(soup.select_one("#page-edit-form")["action"], data, **headers)
    assert answer.status_code == (302 if action else 200), messages_of(answer)
    return answer


def messages_of(answer):
    soup = BeautifulSoup(answer.content, "lxml")
    return [found.text for found in soup.select(".messages, .error-message")]


def section(soup, name):
    return soup.select_one(f"#groupsite-original-{name}")


def behind(page):
    return {
        change.section: change.is_answered
        for change in changes_in_other_languages_of_page(VacancyPage.objects.get(pk=page.pk))
    }


@pytest.mark.thorough
def test_each_field_stands_beside_its_original(original, translated, admin_client):
    soup = screen(admin_client, translated)
    assert "Find out why." in section(soup, "lead").text
    assert [li.text for li in section(soup, "required").select("li")] == [
        "Mathematics",
        "Curiosity",
    ]
    assert "Travel" in section(soup, "extra_sections").text
    assert (
        section(soup, "title").select_one(".groupsite-original__text").text.strip()
        == original.title
    )
    beside = {
        field["id"].removeprefix("groupsite-section-")
        for field in soup.select(".groupsite-beside[id]")
    }
    assert beside == set(section_texts(translated)) - {"guidance"}
    row = soup.select_one("#inline_child_guidance-0")
    assert "where you:" in row.select_one(".groupsite-original").text
    for name in ("lead", "required"):
        shown = section(soup, name).select_one(f"input[name=shown-{name}]")["value"]
        assert shown == text_digest(section_texts(original)[name])


def test_the_original_has_its_language_and_a_name(original, translated, admin_client):
    lead = section(screen(admin_client, translated), "lead")
    heading = lead.select_one("h3")
    assert " ".join(heading.text.split()) == "English: Introduction"
    assert lead["aria-labelledby"] == heading["id"]
    assert lead.select_one(".groupsite-original__text")["lang"] == "en"


def test_a_page_without_another_language_is_as_before(original, admin_client):
    soup = screen(admin_client, original)
    assert soup.select(".groupsite-beside, .groupsite-original, .groupsite-beside-bar") == []


@pytest.mark.thorough
def test_the_original_of_a_draft_is_read_from_its_draft(original, translated, admin, admin_client):
    VacancyPage.objects.get(pk=original.pk).unpublish(user=admin)
    newer = newest_draft(VacancyPage.objects.get(pk=original.pk))
    newer.lead = "A newer draft"
    newer.save_revision(user=admin)
    assert "A newer draft" in section(screen(admin_client, translated), "lead").text


@pytest.mark.thorough
def test_what_has_changed_is_marked(original, translated, admin, admin_client):
    publish(original, admin, lead="Find out how.")
    soup = screen(admin_client, translated)
    lead = section(soup, "lead")
    assert "Changed in English" in lead.text
    assert (lead.select_one("del").text, lead.select_one("ins").text) == ("why", "how")
    button = lead.select_one("button")
    assert button["form"] == "groupsite-confirm"  # Enter in a field must not press it
    assert button.find_parent("form")["id"] == "page-edit-form"
    assert section(soup, "required").select_one("button") is None


@pytest.mark.thorough
def test_an_answer_in_a_draft(original, translated, admin, admin_client):
    publish(original, admin, lead="Find out how.")
    answer = post(admin_client, translated, lead="Ta reda på hur.")
    assert behind(translated)["lead"] is True
    assert "You have changed this section since." in answer.json()["html"]
    soup = screen(admin_client, translated)
    assert "You have changed this section since." in section(soup, "lead").text
    assert section(soup, "lead").select_one("button") is None


@pytest.mark.thorough
def test_publishing_from_the_form_confirms_what_was_changed(
    original, translated, admin, admin_client
):
    publish(original, admin, lead="Find out how.", seo_title="Another title")
    post(admin_client, translated, action="action-publish", lead="Ta reda på hur.")
    assert VacancyPage.objects.get(pk=translated.pk).lead == "Ta reda på hur."
    assert list(behind(translated)) == ["seo_title"]


@pytest.mark.thorough
def test_an_original_that_changed_while_the_form_was_open(
    original, translated, admin, admin_client
):
    soup = screen(admin_client, translated)
    publish(original, admin, lead="Find out how.")
    post(admin_client, translated, soup, action="action-publish", lead="Ta reda på det.")
    assert behind(translated) == {"lead": False}


def test_an_original_that_was_hidden_was_not_shown(original, translated, admin, admin_client):
    soup = screen(admin_client, translated)
    section(soup, "lead").select_one("input").decompose()
    publish(original, admin, lead="Find out how.")
    post(admin_client, translated, soup, lead="Ta reda på det.")
    assert behind(translated) == {"lead": False}


@pytest.mark.thorough
def test_a_choice_of_languages(original, translated, admin, admin_client):
    german = Locale.objects.create(language_code="de")
    root = original.get_parent().get_parent().copy_for_translation(german)
    index = type(original.get_parent().specific)(
        title="Stellen", slug="stellen", locale=german, live=True
    )
    from people.content.publishing.actions import add_draft_page

    page = add_draft_page(original.vacancy, root.add_child(instance=index), "Doktorand", admin)
    publish(page, admin, lead="Warum?")
    soup = screen(admin_client, translated)
    assert [link["href"] for link in soup.select(".groupsite-beside-bar nav a")] == [
        "?beside=en",
        "?beside=de",
    ]
    soup = screen(admin_client, translated, "?beside=de")
    assert "Warum?" in section(soup, "lead").text
    assert soup.select_one("#page-edit-form")["action"].endswith("?beside=de")
    answer = admin_client.post(
        soup.select_one("#page-edit-form")["action"],
        {**form_data(soup), **streams(translated), "action-publish": "action-publish"},
    )
    assert answer.url.endswith("?beside=de")


@pytest.mark.thorough
def test_machine_text_is_marked_until_somebody_changes_it(original, draft, admin, admin_client):
    page = newest_draft(draft)
    page.lead, page.seo_title = "Maskinens ord", "Maskinens titel"
    page.save_revision(user=admin)
    page.refresh_from_db()
    section_confirmation.save_section_baseline(page, original, admin, machine="LibreTranslate")
    soup = screen(admin_client, draft)
    assert "Translated by LibreTranslate" in section(soup, "lead").text
    html = post(admin_client, draft, soup, lead="Mina ord").json()["html"]
    lead, title = (
        html.partition(f'id="groupsite-original-{name}"')[2] for name in ("lead", "seo_title")
    )
    assert "LibreTranslate" not in lead.partition("</template>")[0]
    assert "LibreTranslate" in title.partition("</template>")[0]


@pytest.mark.thorough
def test_the_form_stays_open_after_publishing(original, draft, admin, admin_client):
    page = newest_draft(draft)
    page.lead, page.required = "Ta reda på varför.", "<ul><li>Matematik</li></ul>"
    page.save_revision(user=admin)
    answer = post(admin_client, draft, action="action-publish")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    told = BeautifulSoup(admin_client.get(answer.url).content, "lxml").select_one(".messages")
    live = VacancyPage.objects.get(pk=draft.pk)
    assert live.full_url in [link["href"] for link in told.select("a")]
    assert "All vacancies" in told.text
    publish(original, admin, lead="Find out how.")
    answer = post(admin_client, original, action="action-publish", lead="Find out when.")
    told = BeautifulSoup(admin_client.get(answer.url).content, "lxml").select_one(".messages")
    assert f"/pages/{draft.pk}/edit/" in str(told)


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("is_live", [True, False])
def test_the_original_is_shown_to_who_may_see_it(
    original, translated, admin, client, is_live, editor
):
    if not is_live:
        VacancyPage.objects.get(pk=original.pk).unpublish(user=admin)
    client.force_login(editor)
    soup = screen(client, translated)
    assert bool(soup.select(".groupsite-beside")) is is_live


def test_the_facts_are_three_lines_and_the_rest_on_demand(original, admin_client):
    facts = screen(admin_client, original).select_one(".groupsite-facts")
    key, everything = facts.select("dl")
    names = [name.text for name in key.select("dt")]
    assert names == ["Status", "Application deadline", "Supervisors"]
    assert [value.text for value in key.select("dd")][2] == "Alice Ek"
    assert everything.find_parent("details").summary.text.strip() == "See the facts"
    assert len(everything.select("dt")) > 10
