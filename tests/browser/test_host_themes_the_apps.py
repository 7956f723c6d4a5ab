"""A host's own stylesheet beside those of the apps: any rule of the host wins, one token re-themes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from groupsite.staticfiles.bundling import bundled_app_stylesheets
from tests.sources import LABELS, ROOT

POSTING = """<!doctype html><title>Host</title><body><main>
<aside class="facts"><p class="facts__date"><span class="facts__left">7 days left</span></p></aside>
</main></body>"""
APP = '<link rel="stylesheet" href="/static/groupsite_vacancies/css/app.css">'
# Every rule that a page applies, with its layer, wherever it was imported from. Spaces may differ.
RULES = """() => {
  const rules = (holder, layer) => [...holder.cssRules].flatMap((rule) => {
    if (rule.styleSheet) return rules(rule.styleSheet, rule.layerName ?? layer);
    if (rule instanceof CSSLayerBlockRule) return rules(rule, rule.name);
    return [[layer, rule.cssText.replace(/\\s+/g, "")]];
  });
  return rules(document.styleSheets[0], null);
}"""
# A host writes above our stylesheet (in its head) or below it.
WIN = ".facts__date { font-weight: 300; }"
THEME = ":root { --signal: rgb(1, 2, 3); }"


@pytest.fixture
def show(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """A page of this source, with the apps' static files where a host has them."""
    page = browser.new_page()

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path.removeprefix("/static/")
        found = _static(path)
        if found is None:
            route.fulfill(status=200, content_type="text/html", body=source[0])
        else:
            route.fulfill(status=200, content_type="text/css", body=found.read_text("utf-8"))

    source = [""]

    def open_page(text: str) -> Page:
        source[0] = text
        page.goto("http://host.test/")
        return page

    page.route("**/*", answer)
    yield open_page
    page.close()


def _static(path: str) -> Path | None:
    for package, label in LABELS.items():
        found = ROOT / package / "static" / path
        if path.startswith(f"{label}/") and found.is_file():
            return found
    return None


def computed(page: Page, selector: str, name: str) -> str:
    script = "([s, n]) => getComputedStyle(document.querySelector(s)).getPropertyValue(n)"
    return str(page.evaluate(script, [selector, name]))


def styled(rule: str, *, before: bool) -> str:
    own = f"<style>{rule}</style>"
    return f"{own}{APP}{POSTING}" if before else f"{APP}{own}{POSTING}"


def test_without_a_rule_the_apps_stand_alone(show: Callable[[str], Page]) -> None:
    """With no token set at all."""
    page = show(styled("", before=True))
    assert computed(page, ".facts__date", "font-weight") == "600"
    assert computed(page, ".facts__date", "font-size") == "20px"


@pytest.mark.parametrize("before", [True, False])
def test_a_rule_of_the_host_wins(show: Callable[[str], Page], *, before: bool) -> None:
    page = show(styled(WIN, before=before))
    assert computed(page, ".facts__date", "font-weight") == "300"


@pytest.mark.parametrize("before", [True, False])
def test_one_token_themes_them(show: Callable[[str], Page], *, before: bool) -> None:
    page = show(styled(THEME, before=before))
    assert computed(page, ".facts__left", "color") == "rgb(1, 2, 3)"


@pytest.mark.parametrize("app", ["people", "research", "vacancies"])
def test_the_wheels_stylesheet_has_the_rules_of_the_imports_in_their_order(
    show: Callable[[str], Page], app: str
) -> None:
    """In a clone the same address is a list of imports."""
    path = f"{app}/static/groupsite_{app}/css/app.css"
    page = show(f'<link rel="stylesheet" href="/{path.removeprefix(f"{app}/")}">')
    imported = page.evaluate(RULES)
    page = show(f"<style>{bundled_app_stylesheets(ROOT)[path]}</style>")
    assert page.evaluate(RULES) == imported
    assert len(imported) > 20
