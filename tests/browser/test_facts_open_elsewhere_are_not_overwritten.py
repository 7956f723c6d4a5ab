"""Issue 2: publishing a page while its facts are open elsewhere overwrites nobody's work."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.browser.pages.choosing import give_facts_of_a_thesis
from tests.browser.pages.editing import Editing
from tests.browser.pages.hub import Hub
from tests.browser.pages.new_vacancy import NewVacancy
from tests.browser.pages.signing_in import signed_in
from tests.browser.pages.strip import Strip

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
    Editing(words).do("Publish facts and English")
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


def is_a_save(response):
    return response.request.method == "POST" and "/edit/" in response.url
