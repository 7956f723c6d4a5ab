"""Issue 2: each state of the strip is reached by real acts, and is true after the next one.

In every one of its places: the facts and the page of each language.
"""

import pytest

from tests.browser.pages.choosing import give_facts_of_a_thesis
from tests.browser.pages.editing import Editing
from tests.browser.pages.explorer import Explorer
from tests.browser.pages.hub import Hub
from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.strip import Strip
from tests.browser.pages.translating import Translating
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

VACANCY = "Demonstration: theory"


class Editor:
    """Somebody at the screens of a vacancy."""

    def __init__(self, page, site):
        self.page, self.site, self.hub = page, site, Hub(page, site)
        self.strip, self.form = Strip(page), Editing(page)
        self.translation, self.explorer = Translating(page), Explorer(page)


@pytest.fixture
def editor(new_page, fresh_site):
    return Editor(signed_in(new_page(), fresh_site), fresh_site)


def test_missing_draft_waiting_and_live(editor):
    NewVacancy(editor.page, editor.site).begin("Master’s thesis project", "Coding for storage")
    editor.strip.says(Facts="draft", English="draft", Svenska="missing")
    editor.form.field("lead").fill("Store it once.")
    editor.strip.go("Facts")
    editor.strip.go("English")
    editor.explorer.publish_from_the_list("Coding for storage")
    editor.hub.open("Facts", "Coding for storage")
    editor.strip.says(Facts="draft", English="waiting for facts", Svenska="missing")
    give_facts_of_a_thesis(editor.page)
    editor.form.do("Publish")
    editor.hub.open("English", "Coding for storage")
    editor.strip.says(Facts="live", English="live", Svenska="missing")
    editor.translation.start()
    editor.strip.says(Facts="live", English="live", Svenska="draft")
    texts = {"title": "Kodning för lagring", "lead": "Lagra det en gång."}
    editor.translation.write({**texts, "slug": "kodning-for-lagring"})
    editor.strip.says(Svenska="draft")
    editor.form.do("Publish")
    editor.strip.says(Facts="live", English="live", Svenska="live")


def test_a_text_that_changes_makes_the_other_language_out_of_date_until_it_is_answered(editor):
    editor.hub.open("English", VACANCY)
    editor.strip.says(Facts="live", English="live", Svenska="live")
    editor.form.field("lead").fill("Other words.")
    editor.strip.says(English="live, newer draft", Svenska="live")
    editor.strip.go("Svenska")
    editor.strip.says(English="live, newer draft", Svenska="live")
    editor.strip.go("English")
    editor.form.do("Publish")
    editor.hub.open("English", VACANCY)
    editor.strip.says(English="live", Svenska="out of date")
    editor.strip.go("Svenska")
    editor.strip.says(English="live", Svenska="out of date")
    editor.form.field("lead").fill("Andra ord.")
    editor.strip.says(English="live", Svenska="out of date, newer draft")
    editor.form.do("Publish")
    editor.strip.says(Facts="live", English="live", Svenska="live")


def test_either_language_can_lead_and_what_is_still_right_is_in_step(editor):
    editor.hub.open("Svenska", VACANCY)
    editor.strip.says(Svenska="live")
    editor.form.field("lead").fill("Ännu andra ord.")
    editor.strip.says(Facts="live", English="live", Svenska="live, newer draft")
    editor.form.do("Publish")
    editor.strip.says(Facts="live", English="out of date", Svenska="live")
    editor.strip.go("English")
    original = editor.page.locator("#groupsite-original-lead")
    original.get_by_role("button", name="Still right").click()
    editor.strip.says(Facts="live", English="live", Svenska="live")


def test_facts_that_change_are_a_draft_until_they_are_published(editor):
    editor.hub.open("Facts", VACANCY)
    editor.form.field("reference").fill("CS-2026-7")
    editor.strip.says(Facts="live, newer draft", English="live", Svenska="live")
    editor.strip.go("Svenska")
    editor.strip.says(Facts="live, newer draft", English="live", Svenska="live")
    editor.strip.go("Facts")
    editor.form.do("Publish")
    editor.hub.open("Svenska", VACANCY)
    editor.strip.says(Facts="live", English="live", Svenska="live")


def test_pages_wait_for_facts_that_were_taken_back(editor):
    editor.hub.open("Facts", VACANCY)
    editor.form.follow("Unpublish")
    editor.explorer.confirm("Yes, unpublish")
    for screen in ("Facts", "English", "Svenska"):
        editor.hub.open(screen, VACANCY)
        editor.strip.says(Facts="draft", English="waiting for facts", Svenska="waiting for facts")
    editor.strip.go("Facts")
    editor.form.do("Publish")
    editor.hub.open("Svenska", VACANCY)
    editor.strip.says(Facts="live", English="live", Svenska="live")


def test_a_page_that_was_taken_back_is_a_draft_and_then_missing(editor):
    editor.hub.open("Svenska")
    editor.form.follow("Unpublish")
    editor.explorer.confirm("Yes, unpublish it")
    editor.hub.open("Svenska")
    editor.strip.says(Facts="live", English="live", Svenska="draft")
    editor.explorer.follow("Delete")
    editor.explorer.confirm("Yes, delete it")
    editor.hub.open("English")
    editor.strip.says(Facts="live", English="live", Svenska="missing")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_strip_has_no_accessibility_fault(editor, scheme):
    editor.page.emulate_media(color_scheme=scheme)
    for screen in ("Facts", "English", "Svenska"):
        editor.hub.open(screen, VACANCY)
        assert axe(editor.page, "#groupsite-tabs") == [], screen
