"""A search for a word finds its synonyms in both languages, as editors have entered them."""

import pytest
from django.urls import reverse

from groupsite.models import Synonym, SynonymGroup
from groupsite.search.query import parse_query
from groupsite.search.synonyms import add_synonyms, read_synonyms
from tests.factories import AreaFactory

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]


def group_of(*texts):
    group = SynonymGroup.objects.create()
    for place, text in enumerate(texts):
        Synonym.objects.create(group=group, language="en", text=text, sort_order=place)
    return group


@pytest.fixture
def synonyms():
    SynonymGroup.objects.all().delete()
    group_of("doktorand", "PhD student", "forskarstuderande")
    group_of("AI", "artificial intelligence")
    return read_synonyms()


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("waves", ()),
        (
            "doktorand",
            ((("doktorand",), ("phd", "student"), ("forskarstuderande",)),),
        ),
        # A plural, and a phrase in the middle
        (
            "two PhD students here",
            (
                (("two",),),
                (("phd", "students"), ("doktorand",), ("phd", "student"), ("forskarstuderande",)),
                (("here",),),
            ),
        ),
        # The first word of a phrase is not the phrase. Two letters begin too many words: found whole.
        ("PhD", ()),
        ("ai", ((("ai",), ("artificial", "intelligence")),)),
        ("artificial intelligence", ((("artificial", "intelligence"), ("ai ",)),)),
    ],
)
def test_parts_of_a_query(synonyms, typed, parts):
    assert add_synonyms(parse_query(typed), synonyms).with_synonyms == parts


def test_the_first_synonyms_are_there_after_migrating():
    texts = [str(group) for group in SynonymGroup.objects.all()]
    assert any("doktorand" in one and "PhD student" in one for one in texts)


@pytest.mark.usefixtures("at")
class TestSearching:
    @pytest.fixture(autouse=True)
    def areas(self, group_site, synonyms):
        for title in (
            "Guide for forskarstuderande",
            "PhD student handbook",
            "A student in PhD trouble",
        ):
            group_site.add(AreaFactory(name=title), title=title)

    @pytest.mark.table(every="words")
    @pytest.mark.parametrize("language", ["en", "sv"])
    @pytest.mark.parametrize(
        "words", ["doktorand", "DOKTORANDER", "PhD students", "forskarstuderande"]
    )
    def test_each_word_finds_the_others(self, ask, words, language):
        titles = ask(words, language).titles
        assert "Guide for forskarstuderande" in titles
        assert "PhD student handbook" in titles

    def test_what_is_found_is_highlighted(self, ask):
        assert {"forskarstuderande", "PhD", "student"} <= set(ask("doktorand").marks)

    def test_it_must_still_have_the_other_words(self, ask):
        assert ask("doktorand handbook").titles == ["PhD student handbook"]

    def test_a_synonym_of_two_letters_is_found_as_a_whole_word(self, ask, group_site):
        for title in ("Ethics of AI", "Airports", "AI for radio"):
            group_site.add(AreaFactory(name=title), title=title)
        answer = ask("artificial intelligence")
        assert set(answer.titles) == {"Ethics of AI", "AI for radio"}
        assert set(answer.marks) == {"AI"}

    def test_an_editor_changes_them(self, ask):
        assert ask("lodestar").titles == []
        group_of("lodestar", "handbook")
        assert ask("lodestar").titles == ["PhD student handbook"]
        SynonymGroup.objects.all().delete()
        assert ask("lodestar").titles == []
        assert ask("doktorand").titles == []


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (("scholarship", " Scholarship"), "The group already has this synonym."),
        (("...", "scholarship"), "Enter at least one letter or digit."),
        (("one two three four five", "scholarship"), "Enter 4 words at most."),
        (("AI", "artificial intelligence"), ""),
    ],
)
def test_what_can_never_work_is_not_saved(admin_client, texts, words):
    SynonymGroup.objects.all().delete()
    rows = {"synonyms-TOTAL_FORMS": len(texts), "synonyms-INITIAL_FORMS": 0}
    for number, text in enumerate(texts):
        row = f"synonyms-{number}"
        rows |= {f"{row}-language": "en", f"{row}-text": text, f"{row}-ORDER": number + 1}
        rows[f"{row}-id"] = ""
    response = admin_client.post(reverse("wagtailsnippets_groupsite_synonymgroup:add"), rows)
    if words:
        assert words in response.text
        for text in texts:
            assert f'value="{text}"' in response.text
    assert SynonymGroup.objects.exists() == (not words)
