"""The demo's words: nothing of the posting is missing, nothing is added, nothing states a fact."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from groupsite.demo.content import pages
from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.files import LANGUAGES
from groupsite.demo.content.organisations import GROUP, ORGANISATIONS, WASP
from groupsite.demo.content.people import PEOPLE, ROLES
from groupsite.demo.content.vacancies import (
    DEMONSTRATION_TEXTS,
    DOCUMENT_KINDS,
    POSTING,
    POSTING_TEXTS,
    VacancyTexts,
    demonstration_vacancy,
)
from people.models import Role
from tests.data.sentences import SENTENCES, STOP_ADDED, Sentence, plain

LINES = (Path(__file__).parents[1] / "data/posting-2025-05-13.txt").read_text("utf-8").splitlines()
WRITTEN = [row for row in SENTENCES if row.source[0] in ("words", "guidance", "organisation")]
PRINTED = [row for row in SENTENCES if row.source[0] in ("fact", "interface")]
SITE = (pages.HOME, *pages.MENU, *pages.PLAIN)
BLOCK = re.compile(r"<(?:h2|p|ul|li|br/)>|\n\n")
FACTS = (
    r"34.?550|SEK|kronor|\bkr\b",
    r"\bMB\b|zip|pdf",
    r"20 ?%|per ?cent|procent",
    r"\d (May|June|maj|juni)|2025|deadline|ansökningsdag|continuously|löpande",
    r"(four|five|fyra|fem|\d) (years|år)",
    r"Durisi|Jörnsten|Giuseppe|Rebecka|supervis|handled|@",
    r"\b1 (page|sida)|(one|en) (page|sida)\b",
    r"Family name|Efternamn",
    r"application (should be )?written|ansökan ska vara skriven",
)


def text_of(html: str) -> str:
    """What a reader of the rich text reads. Paragraphs and items are parted by a space."""
    return plain(re.sub(r"<[^>]+>", "", re.sub(r"</(p|li)>", "\n", html)))


def _is_of_the_university(address: str) -> bool:
    """The pages of the university are public; the posting promises to link some of them (S2)."""
    return address.startswith("https://www.chalmers.se/")


def everything(words: VacancyTexts) -> str:
    return "\n".join(value for _path, value in strings(words))


def strings(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every string inside dataclasses, dicts and tuples, with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name), f"{path}.{field.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{path}[{key}]")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from strings(item, f"{path}[{number}]")


def field_of(row: Sentence, language: str) -> str:
    kind, name = row.source
    if kind == "organisation":
        return str(getattr(WASP.texts[language], name))
    words = POSTING_TEXTS[language]
    return words.guidance[name].text if kind == "guidance" else str(getattr(words, name))


def bilingual() -> Iterator[Any]:
    """Everything in the demo that has a value a language."""
    for group in (ORGANISATIONS, ROLES, AREAS):
        yield from (item.texts for item in group)
    yield from (kind.names for kind in DOCUMENT_KINDS)
    yield from (keyword for area in AREAS for keyword in area.keywords)
    yield from (person.texts for person in PEOPLE if person.texts)
    yield pages.SITE
    yield from (*SITE, POSTING_TEXTS, DEMONSTRATION_TEXTS)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def mended(row: Sentence) -> str:
    text = row.original
    for slip, mend in row.mends:
        assert text.count(slip) == 1 or (slip, mend) in STOP_ADDED, f"{slip!r} in {text!r}"
        text = text.replace(slip, mend) if slip else text + mend
    return text


class TestSentences:
    @pytest.mark.parametrize("number", range(1, len(LINES) + 1))
    def test_rows_of_a_line_put_together_are_the_line(self, number: int) -> None:
        together = "".join(row.original for row in SENTENCES if row.line == number)
        assert squeezed(together) == squeezed(LINES[number - 1].removeprefix("• "))

    def test_rows_stand_in_the_order_of_the_posting(self) -> None:
        assert all(one.line <= next_one.line for one, next_one in pairwise(SENTENCES))

    @pytest.mark.parametrize("row", SENTENCES, ids=lambda row: f"{row.line} {row.en[:40]}")
    def test_only_listed_slips_are_mended(self, row: Sentence) -> None:
        assert plain(mended(row)) == plain(row.en)

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("row", WRITTEN, ids=lambda row: f"{row.line} {row.en[:40]}")
    def test_written_sentence_stands_in_its_field(self, row: Sentence, language: str) -> None:
        assert plain(getattr(row, language)) in text_of(field_of(row, language))

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("row", PRINTED, ids=lambda row: f"{row.line} {row.en[:40]}")
    def test_printed_sentence_is_not_written_too(self, row: Sentence, language: str) -> None:
        sentence = plain(getattr(row, language))
        if len(sentence.split()) > 2:
            assert sentence not in text_of(everything(POSTING_TEXTS[language]))

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_words_say_nothing_that_the_posting_does_not(self, language: str) -> None:
        said = " ".join(plain(getattr(row, language)) for row in WRITTEN)
        for path, html in strings(POSTING_TEXTS[language]):
            if path.endswith((".slug", ".lead_in")):
                continue
            pieces = re.split(r"(?:\s*</?(?:p|ul|li)>)+|\n\n", html)
            for piece in filter(None, map(text_of, pieces)):
                assert piece in said, path

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_page_count_leads_into_the_guidance(self, language: str) -> None:
        printed = next(row for row in SENTENCES if row.original == "1 page where you:")
        lead_in = POSTING_TEXTS[language].guidance["personal-letter"].lead_in
        assert getattr(printed, language).endswith(f" {lead_in}")


class TestWords:
    @pytest.mark.parametrize("fact", FACTS)
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_words_of_the_posting_state_no_fact(self, language: str, fact: str) -> None:
        for words in (POSTING_TEXTS[language], DEMONSTRATION_TEXTS[language]):
            found = re.search(fact, text_of(everything(words)), re.IGNORECASE)
            assert found is None, found

    def test_everything_is_said_in_every_language(self) -> None:
        for words in bilingual():
            assert tuple(words) == LANGUAGES, words
            said = [[(path, bool(text)) for path, text in strings(words[code])] for code in words]
            assert said[0] == said[1], words

    def test_headings_paragraphs_and_items_follow_each_other_alike_in_every_language(self) -> None:
        for words in bilingual():
            english, swedish = (strings(words[code]) for code in LANGUAGES)
            for (path, one), (_path, other) in zip(english, swedish, strict=True):
                assert BLOCK.findall(one) == BLOCK.findall(other), path

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_slugs_are_plain_and_unlike(self, language: str) -> None:
        slugs = [page[language].slug for page in SITE]
        slugs += [area.texts[language].slug for area in AREAS]
        slugs += [POSTING_TEXTS[language].slug, DEMONSTRATION_TEXTS[language].slug]
        assert len(slugs) == len(set(slugs))
        assert all(re.fullmatch(r"[a-z0-9-]{1,50}", slug) for slug in slugs)

    @pytest.mark.parametrize(
        ("language", "warning"),
        [
            ("en", "Demonstration – not a real position"),
            ("sv", "Demonstration – inte en riktig tjänst"),
        ],
    )
    def test_demonstration_says_what_it_is(self, language: str, warning: str) -> None:
        words, posting = DEMONSTRATION_TEXTS[language], POSTING_TEXTS[language]
        assert words.title.startswith(warning)
        first, own, rest = words.lead.split("\n\n", 2)
        assert own.startswith(warning)
        assert f"{first}\n\n{rest}" == posting.lead
        assert words.required == posting.required
        assert warning not in everything(posting)


class TestFacts:
    def test_keys_lead_to_what_is_there(self) -> None:
        organisations = {one.key for one in ORGANISATIONS}
        people = {one.key for one in PEOPLE}
        assert {one.parent for one in ORGANISATIONS} <= organisations | {""}
        for person in PEOPLE:
            assert {row["role"] for row in person.roles} <= {one.key for one in ROLES}
            assert {row.get("organisation", GROUP.key) for row in person.roles} <= organisations
        assert {member for area in AREAS for member in area.members} <= people
        assert {*POSTING.supervisors, *POSTING.contacts} <= people
        assert set(POSTING.areas) <= {one.key for one in AREAS}
        assert {POSTING.organisation, *POSTING.programmes} <= organisations
        rules = {rule["kind"] for rule in POSTING.documents}
        assert rules <= {kind.key for kind in DOCUMENT_KINDS}
        assert rules == set(POSTING_TEXTS["en"].guidance) == set(POSTING_TEXTS["sv"].guidance)

    def test_parents_stand_before_their_parts(self) -> None:
        seen = {""}
        for organisation in ORGANISATIONS:
            assert organisation.parent in seen
            seen.add(organisation.key)

    def test_no_address_is_invented(self) -> None:
        posting = "\n".join(LINES)
        given = [one.facts.get("url", "") for one in ORGANISATIONS]
        given += [one.facts.get("email", "") for one in PEOPLE]
        assert all(address in posting or _is_of_the_university(address) for address in given)
        linked = re.findall(
            r"https?://[^)\s\"]+",
            " ".join(
                everything(words[code])
                for words in (POSTING_TEXTS, DEMONSTRATION_TEXTS)
                for code in words
            ),
        )
        assert [address for address in linked if not _is_of_the_university(address)] == []

    def test_demonstration_is_open_for_thirty_days_from_today(self) -> None:
        today = date(2026, 2, 27)
        copy = demonstration_vacancy(today)
        dates = (copy.facts["opens_on"], copy.facts["deadline_on"])
        assert dates == (today, today + timedelta(days=30))
        assert copy.key != POSTING.key
        assert copy.supervisors == POSTING.supervisors

    def test_group_is_named_as_swedish_names_it(self) -> None:
        assert GROUP.texts["sv"].name == "forskargruppen Kommunikationssystem"


def test_professors_of_all_ranks_have_one_heading(demo: datetime) -> None:
    roles = {role.name("en").text: role for role in Role.objects.all()}
    headings = {
        name: (role.listing_role.heading("en").text, role.listing_role.heading("sv").text)
        for name, role in roles.items()
        if "rofessor" in name
    }
    assert set(headings) == {"Professor", "Associate professor", "Assistant professor"}
    assert set(headings.values()) == {("Professors", "Professorer och lärare")}
    assert roles["Postdoc"].listing_role == roles["Postdoc"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_words_of_titles_may_be_divided(language: str) -> None:
    """Twenty letters of a heading fit the narrowest phone, and not every browser can divide a word."""
    texts = [*(page[language] for page in SITE), *(area.texts[language] for area in AREAS)]
    titles = [*(text.title for text in texts), POSTING_TEXTS[language].title]
    pieces = [piece for title in titles for piece in re.split(r"[\s\N{SOFT HYPHEN}-]+", title)]
    assert [piece for piece in pieces if len(piece) > 20] == []
