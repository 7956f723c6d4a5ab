"""What step 7 of the tutorial does by hand: a second language."""

import json
import re
from typing import Any
from urllib.parse import urlsplit

from tools.hosts.journey import A_DEGREE, PUBLISH, QUESTION, Posting, home_of_the_site, live_path
from tools.hosts.visitor import PATIENCE, Shown, Visitor

QUESTION_IN_SWEDISH = "När kan du börja?"
BESIDE = "button[name=original]"  # "Translate beside the original"


def into_swedish(editor: Visitor, posting: Posting, title: str) -> str:
    """Translates home page, index and vacancy, and publishes them; the vacancy's new path."""
    editor.submit(editor.get("/admin/locales/new/"), "[name=language_code]", language_code="sv")
    form = editor.get(f"/admin/localize/submit/page/{home_of_the_site(editor)}/")
    locale = form.form("[name=locales]").select_one("[name=locales]")["value"]  # type: ignore[index]
    editor.submit(form, "[name=locales]", locales=locale, include_subtree="on")
    missing = editor.get(editor.get(posting.page).link("Svenska"))
    page = editor.submit(missing, BESIDE)
    home, index = _above(page)
    _translate(editor, editor.get(f"/admin/pages/{home}/edit/"), {"Home": "Hem"})
    index = editor.get(f"/admin/pages/{index}/edit/")
    _translate(editor, index, {"Vacancies": "Lediga tjänster", "vacancies": "lediga-tjanster"})
    _translate_the_question(editor)
    words = {"title": title, "lead": "Arbeta med korta koder.", "required": A_DEGREE}
    editor.submit(page, PUBLISH, **words, **{"extra_sections-count": 0})
    return live_path(editor.get(page.address), "/lediga-tjanster/")


def _translate_the_question(editor: Visitor) -> None:
    """A posting in a language in which a required question cannot be read is not published."""
    listing = editor.get("/admin/snippets/groupsite_vacancies/question/")
    form = editor.get(listing.link(QUESTION))
    editor.submit(
        form, "[name=kind]", **form.new_row("texts", 1, language="sv", wording=QUESTION_IN_SWEDISH)
    )


def _above(page: Shown) -> list[str]:
    """The numbers of the home page and the index above a page, by its breadcrumbs."""
    links = [str(link["href"]) for link in page.soup.select(".w-breadcrumbs a[href]")]
    found = [re.fullmatch(r"/admin/pages/(\d+)/", urlsplit(link).path) for link in links]
    numbers = dict.fromkeys(one[1] for one in found if one)
    return [number for number in numbers if f"/pages/{number}/" not in page.address][-2:]


def _translate(editor: Visitor, page: Shown, words: dict[str, str]) -> None:
    """Writes each string (as it is, where no word is given), then publishes."""
    token = {"X-CSRFToken": str(editor.session.cookies["csrftoken"]), "Referer": page.address}
    for segment in _props(page)["segments"]:
        value = {"value": words.get(segment["source"], segment["source"])}
        answer = editor.session.put(
            editor.address + segment["editUrl"], data=value, headers=token, timeout=PATIENCE
        )
        assert answer.ok, answer.text
    answer = editor.session.post(
        page.address, data={"action": "publish"}, headers=token, timeout=PATIENCE
    )
    assert answer.ok, answer.text
    assert _props(editor.get(page.address))["object"]["isLive"]


def _props(page: Shown) -> Any:
    """What wagtail-localize's editor is given to show."""
    editor = page.soup.select_one("[data-props]")
    assert editor is not None, f"{page.address} is no editor of translations"
    return json.loads(str(editor["data-props"]))
