"""One publication, its files and its metadata, as visitors and reference managers read them."""

import json
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.templatetags.static import static
from wagtail.documents import get_document_model

from research.models import (
    Authorship,
    Keyword,
    PublicationAward,
    PublicationLink,
    PublicationVersion,
)
from research.publication_facts.public_works import public_works
from research.publication_facts.work_of_publication import public_work_of
from tests.factories import AreaFactory, PersonFactory
from tests.pages import Read, text_of
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import (
    make_full_publication,
    make_publication,
    publication_indexes,
)

# At most 15, and one of the page cache, which has stored no page for a test.
QUERIES = 16
LIST = {"en": "/en/publications/", "sv": "/sv/publikationer/"}


@pytest.fixture(autouse=True)
def indexes(group_site, at):
    return publication_indexes(group_site)


@pytest.fixture
def read(client):
    def read(publication, language="en"):
        return Read.from_response(client.get(f"{LIST[language]}{publication.cite_key}/"))

    return read


def head(page):
    return BeautifulSoup(page.whole, "lxml").head


class TestFacts:
    def test_in_both_languages_at_the_same_key(self, read):
        one = make_publication(volume="12", doi="10.1000/182", publisher="Waves", language="en")
        facts = read(one).facts(".fact-list")
        assert facts["Type"] == "Journal article"
        assert facts["Published"] == "September 2016"
        assert facts["Published in"] == "Journal of Waves 12"
        assert facts["DOI"] == "10.1000/182"
        page = read(one, "sv")
        assert page.facts(".fact-list")["Typ"] == "Tidskriftsartikel"
        assert page.one("h1")["lang"] == "en"
        assert page.one('.fact-list a[href="https://doi.org/10.1000/182"]')

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("kind", "names"),
        [
            ("conference", ("Published in", "Publicerad i")),
            ("thesis-licentiate", ("University", "Lärosäte")),
            ("report", ("Published by", "Publicerad av")),
        ],
    )
    def test_the_venue_is_called_what_it_is(self, read, kind, names):
        one = make_publication(kind=kind)
        found = [read(one, language).facts(".fact-list") for language in ("en", "sv")]
        assert [facts[name] for facts, name in zip(found, names, strict=True)] == [
            "Journal of Waves",
            "Journal of Waves",
        ]

    def test_the_other_language_is_one_link_away_and_the_list_is_above(self, read):
        one = make_publication()
        html = BeautifulSoup(read(one).whole, "lxml")
        assert html.select(f'a[hreflang="sv"][href="{LIST["sv"]}{one.cite_key}/"]')
        canonical = html.head.select_one('link[rel="canonical"]')["href"]
        assert canonical.endswith(f"{LIST['en']}{one.cite_key}/")
        assert html.select_one(".breadcrumbs a")["href"] == LIST["en"]
        assert html.title.get_text() == "Short packets over waves – Waves"
        assert html.head.select_one('meta[property="og:title"]')["content"] == one.title_text

    def test_a_doi_for_tests_leads_nowhere_and_is_no_link(self, read):
        page = read(make_publication(doi="10.5555/groupsite-demo.1"))
        assert page.facts(".fact-list")["DOI"] == "10.5555/groupsite-demo.1"
        assert page.main.select('.fact-list a[href*="doi.org"]') == []

    def test_areas_projects_awards_and_keywords(self, read, group_site):
        area, project = AreaFactory(), make_project()
        group_site.add(area, title="Coding")
        add_project(group_site, project, title="Wide waves")
        award = PublicationAward(name="Best Paper", year=2017)
        one = make_publication(rows={"areas": [area], "projects": [project], "awards": [award]})
        one.keywords.add(Keyword.objects.create(name="waves"))
        one.save()
        facts = read(one).facts(".fact-list")
        assert (facts["Areas"], facts["Projects"]) == ("Coding", "Wide waves")
        assert (facts["Awards"], facts["Keywords"]) == ("Best Paper, 2017", "waves")

    def test_a_title_in_another_language_and_equal_contribution(self, read):
        rows = [Authorship(given="Anna", family="Ek", equal=True), Authorship(family="Li")]
        one = make_publication(
            parallel_title="Korta paket", parallel_language="sv", rows={"authorships": rows}
        )
        page = read(one)
        assert page.one(".publication__parallel")["lang"] == "sv"
        assert text_of(page.one(".publication__names")) == "Anna Ek*, Li"
        assert "* These authors contributed equally." in page.text

    @pytest.mark.table
    @pytest.mark.parametrize("is_public", [True, False])
    def test_the_abstract_only_where_it_is_public(self, read, client, is_public):
        one = make_publication(abstract="What we did.", abstract_public=is_public)
        assert ("What we did." in read(one).whole) is is_public
        for name in ("bibtex", "ris", "csl-json"):
            sent = client.get(f"{LIST['en']}{one.cite_key}/{name}/").content.decode()
            assert ("What we did." in sent) is is_public

    def test_each_paragraph_of_the_abstract_in_its_language(self, read):
        one = make_publication(
            abstract="Om vågor.\r\n\r\nOch $x^2$.", abstract_public=True, language="sv"
        )
        found = read(one).main.select('.prose p[lang="sv"]')
        assert [text_of(part)[:9] for part in found] == ["Om vågor.", "Och x2x^2"]

    def test_authors_who_are_not_known_are_said_to_be_missing(self, read, client):
        one = make_publication(some_authors=True)
        names = [text_of(read(one, language).one(".publication__names")) for language in LIST]
        assert sorted(names) == ["Anna Ek, Wei Li et al.", "Anna Ek, Wei Li m.fl."]
        assert "Ek, A., Li, W., et al." in text_of(read(one).one("#citation"))
        sent = client.get(f"{LIST['en']}{one.cite_key}/bibtex/").content.decode()
        assert "Ek, Anna and Li, Wei and others" in sent

    def test_all_authors_are_named(self, read):
        rows = [Authorship(given="A.", family=f"Name{n}", sort_order=n) for n in range(30)]
        page = read(make_publication(rows={"authorships": rows}))
        assert text_of(page.one(".publication__names")).count("A. Name") == 30


