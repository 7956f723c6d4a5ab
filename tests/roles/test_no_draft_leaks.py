"""R45: no draft title in any answer of the admin to who may not see it: body, message or redirect."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from groupsite.api.router import api_router
from tests.roles.addresses import MISSING, Address, record_of, url_of, walked
from tests.roles.scene import CANDIDATE, DESK, INSIDE, OTHERS, PAPER, SECRET

pytestmark = pytest.mark.table

LEAVE_OUT = {
    "wagtailadmin_logout",  # then nobody is asking any more
    "wagtailadmin_error_test",  # an error on purpose
}
# What finds things: an address is asked with the secret word too, or with the numbers of the pages.
SEARCHES = ("q", "search", "source_title", "title", "label")


@pytest.fixture(autouse=True)
def in_review(scene):
    """Wagtail's views of tasks say nothing of a page until there is a task, of whatever page."""
    member = scene.user("member")
    return scene.area.get_workflow().start(scene.area, member)


def asked(scene, pages):
    """The pages whose numbers stand in addresses, and the addresses that fit them: all for the draft
    vacancy and its page; for the others those of their records, or of pages."""
    for address in walked():
        if address.name in LEAVE_OUT:
            continue
        for page in pages:
            if page is scene.closed or _fits(address, page, scene):
                yield page, address


def _fits(address, page, scene):
    kind = type(getattr(page, "record", page))._meta.label_lower.replace(".", "_")
    if address.namespace.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_")):
        return address.namespace.endswith(kind) and "pk" in address.needs
    if address.namespace == "wagtail_localize" and page is scene.plain_target:
        return bool(address.needs)
    targets = (scene.private, scene.closed_target, scene.plain_target)
    return address.needs[:1] == ("page_id",) and page in targets


def shown(response):
    body = b"".join(response.streaming_content) if response.streaming else response.content
    told = [str(message) for message in get_messages(response.wsgi_request)]
    return " ".join([body.decode("utf-8", "replace"), response.headers.get("Location", ""), *told])


def test_every_address_can_be_filled_in(scene):
    """A parameter that is new has no value in `addresses`, so a new view is not passed over."""
    assert [url_of(address, scene.closed) for address in walked()]


@pytest.mark.parametrize("is_vacancy", [True, False], ids=["vacancy", "others"])
@pytest.mark.parametrize(
    ("role", "method"),
    # A reader and an officer have no act of their own here: what they may send, the others may.
    [(role, method) for role in ("member", "translator") for method in ("get", "post")]
    + [("reader", "get"), ("officer", "get")],
)
def test_no_address_names_a_secret(scene, role, method, is_vacancy):
    client = scene.client(role)
    client.raise_request_exception = False  # what Wagtail does not expect is an error of its own
    ids = [page.pk for page in scene.secrets]
    told = []
    pages = [page for page in scene.secrets if (page is scene.closed) == is_vacancy]
    for page, address in asked(scene, pages):
        url = url_of(address, page)
        data = {} if method == "post" else {"id": ids, **dict.fromkeys(SEARCHES, "")}
        client.cookies.pop("messages", None)  # those of the answer before
        response = getattr(client, method)(url, data)
        if SECRET in shown(response):
            told.append(f"{page} in {address.name}")
    if (
        role == "officer"
    ):  # reads the applications to all vacancies, so also to what is a draft again
        told = [line for line in told if "groupsite_vacancies_committee:" not in line]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("word", [SECRET, SECRET.lower()])
@pytest.mark.parametrize("role", OTHERS)
def test_no_search_finds_a_secret(scene, role, word):
    """The word itself stands in the box that it is typed into, so titles are looked for."""
    client, titles = (
        scene.client(role),
        [PAPER, CANDIDATE, *(str(page.title) for page in scene.secrets)],
    )
    told = []
    for address in walked():
        if address.needs or address.name in LEAVE_OUT:
            continue
        response = client.get(url_of(address, scene.closed), dict.fromkeys(SEARCHES, word))
        if any(title in shown(response) for title in titles):
            told.append(address.name)
    assert told == []


