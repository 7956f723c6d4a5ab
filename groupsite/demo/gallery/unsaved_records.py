"""Builds unsaved people, organisations, areas and pages for the examples."""

from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.models import Locale, Page

from groupsite.demo import factories, records
from groupsite.demo import portraits as demo_portraits
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.organisations import ORGANISATIONS
from groupsite.demo.content.people import ROLES
from groupsite.demo.gallery.texts import example_text, gallery_language
from groupsite.demo.scenes import vacancies
from groupsite.demo.scenes.people import CROWD, FictionalPerson
from people import portraits
from people.content.records.lookup import RecordLink
from people.directory import DirectoryEntry
from people.models import Organisation, Person, PersonRole, PersonText
from research.figures.area_drawings import Figure
from research.models import ResearchAreaPage

WIDTHS: Final = (208, 400)
FORMATS: Final = {"webp": "WEBP", "jpeg": "JPEG"}
PEOPLE: Final = {one.key: one for one in CROWD}
UNITS: Final = {one.key: one for one in ORGANISATIONS}
ROLE_KEYS: Final = {one.key: one for one in ROLES}
KNOWN_AREAS: Final = {one.key: one for one in (*AREAS, *vacancies.AREAS)}
DEPARTMENT: Final = "mathematical-sciences"  # of everybody
NOWHERE: Final = "#content"  # where the links of examples lead


def unsaved_page(model: type[Page], title: str = "", language: str = "", **texts: Any) -> Any:
    """Return an unsaved page whose URL is NOWHERE; `title` defaults to the examples' title."""
    locale = Locale(language_code=language or get_language())
    made = model(title=title or example_text("title"), locale=locale, **texts)
    made.get_url = lambda request=None, current_site=None: NOWHERE
    return made


def unsaved_organisation(key: str) -> Organisation:
    return records.build_organisation(UNITS[key])


def unsaved_person_role(role: str, **dates: Any) -> PersonRole:
    """Return an unsaved PersonRole in the department; `role` is the key of a demo role."""
    return PersonRole(
        role=records.build_role(ROLE_KEYS[role]),
        organisation=unsaved_organisation(DEPARTMENT),
        **dates,
    )


def unsaved_person(key: str, **changes: Any) -> Person:
    one = PEOPLE[key]
    where_now = {code: {"where_now": text} for code, text in one.where_now.items()}
    texts = factories.text_rows(PersonText, where_now)
    portrait = unsaved_portrait_image(one) if one.face else None
    facts = {"given_name": "", **one.facts, "portrait": portrait, "texts": texts}
    return factories.build_person(**facts | changes)


def unsaved_person_link(key: str, *, has_page: bool = True) -> RecordLink:
    person = unsaved_person(key)
    return RecordLink(person, unsaved_page(Page, str(person)) if has_page else None)


def unsaved_directory_entry(
    key: str, row: PersonRole | None, *, has_page: bool = True
) -> DirectoryEntry:
    return DirectoryEntry(unsaved_person(key), row, unsaved_person_link(key, has_page=has_page))


def unsaved_portrait_image(fictional_person: FictionalPerson) -> Any:
    """Return an image with unsaved crops, each drawn when a browser requests it."""
    image: Any = get_image_model()(pk=1, title=fictional_person.key, width=800, height=1000)
    specs = {(form, width): portraits.FILTERS[form, width] for form in FORMATS for width in WIDTHS}
    image._prefetched_objects_cache = {
        "renditions": [
            SimpleNamespace(
                filter_spec=spec,
                focal_point_key=Filter(spec).get_cache_key(image),
                width=width,
                height=round(width * portraits.RATIO),
                url=reverse("groupsite_gallery_face", args=[fictional_person.key, width, form]),
            )
            for (form, width), spec in specs.items()
        ]
    }
    return image


@lru_cache(maxsize=64)
def portrait_bytes(key: str, width: int, form: str) -> bytes:
    """Return a drawn portrait as an image file. Raises KeyError for an unknown face, width or format."""
    face = PEOPLE[key].face
    if face is None or width not in WIDTHS:
        raise KeyError(key)
    upright = replace(face, size=(width, round(width * portraits.RATIO)), at=(0.5, 0.42), head=0.17)
    buffer = BytesIO()
    demo_portraits.draw_portrait(upright).save(buffer, FORMATS[form], quality=80)
    return buffer.getvalue()


def unsaved_area_link(number: int, title: str, figure: str = "", **texts: Any) -> RecordLink:
    """Return a link to an unsaved area's page; `number` determines the area's key, so its drawing."""
    record = factories.build_area(pk=number, key=UUID(int=number), figure=figure)
    return RecordLink(record, unsaved_page(ResearchAreaPage, title, **texts))


def demo_area_link(key: str) -> RecordLink:
    """Return a link to an unsaved page of an area of the demo or of `scenes`, by the area's key."""
    one = KNOWN_AREAS[key]
    number = len(Figure) + list(KNOWN_AREAS).index(key) + 1
    return unsaved_area_link(number, figure=one.figure, **vars(one.texts[gallery_language()]))


def area_links_for_each_figure() -> list[RecordLink]:
    return [
        unsaved_area_link(number, str(figure.label), figure)
        for number, figure in enumerate(Figure, start=1)
    ]
