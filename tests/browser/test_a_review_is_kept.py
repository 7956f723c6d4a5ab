"""Issue 13, 2: the review of a pasted ad survives Back, a lost session, a restart of the browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages.from_text import FromText
from tests.browser.test_nothing_typed_is_lost import OUT, note, sign_in, sign_out
from tools.browser.checks import axe
from tools.browser.signing_in import signed_in

AD = """PhD position in kept codes

Qualifications
- Patience

Application deadline: 14 June 2030

Contact
Anna Berg, professor, anna.berg@waves.example
"""


@pytest.fixture
def page(new_page, fresh_site) -> Page:
    return signed_in(new_page(faults=False), fresh_site)


def title(page: Page):
    return page.locator("[name=title]")


def correct(page: Page, text: str) -> None:
    """Type a correction, and wait until it is stored."""
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        title(page).fill(text)


def go_on(page: Page, site) -> None:
    page.goto(site.url("/admin/snippets/groupsite_vacancies/vacancy/"))
    page.locator(".groupsite-unfinished").get_by_role("link", name="Continue").first.click()


def discard(page: Page, site) -> None:
    page.goto(site.url("/admin/snippets/groupsite_vacancies/vacancy/"))
    page.locator(".groupsite-unfinished").get_by_role("button", name="Discard").first.click()
    expect(page.locator(".messages")).to_contain_text("The text has been discarded.")


def test_a_correction_is_stored_while_it_is_typed(page, fresh_site, new_page) -> None:
    FromText(page, fresh_site).paste(AD)
    correct(page, "Corrected here")
    elsewhere = signed_in(new_page(), fresh_site)  # another device
    go_on(elsewhere, fresh_site)
    expect(title(elsewhere)).to_have_value("Corrected here")
    # Where the page happens to be scrolled, the bar covers half a link, and axe takes that for its size.
    elsewhere.add_style_tag(content=".groupsite-from-text__bar { position: static }")
    assert axe(elsewhere) == []
    discard(elsewhere, fresh_site)


def test_a_value_that_somebody_enters_is_used(page, fresh_site) -> None:
    FromText(page, fresh_site).paste(f"{AD}\nThe salary is at least SEK 39,000 per month.\n")
    use, amount = page.locator("[name=keep-salary]"), page.locator("[name=salary_amount]")
    expect(use).not_to_be_checked()
    amount.fill("40000")
    amount.blur()
    expect(use).to_be_checked()
    discard(page, fresh_site)


def test_back_and_forward_of_the_browser_keep_it(page, fresh_site) -> None:
    FromText(page, fresh_site).paste(AD)
    correct(page, "Before going back")
    page.go_back()
    expect(page.locator(".groupsite-unfinished")).to_contain_text("PhD position in kept codes")
    page.go_forward()
    expect(title(page)).to_have_value("Before going back")
    page.get_by_role("button", name="Back to the text").click()
    expect(page.locator("[name=text]")).to_have_value(AD)
    page.go_back()
    expect(page.locator("[name=text]")).to_have_value(
        AD
    )  # of the same address: no error of the browser
    page.get_by_role("button", name="Continue to review").click()
    expect(title(page)).to_have_value("Before going back")
    discard(page, fresh_site)


def test_the_message_about_it_can_be_read_in_light_and_dark(page, fresh_site) -> None:
    FromText(page, fresh_site).paste(AD)
    page.goto(fresh_site.url("/admin/snippets/groupsite_vacancies/vacancy/"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe(page, ".groupsite-unfinished") == [], scheme
    discard(page, fresh_site)


def test_signed_out_on_the_review(page, fresh_site) -> None:
    FromText(page, fresh_site).paste(AD)
    sign_out(page)
    title(page).fill("Typed when signed out")
    expect(note(page)).to_contain_text(OUT)
    with page.expect_popup() as opened:
        note(page).get_by_role("link", name="Sign in (opens in a new tab)").click()
    sign_in(opened.value)
    opened.value.wait_for_url("**/session/")
    opened.value.close()
    page.bring_to_front()
    expect(note(page)).to_have_count(0)
    go_on(page, fresh_site)
    expect(title(page)).to_have_value("Typed when signed out")
    discard(page, fresh_site)


def test_pressing_at_once_after_typing_makes_the_drafts_with_it(page, fresh_site) -> None:
    """The save that is under way must not pass for another window's."""
    text = FromText(page, fresh_site)
    text.paste(AD)
    title(page).press("End")
    title(page).press_sequentially(" at once", delay=120)
    page.wait_for_timeout(850)
    title(page).press_sequentially("!")  # where the save began
    text.make()
    expect(page.locator("[name=title]")).to_have_value("PhD position in kept codes at once!")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_missed_supervisor_is_added(new_page, fresh_site, javascript) -> None:
    page = signed_in(new_page(javascript=javascript), fresh_site)
    FromText(page, fresh_site).paste(AD)
    title(page).fill(f"With Alice {javascript}")
    page.get_by_role("button", name="Add a supervisor").click()
    expect(title(page)).to_have_value(f"With Alice {javascript}")
    page.locator("[name=added-supervisors-1-name]").fill("Alice Ek")
    page.get_by_role("button", name="Create the drafts").last.click()
    page.get_by_role("button", name="Create drafts without it").click()
    expect(page.locator("[name=title]")).to_have_value(f"With Alice {javascript}")
    expect(page.locator("main")).to_contain_text("Alice Ek")
