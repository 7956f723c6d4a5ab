"""What is photographed of the admin: the screens that have parts of ours, and the door."""

from collections.abc import Sequence
from typing import Final

from tools.photographs.scenes import Listed
from tools.photographs.subjects import LANGUAGES, Subject

WIDTHS: Final = (390, 1440)
SNIPPETS: Final = "/admin/snippets"
VACANCIES: Final = f"{SNIPPETS}/groupsite_vacancies/vacancy/"
SCREENS: Final = {
    "dashboard": "/admin/",
    "vacancies": VACANCIES,
    "vacancies-none": f"{VACANCIES}?q=xyzzy",
    "vacancies-new": f"{VACANCIES}add/",
    "people": f"{SNIPPETS}/groupsite_people/person/",
    "areas": f"{SNIPPETS}/groupsite_research/researcharea/",
    "organisations": f"{SNIPPETS}/groupsite_people/organisation/",
}
# Of each: its facts, and its page in each language.
EDITED: Final = {
    "posting": "/en/vacancies/demonstration-phd-position/",
    "person": "/en/people/giuseppe-durisi/",
    "area": "/en/research/information-theory/",
}


def of_admin(pages: Sequence[Listed]) -> list[Subject]:
    """Each screen in the editor's two languages: English and Swedish are those of the interface."""
    door = _screen("login", "/admin/login/", as_editor=False)
    edited = [
        _screen(f"{name}-{part}", address)
        for name, path in EDITED.items()
        for part, address in _parts(pages, path).items()
    ]
    return [door, *(_screen(name, address) for name, address in SCREENS.items()), *edited]


def _parts(pages: Sequence[Listed], path: str) -> dict[str, str]:
    (english,) = [page for page in pages if page.path == path]
    family = {page.language: page for page in pages if page.key == english.key}
    words = {f"words-{code}": f"/admin/pages/{page.pk}/edit/" for code, page in family.items()}
    return {"facts": english.facts, **words}


def _screen(name: str, address: str, as_editor: bool = True) -> Subject:
    paths = dict.fromkeys(LANGUAGES, address)
    return Subject("admin", name, paths, as_editor=as_editor, widths=WIDTHS, is_ours=False)
