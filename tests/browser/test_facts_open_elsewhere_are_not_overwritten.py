"""Issue 2: publishing a page while its facts are open elsewhere overwrites nobody's work."""

import re
from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.browser.pages.choosing import give_facts_of_a_thesis
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.strip import Strip
from tools.browser.signing_in import signed_in

TITLE = "Coding for storage"
NEXT_YEAR = datetime.now(UTC).year + 1


def test_facts_that_were_published_elsewhere_refuse_the_older_tab(new_page, fresh_site):
    facts = signed_in(new_page(), fresh_site)
    NewVacancy(facts, fresh_site).begin("Master’s thesis project", TITLE)
    Strip(facts).go("Facts")
    give_facts_of_a_thesis(facts)
    deadline = facts.locator("[name=deadline_on]")
    Editing(facts).tab("Dates")
    deadline.fill(f"{NEXT_YEAR}-01-15")
    with facts.expect_response(is_a_save):
        facts.keyboard.press("Tab")

    # One that was still on its way is refused too, and no other is tried then.
    saves = []
    facts.on("response", lambda response: saves.append(response) if is_a_save(response) else None)
    words = facts.context.new_page()
    Hub(words, fresh_site).open("English", TITLE)
    Editing(words).field("lead").fill("Say little, and keep it.")
    Editing(words).field("lead").fill("Codes that forget nothing.")
    Editing(words).do("Publish page and facts")
    words.goto(fresh_site.url("/en/vacancies/coding-for-storage/"))
    expect(words.get_by_role("main")).to_contain_text(f"15 January {NEXT_YEAR}")

    deadline.fill(f"{NEXT_YEAR}-02-01")
    facts.keyboard.press("Tab")
    expect(Editing(facts).not_saved).to_contain_text("Saving will overwrite a newer version.")
    assert saves[-1].status == 400
    assert saves[-1].json()["error_code"] == "invalid_revision"
    Strip(facts).asks("English")
    assert deadline.input_value() == f"{NEXT_YEAR}-02-01"

    words.reload()
    expect(words.get_by_role("main")).to_contain_text(f"15 January {NEXT_YEAR}")
    Hub(words, fresh_site).open("Facts", TITLE)
    Strip(words).says(Facts="live", English="live")
    assert words.locator("[name=deadline_on]").input_value() == f"{NEXT_YEAR}-01-15"


DEMONSTRATION = "Demonstration: theory of transformers"


def test_an_older_tab_publishes_nothing_old_unless_it_is_meant(new_page, fresh_site):
    older = signed_in(new_page(), fresh_site)
    newer = older.context.new_page()
    for tab in (older, newer):
        Hub(tab, fresh_site).open("Facts", DEMONSTRATION)
        Editing(tab).tab("Dates")
    old = older.locator("[name=deadline_on]").input_value()
    newer.locator("[name=deadline_on]").fill(f"{NEXT_YEAR + 1}-03-01")
    Editing(newer).do("Publish")

    Editing(older).tab("Position")
    older.locator("[name=reference]").fill("TYPED-7")
    publish_against_the_warning(older)
    expect(Editing(older).messages).to_contain_text("Demo Editor published these facts on")
    differs = f"1 March {NEXT_YEAR + 1} on the site".replace(" ", "\\s")
    expect(Editing(older).messages).to_contain_text(re.compile(f"Application deadline: {differs}"))
    assert older.locator("[name=reference]").input_value() == "TYPED-7"
    assert older.locator("[name=deadline_on]").input_value() == old
    Hub(newer, fresh_site).open("Facts", DEMONSTRATION)
    assert newer.locator("[name=deadline_on]").input_value() == f"{NEXT_YEAR + 1}-03-01"

    # The strip sees no words in what only says which facts were public.
    Editing(older).tab("Dates")
    older.locator("[name=deadline_on]").fill(f"{NEXT_YEAR + 1}-03-01")
    Editing(older).do("Publish")
    Hub(newer, fresh_site).open("Facts", DEMONSTRATION)
    assert newer.locator("[name=deadline_on]").input_value() == f"{NEXT_YEAR + 1}-03-01"
    assert newer.locator("[name=reference]").input_value() == "TYPED-7"
    Strip(newer).says(Facts="live")


def publish_against_the_warning(page):
    """Wagtail itself warns whoever was seen to be overtaken, of any draft; here one goes on."""
    with page.expect_response(lambda response: "/ping/" in response.url, timeout=30_000):
        pass
    page.get_by_role("button", name="More actions").last.click()
    page.get_by_role("button", name="Publish", exact=True).click()
    with page.expect_navigation():
        page.locator("[data-w-dialog-target=confirm]:visible").click()
    page.wait_for_load_state()


def is_a_save(response):
    return response.request.method == "POST" and "/edit/" in response.url
