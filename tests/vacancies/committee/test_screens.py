"""What the committee sees: the overview, the list and one application."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from tests.applications import ApplicationFactory, give_file
from tests.factories import NOW, VacancyFactory, document_kind
from vacancies.applications.committee_url import committee_url
from vacancies.choices import ScanState
from vacancies.models import AccessAction, AccessEntry, VacancyReader


def shown(response):
    """The table as rows of texts, the labels that only a phone shows left out."""
    soup = BeautifulSoup(response.text, "lxml")
    for label in soup.select(".groupsite-list__label, details > :not(summary)"):
        label.decompose()
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.find_all("td")]
        for row in soup.select("tbody tr")
    ]


def names(response):
    return [row[0] for row in shown(response)]


class TestOverview:
    def test_reader_sees_their_vacancies_and_what_was_received(self, scene):
        """R37: neither drafts nor withdrawn ones are counted."""
        assert shown(scene.client("reader").get(committee_url("index"))) == [
            [
                "PhD student in coding",
                "CS-2025-04",
                "2",
                "Saturday 14 June 2025, 23:59 Swedish time (CEST)",
                "Open for applications",
            ]
        ]

    def test_officer_sees_all_with_the_number_of_readers(self, scene):
        VacancyFactory(name="Elsewhere", external=True)
        rows = shown(scene.client("officer").get(committee_url("index")))
        assert sorted((row[0], row[2], row[5]) for row in rows) == [
            ("PhD student in coding", "2", "3"),
            ("Postdoc", "1", "1"),
        ]

    def test_says_whom_to_ask(self, scene):
        asked = "please ask a recruitment officer"
        assert asked in scene.client("reader").get(committee_url("index")).text
        assert asked not in scene.client("officer").get(committee_url("index")).text

    def test_empty(self, scene):
        VacancyReader.objects.all().delete()
        type(scene.vacancy).objects.update(application_method="link")
        scene.vacancy.applications.model.objects.update(received_at=None)
        html = scene.client("officer").get(committee_url("index")).text
        assert "No vacancy accepts applications through this site yet." in html

    def test_link_shows_only_where_there_was_a_form(self, scene):
        """One with a link to another system appears once somebody is named for it."""
        external = VacancyFactory(name="Elsewhere", external=True)
        VacancyReader.objects.create(vacancy=external, user=scene.users["officer"], added_at=NOW)
        assert "Elsewhere" in names(scene.client("officer").get(committee_url("index")))

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("query", "found"),
        [("CODING", 1), ("post", 1), ("2025-05", 1), ("nothing", 0), ("%", 2), ("\0", 2)],
    )
    def test_search(self, scene, query, found):
        response = scene.client("officer").get(committee_url("index"), {"q": query})
        assert len(names(response)) == found

    def test_buttons_are_for_those_who_may(self, scene):
        for role, log, rule in (
            ("reader", False, False),
            ("officer", True, False),
            ("superuser", True, True),
        ):
            html = scene.client(role).get(committee_url("index")).text
            assert (
                committee_url("access_log") in html,
                committee_url("retention_rule") in html,
            ) == (log, rule), role


class TestList:
    def test_says_of_each_what_matters(self, scene):
        rows = shown(scene.client("reader").get(scene.url("list"), {"ordering": "name"}))
        number, other = scene.application.number, scene.second.number
        received = "20\xa0May\xa02025, 12:00\xa0CEST".replace("\xa0", " ")
        assert rows == [
            ["Durisi, Giuseppe", number, received, "complete", "2", "1 kB"],
            ["Öberg, Åsa", other, received, "missing: CV, Personal letter", "0", ""],
        ]

    def test_only_received_ones(self, scene):
        """R37: drafts, withdrawn ones and those of other vacancies are not there, and not counted."""
        html = scene.client("officer").get(scene.url("list")).text
        assert "2 applications. 1 is incomplete." in html
        for name in ("Unsent", "Gone", "Elsewhere"):
            assert name not in html

    def test_names_sort_as_swedish_does(self, scene):
        for family in ("Zorn", "ängström", "Åberg", "de la Vega", "王"):
            ApplicationFactory(vacancy=scene.vacancy, received=True, family_name=family)
        client = scene.client("reader")
        wanted = ["de", "Durisi", "Zorn", "Åberg", "ängström", "Öberg", "王"]
        for ordering in ("name", "-name"):
            rows = names(client.get(scene.url("list"), {"ordering": ordering}))
            assert [name.split(",")[0].split()[0] for name in rows] == wanted
            wanted.reverse()

    @pytest.mark.table
    @pytest.mark.parametrize("key", ["number", "received", "complete", "files", "size"])
    def test_every_column_sorts_both_ways(self, scene, key):
        ApplicationFactory(
            vacancy=scene.vacancy, received=True, received_at=NOW + timedelta(days=1)
        )
        scene.vacancy.applications.filter(pk=scene.second.pk).update(
            received_at=NOW - timedelta(days=1)
        )
        give_file(scene.application, document_kind("CV"))
        client = scene.client("reader")
        up, down = (
            shown(client.get(scene.url("list"), {"ordering": ordering}))
            for ordering in (key, f"-{key}")
        )
        assert up != down
        assert sorted(up) == sorted(down)

    @pytest.mark.thorough
    def test_newest_first_and_nonsense_is_no_fault(self, scene):
        newest = ApplicationFactory(
            vacancy=scene.vacancy, received=True, received_at=NOW + timedelta(hours=1)
        )
        for query in ({}, {"ordering": "password"}, {"p": "99"}, {"p": "x"}):
            rows = shown(scene.client("reader").get(scene.url("list"), query))
            assert rows[0][1] == newest.number

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("durisi", ["Durisi, Giuseppe"]),
            ("ÅSA öb", ["Öberg, Åsa"]),
            ("oberg", ["Öberg, Åsa"]),
            ("nobody", []),
            ("alice", []),  # only in an e-mail address
            ("%", ["Durisi, Giuseppe", "Öberg, Åsa"]),
        ],
    )
    @pytest.mark.parametrize("name", ["list", "list_results"])
    def test_search_by_name(self, scene, name, query, found):
        response = scene.client("reader").get(scene.url(name), {"q": query, "ordering": "name"})
        assert names(response) == found

    def test_two_from_one_address_are_marked(self, scene):
        twin = ApplicationFactory(
            vacancy=scene.vacancy, received=True, email=scene.application.email.upper()
        )
        ApplicationFactory(vacancy=scene.vacancy, email=scene.application.email)
        html = scene.client("reader").get(scene.url("list")).text
        assert f"Also sent with the same e-mail address: {twin.number}." in html
        assert f"Also sent with the same e-mail address: {scene.application.number}." in html
        assert html.count("Also sent") == 2

    def test_empty(self, scene):
        scene.vacancy.applications.all().update(received_at=None)
        response = scene.client("reader").get(scene.url("list"))
        assert "No application has been received." in response.text
        assert scene.url("all_applications") not in response.text

    @pytest.mark.thorough
    def test_number_of_queries_does_not_grow(self, scene, django_assert_max_num_queries):
        client = scene.client("reader")
        client.get(scene.url("list"))
        for _number in range(20):
            ApplicationFactory(vacancy=scene.vacancy, received=True)
        with django_assert_max_num_queries(25):
            client.get(scene.url("list"))

    def test_names_are_escaped(self, scene):
        ApplicationFactory(vacancy=scene.vacancy, received=True, family_name="<script>x</script>")
        assert "<script>x" not in scene.client("reader").get(scene.url("list")).text


class TestApplication:
    def test_says_who_what_and_when(self, scene):
        response = scene.client("reader").get(scene.url("application", scene.application))
        for text in (
            "Giuseppe Durisi",
            scene.application.number,
            scene.application.email,
            "12:00:00 Swedish time (CEST)",
            scene.application.files.first().sha256,
        ):
            assert text in response.text, text
        assert [row[0].removesuffix(" Checksum") for row in shown(response)] == [
            "CV, Durisi.pdf",
            "Personal letter, Durisi.pdf",
        ]
        assert "mine.pdf" not in response.text

    @pytest.mark.table
    @pytest.mark.parametrize("state", ScanState)
    def test_download_is_offered_where_it_is_possible(self, scene, state):
        """R16."""
        scene.application.files.update(scan=state)
        html = scene.client("reader").get(scene.url("application", scene.application)).text
        url = scene.url("file", scene.application, scene.application.files.first().pk)
        possible = state in (ScanState.NOT_CHECKED, ScanState.CLEAN)
        assert (url in html) is possible
        assert ("2 files cannot be opened" in html) is not possible

    def test_without_files(self, scene):
        html = scene.client("reader").get(scene.url("application", scene.second)).text
        assert "There are no files." in html
        assert scene.url("archive", scene.second) not in html

    def test_says_which_others_came_from_its_address(self, scene):
        """Capitals make no other address; a draft, and another vacancy's, are not known of."""
        twin = ApplicationFactory(
            vacancy=scene.vacancy, received=True, email=scene.application.email.upper()
        )
        for facts in ({"vacancy": scene.vacancy}, {"vacancy": scene.other, "received": True}):
            ApplicationFactory(email=scene.application.email, **facts)
        for one, other in ((scene.application, twin), (twin, scene.application)):
            html = scene.client("reader").get(scene.url("application", one)).text
            assert f"Also sent with the same e-mail address: {other.number}." in html

    def test_export_of_a_person_is_offered_to_officers(self, scene):
        for role, offered in (("reader", False), ("officer", True)):
            html = scene.client(role).get(scene.url("application", scene.application)).text
            assert (scene.url("applicant_data_zip", scene.application) in html) is offered