class TestVersions:
    def test_addresses_files_and_links(self, read):
        document = get_document_model().objects.create(
            title="Paper", file=ContentFile(b"%PDF-1.4", "paper.pdf")
        )
        one = make_publication(
            rows={
                "versions": [
                    PublicationVersion(kind="preprint", arxiv="1507.07714"),
                    PublicationVersion(kind="accepted", document=document, licence="cc-by-4.0"),
                ],
                "links": [PublicationLink(kind="code", url="https://example.org/code")],
            }
        )
        page = read(one)
        links = [link["href"] for link in page.section("versions").select("a")]
        assert links == [
            "https://arxiv.org/abs/1507.07714",
            document.url,
            "https://example.org/code",
        ]
        assert "CC BY 4.0" in text_of(page.section("versions"))

    def test_an_embargoed_version_leaves_no_trace(self, read, client):
        document = get_document_model().objects.create(
            title="Paper", file=ContentFile(b"%PDF-1.4", "secret.pdf")
        )
        late = date(2099, 1, 1)
        one = make_publication(
            rows={
                "versions": [
                    PublicationVersion(kind="accepted", document=document, public_from=late),
                    PublicationVersion(
                        kind="preprint", url="https://example.org/secret", public_from=late
                    ),
                ]
            }
        )
        assert "secret" not in read(one).whole
        assert document.url not in read(one).whole
        for name in ("bibtex", "ris", "csl-json"):
            sent = client.get(f"{LIST['en']}{one.cite_key}/{name}/").content.decode()
            assert "secret" not in sent

    @pytest.mark.parametrize("url", ["ftp://example.org/x", "javascript:alert(1)"])
    def test_r57_only_addresses_of_the_web(self, read, url):
        for row in (
            PublicationLink(kind="code", url=url),
            PublicationVersion(kind="preprint", url=url),
        ):
            with pytest.raises(ValidationError):
                row.clean_fields(exclude=["publication"])
        rows = {
            "versions": [PublicationVersion(kind="preprint", url=url)],
            "links": [PublicationLink(kind="code", url=url)],
        }
        assert url not in read(make_publication(rows=rows)).whole


class TestWhatIsNotPublic:
    def test_a_draft_is_not_there(self, client):
        one = make_publication(draft=True)
        for path in ("", "bibtex/", "ris/", "csl-json/"):
            assert client.get(f"{LIST['en']}{one.cite_key}/{path}").status_code == 404

    def test_the_printed_name_of_an_unpublished_person_stays_without_link(self, read):
        person = PersonFactory(draft=True, orcid="0000-0002-1825-0097")
        page = read(make_publication(people=[person]))
        assert text_of(page.one(".publication__names")) == "Alice Ek"
        assert page.main.select(".publication__names a") == []
        assert "0000-0002-1825-0097" not in page.whole
        assert str(person.key) not in page.whole

    def test_members_of_a_collaboration_who_are_not_printed(self, read):
        rows = [
            Authorship(literal="The Waves collaboration"),
            Authorship(given="Carl", family="Hidden", printed=False, sort_order=1),
        ]
        assert "Hidden" not in read(make_publication(rows={"authorships": rows})).whole


