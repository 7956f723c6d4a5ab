"""Our apps in Wagtail's bakerydemo: `python -m tools.hosts.bakerydemo CHECKOUT PYTHON`, by hand.

CHECKOUT is a fresh clone of wagtail/bakerydemo, PYTHON an environment with its requirements (Wagtail 8
in place of its own) and our wheel. Installs, checks, migrates, publishes a vacancy, applies for it, reads
the application, and photographs the pages into var/looks/ and docs/how-to/pictures/.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tools.browser.checks import axe, too_wide
from tools.hosts import journey
from tools.hosts.host import LOCAL, PASSWORD, Host
from tools.hosts.looks.photographs import HEIGHT, LOOKS, SCHEMES, WIDTHS
from tools.hosts.looks.pictures import make_picture
from tools.hosts.visitor import Visitor
from tools.pdfs import good_pdf
from tools.photographs.camera import browsing

APPS: Final = '    "bakerydemo.base",\n'
OUR_APPS: Final = '    "vacancies",\n    "research",\n    "people",\n'
URLS: Final = 'urlpatterns += [\n    path("", include(wagtail_urls)),'
OUR_URLS: Final = 'urlpatterns += [\n    path("apply/", include("vacancies.urls")),'


def install(host: Host) -> None:
    """What the tutorial changes in a site's settings and URLs."""
    replace(host.settings, APPS, APPS + OUR_APPS)
    replace(host.folder / "bakerydemo" / "urls.py", URLS, f"{OUR_URLS}\n{URLS.splitlines()[1]}")
    (host.settings.parent / "local.py").write_text(LOCAL, encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{file} has {old!r} {text.count(old)} times"
    file.write_text(text.replace(old, new), encoding="utf-8")


def prepare(host: Host) -> Iterator[str]:
    """Yields what the commands say."""
    yield host.manage("check")
    host.manage("migrate", "--verbosity", "0")
    yield host.manage("makemigrations", "--check", "--dry-run")
    host.manage("load_initial_data")
    host.manage(
        *("createsuperuser", "--noinput", "--username", "ada", "--email", "ada@example.org"),
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )


def the_journey(address: str) -> journey.Posting:
    editor = Visitor(address).sign_in("ada", PASSWORD)
    posting = journey.publish_a_vacancy(editor)
    receipt = journey.apply(Visitor(address), posting)
    assert "Your application has been received" in receipt.text
    application, file = journey.read_the_application(editor, posting)
    assert "Bo Öst" in application.text
    assert file == good_pdf()
    return posting


def photograph(browser: Browser, address: str, posting: journey.Posting) -> Iterator[str]:
    """Yields what is wrong on our pages."""
    pages = {
        "posting": posting.path,
        "form": f"/apply/{posting.vacancy}/",
        "vacancies": "/vacancies/",
        "people": "/people/",
    }
    page = browser.new_page(locale="en-GB", timezone_id="Europe/Stockholm")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for name, path in pages.items():
            page.goto(address + path)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                file = LOOKS / f"bakerydemo-{name}-{width}-{scheme}.png"
                page.screenshot(path=file, full_page=True, animations="disabled")
                yield from (f"{file.stem}: {fault}" for fault in too_wide(page))
            yield from (f"{name}-{scheme}: {fault}" for fault in axe(page, within=".groupsite"))


def main() -> None:
    checkout, python = map(Path, sys.argv[1:])
    host = Host(checkout.absolute(), python.absolute(), name="bakerydemo")
    LOOKS.mkdir(parents=True, exist_ok=True)
    install(host)
    for said in prepare(host):
        sys.stdout.write(said)
    with host.serving() as address, browsing() as browser:
        posting = the_journey(address)
        faults = list(photograph(browser, address, posting))
    make_picture("bakerydemo")
    sys.stdout.write("\n".join([*faults, f"{len(faults)} faults.", ""]))


if __name__ == "__main__":
    main()
