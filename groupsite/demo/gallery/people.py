"""Who and what stands in the examples: unsaved people, units, areas and pages."""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Locale, Page

from groupsite.demo import portraits as demo_portraits
from groupsite.demo.scenes.people import CROWD, Somebody
from people import portraits
from people.directory import Entry
from people.models import (
    Organisation,
    OrganisationKind,
    OrganisationText,
    Person,
    PersonRole,
    PersonText,
    Role,
    RoleText,
)
from people.records.finding import Linked
from research.models import ResearchArea, ResearchAreaPage

WIDTHS: Final = (208, 400)
FORMATS: Final = {"webp": "WEBP", "jpeg": "JPEG"}
BY_KEY: Final = {one.key: one for one in CROWD}
NOWHERE: Final = "#content"  # where the links of examples lead


def here(english: str, swedish: str) -> str:
    """The words in the language of the address."""
    return swedish if get_language() == "sv" else english


def safe(html: str) -> SafeString:
    """Rich text of the demonstration, which stands in the code."""
    return mark_safe(html)  # noqa: S308 — ours


def page(model: type[Page], title: str, language: str = "", **words: Any) -> Any:
    """An unsaved page whose address leads nowhere."""
    made = model(title=title, locale=Locale(language_code=language or get_language()), **words)
    made.get_url = lambda request=None, current_site=None: NOWHERE
    return made


# --- People --------------------------------------------------------------------------------------


def role(english: str, swedish: str) -> Role:
    return Role(
        texts=[RoleText(language="en", name=english), RoleText(language="sv", name=swedish)]
    )


def unit(english: str, swedish: str, kind: str = OrganisationKind.DEPARTMENT, **facts: Any) -> Any:
    texts = [
        OrganisationText(language="en", name=english),
        OrganisationText(language="sv", name=swedish),
    ]
    return Organisation(kind=kind, texts=texts, **facts)


def department() -> Any:
    return unit("Department of Mathematical Sciences", "institutionen för matematiska vetenskaper")


def person(key: str, **facts: Any) -> Person:
    """Somebody of the crowd, with the same face on every page."""
    one = BY_KEY[key]
    made = Person(
        given_name=one.given,
        family_name=one.family,
        honorific=one.honorific,
        live=True,
        texts=[PersonText(language=code, where_now=now) for code, now in (one.now or {}).items()],
        **facts,
    )
    if one.face:
        made.portrait = portrait(one)
    return made


def holding(english: str, swedish: str, organisation: Any = None, **years: Any) -> PersonRole:
    """A role row."""
    return PersonRole(
        role=role(english, swedish), organisation=organisation or department(), **years
    )


def entry(key: str, row: PersonRole | None, *, has_page: bool = True) -> Entry:
    return Entry(person(key), row, linked(person(key), has_page=has_page))


def linked(record: Any, title: str = "", *, has_page: bool = True, **words: Any) -> Linked:
    shown = page(Page, title or str(record), **words) if has_page else None
    return Linked(record, shown)


def portrait(one: Somebody) -> Any:
    """An image that has its crops already: each is drawn when a browser asks for it."""
    image: Any = get_image_model()(pk=1, title=one.key, width=800, height=1000)
    specs = {(form, width): portraits.FILTERS[form, width] for form in FORMATS for width in WIDTHS}
    image._prefetched_objects_cache = {
        "renditions": [
            SimpleNamespace(
                filter_spec=spec,
                focal_point_key=Filter(spec).get_cache_key(image),
                width=width,
                height=round(width * portraits.RATIO),
                url=reverse("groupsite_gallery_face", args=[one.key, width, form]),
            )
            for (form, width), spec in specs.items()
        ]
    }
    return image


@lru_cache(maxsize=64)
def drawn(key: str, width: int, form: str) -> bytes:
    """The bytes of a crop. Raises KeyError for somebody without a face, or another form."""
    face = BY_KEY[key].face
    if face is None or width not in WIDTHS:
        raise KeyError(key)
    upright = replace(face, size=(width, round(width * portraits.RATIO)), at=(0.5, 0.42), head=0.17)
    buffer = BytesIO()
    demo_portraits.picture(upright).save(buffer, FORMATS[form], quality=80)
    return buffer.getvalue()


# --- Areas ---------------------------------------------------------------------------------------


def area(
    number: int, title: str, summary: str = "", figure: str = "", language: str = ""
) -> Linked:
    """An area with its page. `number` makes its key, and so its mark."""
    record = ResearchArea(pk=number, key=UUID(int=number), figure=figure, name=title, live=True)
    return Linked(record, page(ResearchAreaPage, title, language, summary=summary))


def information_theory() -> Linked:
    return area(
        7,
        here("Information theory", "Informationsteori"),
        here(
            "What is the least that must be sent, and the most that can be learned from data?",
            "Hur lite räcker det att sända, och hur mycket går det att lära av data?",
        ),
        "lattice",
    )


def machine_learning() -> Linked:
    return area(
        8,
        here("Machine learning", "Maskininlärning"),
        here("How large models learn and generalise.", "Hur stora modeller lär sig."),
        "attention",
    )


def long_area() -> Linked:
    return area(
        9,
        here(
            "Ultra-reliable low-latency communication and its foundations",
            "Högtillförlitlighetskommunikation och informationsöverföringskapacitet",
        ),
        here(
            "What can be promised when nothing may be lost and nothing may be late.",
            "Felrättningskodningsalgoritmer och radioresurstilldelningsmetoder.",
        ),
        "beam",
    )
