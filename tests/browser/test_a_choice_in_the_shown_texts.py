"""A choice between two values is seen at once: in the texts that are shown, and in what is left."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tools.browser.signing_in import signed_in

YEAR = datetime.now(UTC).year + 1
ENGLISH = f"""PhD student in coding

You look for codes that nobody has found yet.

What you will do
You develop codes. Trips to the sea take up no more than ten per cent of your time.

How to apply
Send your application no later than 15 May {YEAR}.
- Cover letter
"""
SWEDISH = f"""Doktorand i kodning

Du söker koder som ingen har hittat än.

Arbetsuppgifter
Du utvecklar koder. Resor till havet tar upp högst 20 procent av din tid.

Så ansöker du
Skicka din ansökan senast den 15 maj {YEAR}.
- Personligt brev
"""


@pytest.fixture
def review(new_page, fresh_site) -> Page:
    page = signed_in(new_page(), fresh_site)
    page.goto(fresh_site.url("/admin/snippets/groupsite_vacancies/vacancy/from-text/"))
    page.locator("[name=text]").fill(ENGLISH)
    page.locator("[name=other_text]").fill(SWEDISH)
    page.get_by_role("button", name="Continue to review").click()
    return page


def test_both_texts_show_the_chosen_value_and_the_other_one_again(review):
    swedish = review.locator("#second-sections-content")
    english = review.locator("#words-content")
    expect(swedish).to_contain_text("högst 20 procent")
    review.get_by_role("radio", name="from the text in English").check()
    expect(swedish).to_contain_text("högst 10\N{NO-BREAK SPACE}% av din tid")
    review.get_by_role("radio", name="from the text in Swedish").check()
    expect(swedish).to_contain_text("högst 20 procent")
    expect(english).to_contain_text("no more than 20% of your time")
    review.wait_for_load_state("networkidle")  # it is stored
    review.reload()
    expect(english).to_contain_text("no more than 20% of your time")


def test_what_is_left_is_counted_before_the_server_answers(review):
    left = review.locator("[data-groupsite-left]")
    before = int((left.text_content() or "").split()[0])
    review.route("**/from-text/**", lambda route: None)  # no answer comes
    review.get_by_role("radio", name="from the text in English").check()
    expect(left).to_have_text(f"{before - 1} things left", timeout=300)
