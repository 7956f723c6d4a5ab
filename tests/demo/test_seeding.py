"""What `seed_demo` loads: nothing missing, nothing invented, both languages in step."""

from datetime import date, timedelta

import pytest
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Site

from groupsite.demo import records, seed
from groupsite.demo.content import pages
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.people import PEOPLE
from groupsite.demo.content.vacancies import DEMONSTRATION_TEXTS, POSTING, POSTING_TEXTS
from groupsite.layout.frame import INDEXES
from groupsite.models import HomePage, PlainPage
from people.content import localize
from people.content.publishing.states import PageState, language_states_by_record_id
from people.content.sections.changes import changes_in_live_languages_by_page_id
from people.models import Organisation, PeopleSettings, Person
from research.models import ResearchArea, ResearchAreaPage
from vacancies.choices import ApplicationMethod
from vacancies.models import DocumentGuidance, Vacancy, VacancyPage
from vacancies.posting.lifecycle import State

LANGUAGES = ("en", "sv")
pytestmark = pytest.mark.usefixtures("demo")


def posting() -> Vacancy:
    return Vacancy.objects.get(key=records.record_key(POSTING))


def demonstration() -> Vacancy:
    return Vacancy.objects.exclude(key=records.record_key(POSTING)).get()


def words_page(record, language):
    return record.pages.get(locale__language_code=language)


class TestTree:
    @pytest.mark.parametrize(
        ("english", "swedish"),
        [
            ("/en/", "/sv/"),
            ("/en/research/", "/sv/forskning/"),
            ("/en/research/information-theory/", "/sv/forskning/informationsteori/"),
            ("/en/people/", "/sv/personer/"),
            ("/en/people/giuseppe-durisi/", "/sv/personer/giuseppe-durisi/"),
            ("/en/vacancies/", "/sv/lediga-tjanster/"),
            (
                "/en/vacancies/phd-position-theoretical-machine-learning/",
                "/sv/lediga-tjanster/doktorandtjanst-teoretisk-maskininlarning/",
            ),
            ("/en/about/", "/sv/om-gruppen/"),
        ],
    )
    def test_page_and_its_translation(self, english, swedish):
        found = {page.url: page for page in Page.objects.filter(depth__gt=1)}
        assert found[english].get_translation(found[swedish].locale).url == swedish

    def test_nothing_is_left_of_the_welcome_page(self):
        assert not Page.objects.filter(depth__gt=1, title__icontains="welcome").exists()
        assert {type(page.specific) for page in Page.objects.filter(depth=2)} == {HomePage}

    def test_site(self):
        site = Site.objects.get()
        assert isinstance(site.root_page.specific, HomePage)
        assert site.root_page.locale.language_code == "en"
        assert site.root_url == "http://localhost"
        group = PeopleSettings.for_site(site).organisation
        assert group.name("en").text == "Communication Systems group"

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_menu(self, language):
        home = HomePage.objects.get(locale__language_code=language)
        in_menu = home.get_children().live().in_menu().exact_type(*INDEXES.values())
        assert [page.title for page in in_menu] == [words[language].title for words in pages.MENU]

    def test_history_is_that_of_published_content(self):
        for page in Page.objects.filter(depth__gt=1):
            assert page.live, page
            assert page.latest_revision_id == page.live_revision_id, page
            assert not page.has_unpublished_changes, page
            assert page.last_published_at, page
            log = PageLogEntry.objects.filter(page=page, action="wagtail.publish")
            assert [entry.user for entry in log] == [None], page

    def test_no_address_leads_on_from_where_nothing_was(self):
        assert not Redirect.objects.exists()


