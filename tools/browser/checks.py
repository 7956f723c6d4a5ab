"""What every page of ours must pass in a browser: accessibility (R79) and layout."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# `target-size`, the rule that WCAG 2.2 added, is off unless it is asked for.
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
    # It would ask for imported stylesheets below the page's own address.
    "preload": False,
}
WIDER_THAN_THE_WINDOW = """() => {
    const width = document.documentElement.clientWidth;
    const shown = element => {
        for (let e = element.parentElement; e; e = e.parentElement)
            if (getComputedStyle(e).overflowX !== 'visible' && e !== document.body
                && e !== document.documentElement) return false;
        return true;
    };
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
        .filter(e => e.getBoundingClientRect().right > width + 1 && shown(e))
        .map(e => `<${e.localName} class="${e.className}"> ends at `
            + `${Math.round(e.getBoundingClientRect().right)} of ${width} px`);
}"""
# A message of Wagtail's fades in for half a second, and a colour on its way is nobody's contrast. A
# constructed sheet is allowed by every content security policy.
AT_REST = """() => {
    const still = new CSSStyleSheet();
    still.replaceSync('*, *::before, *::after { transition: none !important; animation: none !important; }');
    document.adoptedStyleSheets.push(still);
}"""
# The parts of titles and names between spaces, hyphens and soft hyphens that are on two lines. A letter after
# a soft hyphen has the hyphen's box too, at the end of the line above.
TITLES = "main :is(h1, h2, h3, th, .people__name, .person-line__name)"
BROKEN_WORDS = """titles => {
    const broken = [];
    for (const title of document.querySelectorAll(titles)) {
        const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode;
            for (const word of text.data.matchAll(/[^\\s\\u00ad\\-–\\/]+/g)) {
                const letters = document.createRange();
                letters.setStart(text, word.index + (text.data[word.index - 1] === '\\u00ad' ? 1 : 0));
                letters.setEnd(text, word.index + word[0].length);
                const lines = [...letters.getClientRects()].filter(box => box.width > 0.5);
                if (new Set(lines.map(box => Math.round(box.top))).size > 1) broken.push(word[0]);
            }
        }
    }
    return broken;
}"""


def axe(page: Page, within: str | None = None) -> list[str]:
    """The violations that axe sees, one line for each element: `assert axe(page) == []`.

    `within` is a CSS selector, for admin pages of which only a part is ours. From here on nothing
    on the page moves.
    """
    # Without scripts axe would wait for ever: look at the same page in a context that has them.
    assert page.evaluate("matchMedia('(scripting: enabled)').matches"), "axe needs JavaScript"
    page.evaluate(AT_REST)
    page.evaluate(AXE_SCRIPT)
    # What it found to be right is as long as the page.
    violations: list[dict[str, Any]] = page.evaluate(
        "async ([within, options]) => (await axe.run(within ?? document, options)).violations",
        [within, AXE_OPTIONS],
    )
    return [
        f"{violation['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """The elements that make the page scroll sideways: `assert too_wide(page) == []`."""
    found: list[str] = page.evaluate(WIDER_THAN_THE_WINDOW)
    sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return found or ([f"the page is {sideways} px wider than its window"] if sideways > 0 else [])


def broken_words(page: Page) -> list[str]:
    """The words of titles and names that are broken without a hyphen: `assert broken_words(page) == []`."""
    found: list[str] = page.evaluate(BROKEN_WORDS, TITLES)
    return found
