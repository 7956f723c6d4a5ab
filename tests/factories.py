"""Facts for tests, in the states that tests speak of. Values are fixed; times are around NOW.

    PersonFactory()                     Alice Ek, PhD student of the group, public
    PersonFactory(bob=True)             Bob Åberg
    PersonFactory(alumnus=True)         who was here from 2019 to 2024
    PersonFactory(affiliated=True)      from another department
    PersonFactory(portrait=True)        with a drawn portrait and all its renditions (or an image)
    PersonFactory(draft=True)           whose record is not public
    AreaFactory(lead=alice, members=[bob], keywords=["lattices"])
    VacancyFactory()                    open since 13 May 2025 until 14 June 2025
    VacancyFactory(closed=True)         … closing_soon, scheduled, draft, filled, cancelled,
                                        extended, external, by_agreement, unpaid, thesis

Which language an index is in decides the language of a page: `add_page(alice, site.people["sv"])`.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile
from django.utils.text import slugify
from factory import Trait
from factory.django import DjangoModelFactory
from PIL import Image as Drawing
from PIL import ImageDraw
from wagtail.images import get_image_model

from people import portraits
from people.models import (
    Organisation,
    OrganisationText,
    Person,
    PersonRole,
    PersonText,
    Role,
    RoleText,
)
from research.models import Keyword, KeywordText, ResearchArea
from vacancies.choices import Kind, Method, Salary
from vacancies.models import (
    DocumentKind,
    DocumentKindText,
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
ROLES = {  # by English name: order, English heading, Swedish name and heading
    "Professor": (10, "Professors", "Professor", "Professorer"),
    "Postdoc": (50, "Postdocs", "Postdoktor", "Postdoktorer"),
    "PhD student": (60, "PhD students", "Doktorand", "Doktorander"),
}
DOCUMENTS = {"CV": "CV", "Personal letter": "Personligt brev"}


def in_both(model: Any, english: dict[str, str], swedish: dict[str, str], **owner: Any) -> None:
    """Word rows in English and Swedish."""
    for language, words in (("en", english), ("sv", swedish)):
        model.objects.create(language=language, **words, **owner)


def unit(kind: str, english: str, swedish: str, parent: Any = None, **facts: Any) -> Organisation:
    made = Organisation.objects.create(kind=kind, parent=parent, **facts)
    in_both(OrganisationText, {"name": english}, {"name": swedish}, organisation=made)
    return made


def the_group() -> Organisation:
    """The group of the site, with department and university above it; made once."""
    found = Organisation.objects.filter(kind="group").first()
    parent = None
    for kind, names in UNITS.items() if found is None else ():
        found = parent = unit(kind, *names, parent=parent)
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
    if found is None:
        names = ("Tide Programme", "Tidvattenprogrammet")
        facts = {"abbreviation": "TIDE", "url": "https://tide.example/"}
        found = unit("programme", *names, **facts)
        for row in found.texts.all():
            row.text = f"<p>What TIDE is ({row.language}).</p>"
            row.graduate_school = f"<p>The school of TIDE ({row.language}).</p>"
            row.save()
    return found


def role(name: str) -> Role:
    found = Role.objects.filter(texts__name=name, texts__language="en").first()
    if found is None:
        order, heading, swedish, swedish_heading = ROLES[name]
        found = Role.objects.create(sort_order=order)
        english = {"name": name, "plural": heading}
        in_both(RoleText, english, {"name": swedish, "plural": swedish_heading}, role=found)
    return found


def drawn_portrait(title: str, colour: str = "seagreen") -> Any:
    """A drawn face, 400 by 500, with every rendition that the templates use."""
    drawing = Drawing.new("RGB", (400, 500), "linen")
    pen = ImageDraw.Draw(drawing)
    pen.ellipse((120, 90, 280, 300), fill=colour)
    pen.ellipse((40, 330, 360, 700), fill=colour)
    buffer = BytesIO()
    drawing.save(buffer, "PNG")
    file = ImageFile(BytesIO(buffer.getvalue()), f"{slugify(title)}.png")
    image = get_image_model().objects.create(title=title, file=file, width=400, height=500)
    portraits.make_renditions(image)
    return image


class PersonFactory(DjangoModelFactory):
    given_name = "Alice"
    family_name = "Ek"
    live = True

    class Meta:
        model = Person

    class Params:
        bob = Trait(given_name="Bob", family_name="Åberg")
        draft = Trait(live=False)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Person:
        states = {name: kwargs.pop(name, False) for name in ("alumnus", "affiliated")}
        what, now = kwargs.pop("role", "PhD student"), kwargs.pop("where_now", None)
        if kwargs.get("portrait") is True:
            kwargs["portrait"] = drawn_portrait(f"{kwargs['given_name']} drawn")
        person = super()._create(model_class, *args, **kwargs)
        row = PersonRole(person=person, role=role(what), begins_on=date(2019, 9, 1))
        row.organisation = elsewhere() if states["affiliated"] else the_group()
        row.ends_on = date(2024, 6, 30) if states["alumnus"] else None
        row.save()
        if now:
            in_both(PersonText, {"where_now": now[0]}, {"where_now": now[1]}, person=person)
        return person


class AreaFactory(DjangoModelFactory):
    name = "internal name of an area"
    live = True

    class Meta:
        model = ResearchArea

    class Params:
        draft = Trait(live=False)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> ResearchArea:
        members, keywords = kwargs.pop("members", ()), kwargs.pop("keywords", ())
        area = super()._create(model_class, *args, **kwargs)
        area.members = [area.members.model(person=person) for person in members]
        area.keywords.add(*(keyword(word) for word in keywords))
        area.save()
        return area


def keyword(word: str | tuple[str, str]) -> Keyword:
    """Typed in English; a pair has the Swedish word too."""
    english, swedish = (word, "") if isinstance(word, str) else word
    found = Keyword.objects.create(name=english, slug=slugify(english), typed_in="en")
    if swedish:
        KeywordText.objects.create(keyword=found, language="sv", name=swedish)
    return found


class VacancyFactory(DjangoModelFactory):
    name = "internal name of a vacancy"
    live = True
    kind = Kind.DOCTORAL
    reference = "CS-2025-04"
    opens_on = date(2025, 5, 13)
    deadline_on = date(2025, 6, 14)
    extent_percent = 100
    duration_min = 48
    salary = Salary.AMOUNT
    salary_amount = Decimal(34550)
    application_language = "en"

    class Meta:
        model = Vacancy

    class Params:
        draft = Trait(live=False)
        scheduled = Trait(opens_on=date(2025, 9, 1), deadline_on=date(2025, 10, 1))
        closing_soon = Trait(deadline_on=date(2025, 5, 22))
        closed = Trait(opens_on=date(2025, 1, 10), deadline_on=date(2025, 3, 3))
        filled = Trait(outcome="filled")
        cancelled = Trait(outcome="cancelled")
        external = Trait(
            application_method=Method.LINK, application_url="https://www.example.org/apply"
        )
        by_agreement = Trait(salary=Salary.BY_AGREEMENT, salary_amount=None)
        unpaid = Trait(salary=Salary.NONE, salary_amount=None)
        thesis = Trait(
            kind=Kind.THESIS,
            deadline_on=None,
            salary="",
            salary_amount=None,
            extent_percent=None,
            duration_min=None,
        )

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Vacancy:
        supervisors, contacts = kwargs.pop("supervisors", ()), kwargs.pop("contacts", ())
        areas, documents = kwargs.pop("areas", ()), kwargs.pop("documents", ())
        extended, funded = kwargs.pop("extended", False), kwargs.pop("funded", False)
        kwargs.setdefault("organisation", the_group())
        vacancy = super()._create(model_class, *args, **kwargs)
        for person in supervisors:
            VacancySupervisor.objects.create(vacancy=vacancy, person=person)
        for person in contacts:
            VacancyContact.objects.create(vacancy=vacancy, person=person)
        for name in documents:
            DocumentRule.objects.create(vacancy=vacancy, kind=document_kind(name))
        if funded:
            VacancyProgramme.objects.create(vacancy=vacancy, organisation=programme())
        if extended:
            _note_extension(vacancy)
        vacancy.areas.set(areas)
        vacancy.save()
        return Vacancy.objects.get(pk=vacancy.pk)


def _note_extension(vacancy: Vacancy) -> None:
    VacancyExtension.objects.create(
        vacancy=vacancy,
        extended_from=date(2025, 6, 7),
        extended_to=vacancy.deadline_on,
        extended_at=NOW,
    )


def document_kind(name: str) -> DocumentKind:
    found = DocumentKind.objects.filter(texts__name=name, texts__language="en").first()
    if found is None:
        found = DocumentKind.objects.create()
        in_both(DocumentKindText, {"name": name}, {"name": DOCUMENTS.get(name, name)}, kind=found)
    return found


def add_page(record: Any, index: Any, title: str = "", *, live: bool = True, **words: Any) -> Any:
    """The words of a record in the language of `index`, below it."""
    model = type(record).page_model()
    language = index.locale.language_code
    title = title or f"{record} ({language})"
    slug = f"{slugify(title)}-{record.pk}"
    page = model(title=title, slug=slug, locale=index.locale, live=live, **words)
    setattr(page, model.record_field, record)
    return index.add_child(instance=page)