PAGE_WORKFLOW = (
    "wagtailadmin_pages:workflow_action",
    "wagtailadmin_pages:collect_workflow_action_data",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:workflow_preview",
)
RECORD_WORKFLOW = tuple(
    f"wagtailsnippets_groupsite_vacancies_vacancy:{name.partition(':')[2]}"
    for name in PAGE_WORKFLOW
)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", OTHERS)
def test_of_a_secret_there_is_no_review(scene, role, method):
    """As of a page and of a record that are not there (R43)."""
    client = scene.client(role)
    for address in walked():
        if address.name in (*PAGE_WORKFLOW, *RECORD_WORKFLOW):
            response = getattr(client, method)(url_of(address, scene.closed))
            assert response.status_code == 404, address.name
            assert SECRET not in shown(client.get(reverse("wagtailadmin_account"))), address.name


def test_an_editor_is_told_that_nothing_awaits_review(scene):
    client = scene.client("editor")
    for address in walked():
        if address.name in (PAGE_WORKFLOW[0], RECORD_WORKFLOW[0]):
            assert client.get(url_of(address, scene.closed)).status_code == 302


def test_an_editor_finds_them(scene):
    """Else the tests above would pass on an admin that shows nothing."""
    for role in DESK:
        client = scene.client(role)
        for name, data in {
            "wagtailadmin_pages:search": {"q": SECRET},
            "wagtailadmin_choose_page_search": {"q": SECRET},
            "wagtailadmin_choose_page_chosen_multiple": {"id": [scene.plain.pk]},
            "wagtailsnippetchoosers_groupsite_people_person:choose_results": {"q": SECRET},
            "wagtailsnippets_groupsite_research_publication:list": {"q": SECRET},
            "groupsite_research_inbox:index": {},
            "wagtail_localize:translations_report": {},
        }.items():
            assert f"{SECRET} " in shown(client.get(reverse(name), data)), (role, name)


def test_a_number_that_is_not_there_is_no_error(scene):
    url = reverse("wagtailadmin_choose_page_chosen_multiple")
    response = scene.client("member").get(url, {"id": [MISSING, "x", scene.area.pk]})
    assert response.status_code == 404


def test_the_secrets_are_secret_from_strangers(scene):
    client = scene.client("anonymous")
    for address in walked():
        if not isinstance(address, Address) or address.name in LEAVE_OUT:
            continue
        response = client.get(url_of(address, scene.closed))
        assert response.status_code != 200 or SECRET not in shown(response), address.name


@pytest.mark.parametrize("role", ["anonymous", *INSIDE])
def test_the_api_tells_nobody_of_a_secret(scene, role):
    """Not even an editor: it answers everybody as an anonymous visitor."""
    client = scene.client(role)
    keys = {page.pk for page in scene.secrets} | {record_of(page).pk for page in scene.secrets}
    for name in api_router._endpoints:
        public = set()
        for language in ("en", "sv"):
            query = {"fields": "*", "locale": language}
            response = client.get(reverse(f"groupsite_api:{name}:listing"), query)
            public |= {item["id"] for item in response.json()["items"]}
            assert SECRET not in shown(response), (name, language)
        for pk in keys - public:
            url = reverse(f"groupsite_api:{name}:detail", args=[pk])
            assert client.get(url).status_code == 404, url
        for pk in public:
            url = reverse(f"groupsite_api:{name}:detail", args=[pk])
            assert SECRET not in shown(client.get(url)), url
        assert public, name


@pytest.mark.parametrize("role", ["anonymous", "member", "editor"])
def test_no_picture_and_no_suggestion_tells_of_a_secret(scene, role):
    """Both answer everybody as an anonymous visitor."""
    client = scene.client(role)
    for page in scene.secrets:
        assert client.get(f"{page.url}link-preview-0/").status_code == 404, page
    for address in ("/en/search/suggestions/", "/sv/sok/forslag/"):
        response = client.get(address, {"q": SECRET})
        assert SECRET not in shown(response), address
