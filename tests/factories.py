"""Facts for tests, in the states that tests speak of: those of `groupsite.demo.factories`, saved.

Values are fixed; times are around NOW. `PersonFactory.build()` builds without saving.

    PersonFactory()                     Alice Ek, PhD student of the group, public
    PersonFactory(bob=True)             Bob Åberg
    PersonFactory(alumnus=True)         who was here from 2019 to 2024
    PersonFactory(affiliated=True)      from another department
    PersonFactory(portrait=True)        with a drawn portrait and all its renditions (or an image)
    PersonFactory(draft=True)           whose record is not public
    AreaFactory(lead=alice, members=[bob], keywords=["lattices"])
    VacancyFactory()                    open since 13 May 2025 until 14 June 2025
    VacancyFactory(closed=True)         … closing_soon, scheduled, draft, filled, cancelled,
                                        extended, external, by_email, by_agreement, unpaid, thesis

Which language an index is in decides the language of a page: `add_page(alice, site.people["sv"])`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils.text import slugify
from PIL import Image as Canvas
from PIL import ImageDraw
from wagtail.images import get_image_model

from groupsite.demo import factories
from people import portraits
from people.models import Organisation, Person, PersonRole, PersonText, Role
from research.models import AreaMember, Keyword, KeywordText, ResearchArea
from vacancies.models import (
    DocumentKind,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyExtension,
    VacancyProgramme,
    VacancySupervisor,
)

# Tuesday 20 May 2025, noon in Gothenburg.
NOW = datetime(2025, 5, 20, 10, tzinfo=UTC)

UNITS = {
    "university": ("Lindholmen University", "Lindholmens universitet"),
    "department": ("Department of Waves", "institutionen för vågor"),
    "group": ("Waves group", "forskargruppen Vågor"),
}
# Nobody's: its number is of a form that no register gives.
ADDRESS = {
    "postal_code": "417 00",
    "locality": "Göteborg",
    "country": "SE",
    "organisation_number": "000000-0000",
}
ROLES = {  # by English name: order, English heading, Swedish name and heading
    "Professor": (10, "Professors", "Professor", "Professorer"),
    "Postdoc": (50, "Postdocs", "Postdoktor", "Postdoktorer"),
    "PhD student": (60, "PhD students", "Doktorand", "Doktorander"),
}
DOCUMENTS = {"CV": "CV", "Personal letter": "Personligt brev"}


def in_both(english: Any, swedish: Any) -> dict[str, Any]:
    """By language."""
    return {"en": english, "sv": swedish}


def saved(record: Any) -> Any:
    record.save()
    return record


def unit(kind: str, english: str, swedish: str, parent: Any = None, **facts: Any) -> Organisation:
    texts = in_both({"name": english}, {"name": swedish})
    return saved(factories.build_organisation_with_texts(kind, texts, parent=parent, **facts))


def the_group() -> Organisation:
    """The group of the site, with department and university above it; made once."""
    found = Organisation.objects.filter(kind="group").first()
    parent = None
    for kind, names in UNITS.items() if found is None else ():
        facts = ADDRESS if kind == "university" else {}
        found = parent = unit(kind, *names, parent=parent, **facts)
    return found


def elsewhere() -> Organisation:
    """Another department of the same university."""
    the_group()
    found = Organisation.objects.filter(abbreviation="MV").first()
    university = Organisation.objects.get(kind="university")
    names = ("Department of Proofs", "institutionen för bevis")
    return found or unit("department", *names, parent=university, abbreviation="MV")


def programme() -> Organisation:
    """A programme with a graduate school and words of its own; made once."""
    found = Organisation.objects.filter(kind="programme").first()
    texts = {
        code: {
            "name": name,
            "text": f"<p>What TIDE is ({code}).</p>",
            "graduate_school": f"<p>The school of TIDE ({code}).</p>",
        }
        for code, name in in_both("Tide Programme", "Tidvattenprogrammet").items()
    }
    facts = {"abbreviation": "TIDE", "url": "https://tide.example/"}
    return found or saved(factories.build_organisation_with_texts("programme", texts, **facts))


def role(name: str) -> Role:
    found = Role.objects.filter(texts__name=name, texts__language="en").first()
    if found is None:
        order, heading, swedish, swedish_heading = ROLES[name]
        english = {"name": name, "plural": heading}
        texts = in_both(english, {"name": swedish, "plural": swedish_heading})
        found = saved(factories.build_role_with_texts(texts, sort_order=order))
    return found


def drawn_portrait(title: str, colour: str = "seagreen") -> Any:
    """A drawn face with every rendition that the templates use, which takes a quarter of a second."""
    image = drawn_image(title, colour)
    portraits.make_portrait_crops_of_image(image)
    return image


def drawn_image(title: str, colour: str = "seagreen") -> Any:
    """A drawn face, 400 by 500, for tests in which no page shows it."""
    drawing = Canvas.new("RGB", (400, 500), "linen")
    pen = ImageDraw.Draw(drawing)
    pen.ellipse((120, 90, 280, 300), fill=colour)
    pen.ellipse((40, 330, 360, 700), fill=colour)
    buffer = BytesIO()
    drawing.save(buffer, "PNG")
    file = ImageFile(BytesIO(buffer.getvalue()), f"{slugify(title)}.png")
    return get_image_model().objects.create(title=title, file=file, width=400, height=500)


@dataclass(frozen=True)
class Factory:
    """Called, it saves what `build` makes of a state, with the rows that `make` adds."""

    build: Callable[..., Any]
    make: Callable[..., Any]

    def __call__(self, **chosen: Any) -> Any:
        return self.make(**chosen)


def _person(
    *,
    alumnus: bool = False,
    affiliated: bool = False,
    where_now: tuple[str, str] | None = None,
    **chosen: Any,
) -> Person:
    row = PersonRole(
        role=role(chosen.pop("role", "PhD student")),
        organisation=elsewhere() if affiliated else the_group(),
        begins_on=date(2019, 9, 1),
        ends_on=date(2024, 6, 30) if alumnus else None,
    )
    texts = in_both(*({"where_now": text} for text in where_now)) if where_now else {}
    rows = {"roles": [row], "texts": factories.text_rows(PersonText, texts)}
    portrait = chosen.pop("portrait", None)
    person = factories.build_person(**chosen, **rows)
    person.portrait = drawn_portrait(f"{person.given_name} drawn") if portrait is True else portrait
    return saved(person)


def _area(*, members: Any = (), keywords: Any = (), **chosen: Any) -> ResearchArea:
    area = factories.build_area(members=[AreaMember(person=person) for person in members], **chosen)
    area.keywords.add(*(keyword(word) for word in keywords))
    return saved(area)


def _vacancy(
    *,
    supervisors: Any = (),
    contacts: Any = (),
    areas: Any = (),
    documents: Any = (),
    extended: bool = False,
    funded: bool = False,
    **chosen: Any,
) -> Vacancy:
    vacancy = factories.build_vacancy(
        **{"organisation": the_group(), **chosen},
        supervisors=[
            VacancySupervisor(person=person, sort_order=place)
            for place, person in enumerate(supervisors)
        ],
        contacts=[
            VacancyContact(person=person, sort_order=place) for place, person in enumerate(contacts)
        ],
        document_rules=[
            DocumentRule(kind=document_kind(name), sort_order=place)
            for place, name in enumerate(documents)
        ],
        programmes=[VacancyProgramme(organisation=programme(), sort_order=0)] if funded else [],
        areas=list(areas),
    )
    vacancy.save()
    if extended:
        _note_extension(vacancy)
    return Vacancy.objects.get(pk=vacancy.pk)


PersonFactory = Factory(factories.build_person, _person)
AreaFactory = Factory(factories.build_area, _area)
VacancyFactory = Factory(factories.build_vacancy, _vacancy)


def keyword(word: str | tuple[str, str]) -> Keyword:
    """Typed in English; a pair has the Swedish word too."""
    english, swedish = (word, "") if isinstance(word, str) else word
    found = Keyword.objects.create(name=english, slug=slugify(english), typed_in="en")
    if swedish:
        KeywordText.objects.create(keyword=found, language="sv", name=swedish)
    return found


def _note_extension(vacancy: Vacancy) -> None:
    VacancyExtension.objects.create(
        vacancy=vacancy,
        extended_from=date(2025, 6, 7),
        extended_to=vacancy.deadline_on,
        extended_at=NOW,
    )


def document_kind(name: str) -> DocumentKind:
    found = DocumentKind.objects.filter(texts__name=name, texts__language="en").first()
    names = in_both(name, DOCUMENTS.get(name, name))
    return found or saved(factories.build_document_kind_with_names(names))


def add_page(record: Any, index: Any, title: str = "", *, live: bool = True, **words: Any) -> Any:
    """The words of a record in the language of `index`, below it."""
    model = type(record).page_model()
    language = index.locale.language_code
    title = title or f"{record} ({language})"
    slug = f"{slugify(title)}-{record.pk}"
    page = model(title=title, slug=slug, locale=index.locale, live=live, **words)
    setattr(page, model.record_field, record)
    if live:
        page.first_published_at = page.last_published_at = NOW - timedelta(days=7)
    return index.add_child(instance=page)