class TestAddresses:
    def test_an_old_key_leads_to_the_present_one(self, client, at):
        one = make_publication(first_published_at=at)
        old = one.cite_key
        one.cite_key = "a-new-key"
        one.save()
        response = client.get(f"{LIST['sv']}{old}/")
        assert (response.status_code, response.url) == (301, f"{LIST['sv']}a-new-key/")

    def test_r45_an_old_key_of_a_hidden_publication_leads_nowhere(self, client, at):
        one = make_publication(first_published_at=at)
        old = one.cite_key
        one.cite_key = "a-new-key"
        one.live = False
        one.save()
        assert one.addresses.filter(cite_key=old).exists()
        assert client.get(f"{LIST['sv']}{old}/").status_code == 404

    @pytest.mark.parametrize("path", ["nothing/", "nothing/bibtex/", "a/b/c/", "Ä/"])
    def test_others_are_404(self, client, path):
        assert client.get(f"{LIST['en']}{path}").status_code == 404

    def test_r54_other_methods_are_refused(self, client):
        one = make_publication()
        assert client.post(f"{LIST['en']}{one.cite_key}/").status_code == 405


class TestFiles:
    @pytest.mark.parametrize(
        ("name", "content_type", "ending", "holds"),
        [
            ("bibtex", "application/x-bibtex", "bib", "title = {Short packets over waves}"),
            ("ris", "application/x-research-info-systems", "ris", "TI  - Short packets over waves"),
            ("csl-json", "application/vnd.citationstyles.csl+json", "json", '"title": "Short'),
        ],
    )
    def test_of_one_and_of_the_filtered_list(self, client, name, content_type, ending, holds):
        one = make_publication(year=2016)
        make_publication(title="Something else", year=2015)
        single = client.get(f"{LIST['en']}{one.cite_key}/{name}/")
        listed = client.get(f"{LIST['en']}{name}/?year=2016")
        for response, file in ((single, one.cite_key), (listed, "publications")):
            content = response.getvalue().decode()
            assert holds in content
            assert "Something else" not in content
            assert response["Content-Type"] == f"{content_type}; charset=utf-8"
            assert response["Content-Disposition"] == f'attachment; filename="{file}.{ending}"'
        assert listed.streaming
        assert "Something else" in client.get(f"{LIST['en']}{name}/").getvalue().decode()

    def test_many_are_read_as_one_is(self, at, django_assert_num_queries):
        found = [make_full_publication([PersonFactory()], []), make_publication(abstract="No.")]
        late = PublicationVersion(
            kind="accepted", url="https://example.org/", public_from="2099-01-01"
        )
        today = PublicationVersion(
            kind="accepted", url="https://example.org/today", public_from=at.date()
        )
        found.append(make_publication(title="Late", rows={"versions": [late]}))
        found.append(make_publication(some_authors=True, rows={"versions": [today]}))
        for name in ("waves", "air"):
            found[1].keywords.add(Keyword.objects.create(name=name))
        found[1].save()
        draft = make_publication(title="Draft", draft=True)
        with django_assert_num_queries(4):
            works = public_works([draft.pk, *(one.pk for one in found)], at)
        assert works == [public_work_of(one, at) for one in found]

    def test_csl_json_of_many_is_json(self, client):
        for number in range(3):
            make_publication(title=f"Paper {number}")
        found = json.loads(client.get(f"{LIST['en']}csl-json/").getvalue())
        assert [one["title"] for one in found] == ["Paper 2", "Paper 1", "Paper 0"]

    def test_the_page_shows_a_citation_and_bibtex_and_links_the_files(self, read):
        one = make_publication(volume="12", issue="3", pages="12–17")
        page = read(one)
        assert text_of(page.one(".publication__citation")) == (
            "Ek, A. & Li, W. (2016). Short packets over waves. Journal of Waves, 12(3), 12–17."
        )
        assert page.one("pre").get_text().startswith(f"@article{{{one.cite_key},\n  author = {{Ek")
        formats = head(page).select('link[rel="alternate"][title]')
        assert [link["title"] for link in formats] == ["BibTeX", "RIS", "CSL-JSON"]
        assert formats[0]["href"] == f"{LIST['en']}{one.cite_key}/bibtex/"

    @pytest.mark.parametrize(
        ("facts", "address"),
        [
            ({"doi": "10.1000/182"}, "https://doi.org/10.1000/182"),
            ({"arxiv": "1507.07714"}, "https://arxiv.org/abs/1507.07714"),
        ],
    )
    def test_the_address_of_a_citation_is_a_link(self, read, facts, address):
        cited = read(make_publication(**facts)).one(".publication__citation")
        assert cited.a["href"] == cited.a.text == address
        assert text_of(cited).endswith(f"Journal of Waves. {address}")

    def test_an_invented_doi_in_a_citation_is_no_link(self, read):
        cited = read(make_publication(doi="10.5555/waves")).one(".publication__citation")
        assert cited.a is None
        assert text_of(cited).endswith("https://doi.org/10.5555/waves")

    @pytest.mark.parametrize(
        ("language", "label", "copied"),
        [("en", "Copy citation", "Copied"), ("sv", "Kopiera referensen", "Kopierad")],
    )
    def test_the_button_that_copies_a_citation_waits_for_its_script(
        self, read, language, label, copied
    ):
        page = read(make_publication(), language)
        button = page.one("[data-copy]")
        assert "hidden" in button.attrs
        assert text_of(button) == label
        assert button.select_one("[role=status]")["data-copied"] == copied
        assert page.one(f"#{button['data-copy']}").name == "p"

    def test_a_question_in_a_citation_has_no_full_stop(self, read):
        citation = read(make_publication(title="How short is a packet?")).one(
            ".publication__citation"
        )
        assert "How short is a packet? Journal of Waves." in text_of(citation)

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("name", "ending", "content"),
        [("bibtex", "bib", ""), ("ris", "ris", ""), ("csl-json", "json", "[\n]\n")],
    )
    def test_of_a_list_without_results_in_its_language(self, client, name, ending, content):
        response = client.get(f"{LIST['sv']}{name}/?year=1999")
        assert response.getvalue().decode() == content
        assert f'filename="publikationer.{ending}"' in response["Content-Disposition"]