class TestLanguages:
    @pytest.mark.parametrize("model", [Vacancy, Person, ResearchArea])
    def test_every_page_is_live_and_in_step(self, model):
        for states in language_states_by_record_id(
            model.objects.filter(pages__isnull=False)
        ).values():
            assert [entry.state for entry in states] == [PageState.LIVE, PageState.LIVE]

    @pytest.mark.table
    @pytest.mark.parametrize("model", [Vacancy, Person, ResearchArea])
    def test_every_page_knows_what_the_other_language_says(self, model):
        """A change of one language makes the other out of date from the start."""
        for record in model.objects.filter(pages__isnull=False).distinct():
            english, swedish = (words_page(record, language) for language in LANGUAGES)
            english.search_description = "Something else."
            english.save_revision().publish()
            [change] = changes_in_live_languages_by_page_id([english, swedish])[swedish.pk]
            assert change.section == "search_description"

    def test_plain_pages_follow_too(self):
        for model in (HomePage, PlainPage):
            swedish = model.objects.filter(locale__language_code="sv")
            assert swedish
            for page in swedish:
                assert (
                    localize.has_enabled_translation(page),
                    localize.untranslated_count(page),
                ) == (
                    True,
                    0,
                )

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize(
        ("vacancy", "words"),
        [(posting, POSTING_TEXTS), (demonstration, DEMONSTRATION_TEXTS)],
        ids=["posting", "demonstration"],
    )
    def test_posting_says_what_its_words_say(self, vacancy, words, language):
        page = words_page(vacancy(), language)
        for name, text in vars(words[language]).items():
            if name != "guidance":
                assert getattr(page, name) == text, name
        said = {
            row.kind.name(language="en").text.lower().replace(" ", "-"): (row.lead_in, row.text)
            for row in page.guidance.all()
        }
        assert said == {
            kind: (row.lead_in, row.text) for kind, row in words[language].guidance.items()
        }

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_rows_are_in_the_language_of_their_page(self, language):
        rows = DocumentGuidance.objects.filter(page__locale__language_code=language)
        assert {row.locale.language_code for row in rows} == {language}
        assert len(rows) == 6

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_other_pages_say_what_their_words_say(self, language):
        home = HomePage.objects.get(locale__language_code=language)
        words = pages.ABOUT[language]
        about = PlainPage.objects.get(slug=words.slug)
        assert (home.statement, home.lead) == (pages.HOME[language].statement, home.lead)
        assert home.where_we_work == pages.HOME[language].where_we_work
        assert about.body == words.body
        for area in AREAS:
            page = ResearchAreaPage.objects.get(
                area__key=records.record_key(area), locale__language_code=language
            )
            assert {name: getattr(page, name) for name in vars(area.texts[language])} == vars(
                area.texts[language]
            )


class TestFacts:
    def test_organisations_and_where_they_are(self):
        group = PeopleSettings.objects.get().organisation
        above = [unit.name("en").text for unit in group.ancestors()]
        assert above == [
            "Division of Communications, Antennas, and Optical Networks",
            "Department of Electrical Engineering",
            "Chalmers University of Technology",
        ]
        assert group.place("sv").text == "Göteborg"
        (programme,) = Organisation.objects.filter(kind="programme")
        assert programme.url == "https://wasp-sweden.org/"
        assert programme.translated_text("graduate_school", "sv").language == "sv"

    def test_nothing_is_invented_about_people(self):
        assert {str(person) for person in Person.objects.all()} == {
            "Giuseppe Durisi",
            "Rebecka Jörnsten",
        }
        for person, demo in zip(Person.objects.in_alphabetical_order(), PEOPLE, strict=True):
            assert person.live
            assert (person.phone, person.room, person.orcid) == ("", "", "")
            assert person.portrait is None
            assert not person.links.exists()
            assert person.email == demo.facts.get("email", "")
            assert person.user is None

    def test_who_has_pages(self):
        assert words_page(Person.objects.get(family_name="Durisi"), "sv").title == "Giuseppe Durisi"
        assert not Person.objects.get(family_name="Jörnsten").pages.exists()

    def test_areas(self):
        areas = ResearchArea.objects.in_order()
        assert [area.name for area in areas] == [area.name for area in AREAS]
        assert {area.lead for area in areas} == {None}
        first = areas[0]
        assert [str(person) for person in first.published_lead_and_members()] == ["Giuseppe Durisi"]
        keyword = first.keywords.get(name="lattices")
        assert keyword.in_language("sv").text == "gitter"
        assert keyword.in_language("en").language == "en"

    def test_posting_keeps_its_dates(self, demo):
        vacancy = posting()
        assert (vacancy.opens_on, vacancy.deadline_on) == (date(2025, 5, 13), date(2025, 6, 14))
        assert vacancy.state(demo) == State.CLOSED
        assert vacancy.external_application_url == ""
        assert [str(row) for row in vacancy.supervisors.all()] == [
            "Giuseppe Durisi",
            "Rebecka Jörnsten",
        ]
        assert [str(row) for row in vacancy.document_rules.all()] == [
            "CV",
            "Personal letter",
            "Other documents",
        ]
        assert {str(area) for area in vacancy.areas.all()} == {
            "Machine learning",
            "Information theory",
        }
        assert vacancy.contacts.get().shown_email == PEOPLE[0].facts["email"]

    def test_demonstration_is_open(self, demo):
        vacancy = demonstration()
        assert vacancy.deadline_on == date(2026, 4, 1)
        assert vacancy.days_left(demo) == 30
        assert vacancy.state(demo) == State.OPEN
        assert vacancy.application_method == ApplicationMethod.FORM

    def test_permanent_keys_are_the_same_everywhere(self):
        area = ResearchArea.objects.get(name="Information theory")
        assert str(area.key) == "cf19f7e0-66ed-5c9a-8b84-15159ffec0fc"


