"""What step 7 of the tutorial does by hand: a second language, with wagtail-localize."""

import json
from typing import Any
from urllib.parse import urlsplit

from tools.hosts.journey import TITLE, Posting, home_of_the_site
from tools.hosts.visitor import PATIENCE, Shown, Visitor


def into_swedish(editor: Visitor, posting: Posting, title: str) -> str:
    """Translates home page, index and vacancy, and publishes them; the vacancy's new path."""
    editor.submit(editor.get("/admin/locales/new/"), "[name=language_code]", language_code="sv")
    form = editor.get(f"/admin/localize/submit/page/{home_of_the_site(editor)}/")
    locale = form.form("[name=locales]").select_one("[name=locales]")["value"]  # type: ignore[index]
    editor.submit(form, "[name=locales]", locales=locale, include_subtree="on")
    tabs = editor.get(posting.page).soup.select("a[href^='/admin/pages/'][href$='/edit/']")
    (tab,) = {str(tab["href"]) for tab in tabs if tab.get_text(strip=True) == "Svenska"}
    page = editor.get(tab)
    _root, home, index = (one["id"] for one in _props(page)["breadcrumb"])
    _translate(editor, editor.get(f"/admin/pages/{home}/edit/"), {"Home": "Hem"})
    index = editor.get(f"/admin/pages/{index}/edit/")
    _translate(editor, index, {"Vacancies": "Lediga tjänster", "vacancies": "lediga-tjanster"})
    _translate(editor, page, {TITLE: title})
    return urlsplit(_props(editor.get(tab))["object"]["liveUrl"]).path


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