class TestMetadata:
    def test_for_google_scholar_and_zotero(self, read):
        one = make_publication(volume="12", pages="12–17", doi="10.1000/182", with_mathematics=True)
        found = [
            (tag["name"].removeprefix("citation_"), tag["content"])
            for tag in head(read(one)).select('meta[name^="citation_"]')
        ]
        assert found[:8] == [
            ("title", "Bounds on ℓ₂ norms"),
            ("author", "Ek, Anna"),
            ("author", "Li, Wei"),
            ("publication_date", "2016/09"),
            ("journal_title", "Journal of Waves"),
            ("volume", "12"),
            ("firstpage", "12"),
            ("lastpage", "17"),
        ]
        assert ("doi", "10.1000/182") in found

    def test_json_ld(self, read, group_site):
        person = PersonFactory(orcid="0000-0002-1825-0097")
        group_site.add(person)
        one = make_publication(people=[person], doi="10.1000/182", language="en")
        script = head(read(one)).select_one('script[type="application/ld+json"]').get_text()
        nodes = {node["@type"]: node for node in json.loads(script)["@graph"]}
        article = nodes["ScholarlyArticle"]
        assert article["name"] == "Short packets over waves"
        assert article["author"][0]["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
        assert article["datePublished"] == "2016-09"
        assert article["isPartOf"]["name"] == "Journal of Waves"
        assert article["sameAs"] == "https://doi.org/10.1000/182"
        trail = nodes["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in trail] == ["Publications", "Short packets over waves"]

    def test_r50_no_inline_style(self, read):
        one = make_publication(title=r"Bounds \emph{on} $\color{red}{\ell_2}$ and $x\!y$")
        main = read(one).main
        assert main.select("[style], style") == []
        assert [script["src"] for script in main.select("script")] == [
            static("groupsite_research/js/copy.js")
        ]


def test_few_queries(client, django_assert_max_num_queries, group_site):
    alice, area, project = PersonFactory(), AreaFactory(), make_project()
    for record in (alice, area):
        group_site.add(record)
    add_project(group_site, project)
    rows = {"areas": [area], "projects": [project]}
    address = f"{LIST['en']}{make_publication(people=[alice], rows=rows).cite_key}/"
    client.get(address)
    with django_assert_max_num_queries(QUERIES):
        client.get(address)


def test_few_queries_for_the_page_of_an_author(client, django_assert_max_num_queries, group_site):
    alice = PersonFactory()
    page = group_site.add(alice)["en"]
    for number in range(12):
        make_publication(people=[alice], title=f"Paper {number}")
    shown = client.get(page.url)
    assert shown.text.count("Paper 11") == 1
    with django_assert_max_num_queries(QUERIES):
        client.get(page.url)