class TestReopening:
    """A demonstration that has run out opens again, unless somebody has made it theirs."""

    def later(self, demo, days=40):
        return demo + timedelta(days=days)

    def test_not_while_it_is_open(self, demo):
        assert not seed.extend_expired_demonstration_vacancy(self.later(demo, 29))

    def test_deadline_moves_and_the_page_says_so(self, demo):
        at = self.later(demo)
        assert demonstration().state(at) == State.CLOSED
        assert seed.extend_expired_demonstration_vacancy(at)
        vacancy = demonstration()
        assert vacancy.state(at) == State.OPEN
        assert vacancy.days_left(at) == 30
        (extension,) = vacancy.extensions.all()
        assert (extension.extended_from, extension.extended_to) == (
            date(2026, 4, 1),
            date(2026, 5, 11),
        )
        assert not vacancy.has_unpublished_changes
        assert not seed.extend_expired_demonstration_vacancy(at)

    def test_posting_stays_closed(self, demo):
        seed.extend_expired_demonstration_vacancy(self.later(demo))
        assert posting().deadline_on == date(2025, 6, 14)

    @pytest.mark.parametrize("touch", ["edited", "outcome", "unpublished", "locked", "deleted"])
    def test_not_once_somebody_has_touched_it(self, demo, touch, admin_user):
        vacancy = demonstration()
        if touch == "edited":
            vacancy.teaching_percent = 10
            vacancy.save_revision(user=admin_user)
        elif touch == "outcome":
            vacancy.outcome = "filled"
            vacancy.save_revision().publish()
        elif touch == "unpublished":
            vacancy.unpublish()
        elif touch == "locked":
            Vacancy.objects.filter(pk=vacancy.pk).update(locked=True)
        else:
            VacancyPage.objects.filter(vacancy=vacancy).delete()
            vacancy.delete()
        assert not seed.extend_expired_demonstration_vacancy(self.later(demo))


class TestTranslating:
    """`localize.start_translation_from_unsaved_page`, through which the Swedish comes in."""

    def english(self):
        return PlainPage.objects.get(slug=pages.ABOUT["en"].slug)

    def written(self, **changes):
        words = pages.ABOUT["sv"]
        swedish = PlainPage.objects.get(slug=words.slug)
        fields = {"title": words.title, "slug": "om", "lead": words.lead, "body": swedish.body}
        return PlainPage(**fields | changes, locale=swedish.locale)

    @pytest.mark.parametrize(
        ("changes", "place"),
        [({"lead": ""}, "lead"), ({"body": "<p>Bara ett stycke.</p>"}, "body")],
    )
    def test_words_built_differently_are_refused(self, changes, place):
        with pytest.raises(ValueError, match=place):
            localize.start_translation_from_unsaved_page(self.english(), self.written(**changes))

    def test_one_text_cannot_have_two_translations(self):
        page = self.english()
        page.body = "<p>So</p><p>So</p>"
        page.save()
        with pytest.raises(ValueError, match="has two for it"):
            localize.start_translation_from_unsaved_page(
                page, self.written(body="<p>Så</p><p>Sålunda</p>")
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_for_editors_are_never_public(language):
    with translation.override(language):
        for vacancy in (posting(), demonstration()):
            page = words_page(vacancy, language)
            assert vacancy.name not in (page.title, page.seo_title, page.slug)