@pytest.mark.table
@pytest.mark.parametrize("role", ["reader", "officer", "superuser"])
def test_reading_is_logged(scene, role):
    """R41: who, when, which; superusers' reads too."""
    client = scene.client(role)
    client.get(scene.url("list"))
    client.get(scene.url("list_results"))
    client.get(scene.url("application", scene.application))
    entries = AccessEntry.objects.order_by("pk")
    assert [(one.act, one.number) for one in entries] == [
        (AccessAction.LISTED, ""),
        (AccessAction.LISTED, ""),
        (AccessAction.READ, scene.application.number),
    ]
    assert {(one.at, one.username, one.vacancy) for one in entries} == {(NOW, role, scene.vacancy)}
    said = " ".join(str(value) for one in entries.values() for value in one.values())
    assert "Durisi" not in said
    assert scene.application.email not in said


@pytest.mark.table
@pytest.mark.parametrize("name", ["list", "readers", "reader_add", "retention"])
def test_screens_in_swedish(scene, name):
    from wagtail.users.models import UserProfile

    UserProfile.objects.create(user=scene.users["officer"], preferred_language="sv")
    html = scene.client("officer").get(scene.url(name)).text
    assert ">Ansökningar<" in html.replace("\n", "").replace("  ", "")
    UserProfile.objects.all().delete()
