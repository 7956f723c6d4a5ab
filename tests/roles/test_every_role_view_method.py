"""Roles × views × methods: who gets in with the addresses of pages, of facts, and of translations.

The object is the Swedish page of the member's area (a draft), and that area; for wagtail-localize's
views it is the Swedish translation of a page without a record (a draft).
"""

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse
from django.urls import reverse

from tests.roles.addresses import url_of, walked
from tests.roles.scene import DESK, INSIDE, OTHERS

pytestmark = pytest.mark.table

AREA = "wagtailsnippets_groupsite_research_researcharea"
NAMESPACES = ("wagtailadmin_pages", "wagtail_localize", AREA)
# What is not there (a task, another mode), or closed to all: "New ..." of the hub makes pages.
NOBODY: tuple[str, ...] = ()
TRANSLATING = ("translator", *DESK)
AREAS = ("member", *DESK)
WORDS = ("member", "translator", *DESK)
EVERYBODY = INSIDE  # names nothing, or lists only what one may see

TABLE = {
    "wagtailadmin_pages:add": NOBODY,
    "wagtailadmin_pages:preview_on_add": NOBODY,
    "wagtailadmin_pages:type_use": DESK,
    "wagtailadmin_pages:choose_parent": NOBODY,
    "wagtailadmin_pages:type_use_results": DESK,
    "wagtailadmin_pages:usage": DESK,
    "wagtailadmin_pages:edit": WORDS,
    "wagtailadmin_pages:preview_on_edit": WORDS,
    "wagtailadmin_pages:view_draft": WORDS,
    "wagtailadmin_pages:add_subpage": NOBODY,
    "wagtailadmin_pages:delete": DESK,
    "wagtailadmin_pages:unpublish": NOBODY,
    "wagtailadmin_pages:convert_alias": NOBODY,
    "wagtailadmin_pages:search": DESK,
    "wagtailadmin_pages:search_results": DESK,
    "wagtailadmin_pages:move": DESK,
    "wagtailadmin_pages:move_confirm": DESK,
    "wagtailadmin_pages:set_page_position": DESK,
    "wagtailadmin_pages:copy": DESK,
    "wagtailadmin_pages:workflow_action": NOBODY,
    "wagtailadmin_pages:collect_workflow_action_data": NOBODY,
    "wagtailadmin_pages:confirm_workflow_cancellation": WORDS,
    "wagtailadmin_pages:workflow_preview": NOBODY,
    "wagtailadmin_pages:set_privacy": DESK,
    "wagtailadmin_pages:lock": DESK,
    "wagtailadmin_pages:unlock": DESK,
    "wagtailadmin_pages:revisions_index": EVERYBODY,
    "wagtailadmin_pages:revisions_view": WORDS,
    "wagtailadmin_pages:revisions_revert": WORDS,
    "wagtailadmin_pages:revisions_unschedule": DESK,
    "wagtailadmin_pages:revisions_compare": WORDS,
    "wagtailadmin_pages:workflow_history": WORDS,
    "wagtailadmin_pages:workflow_history_detail": NOBODY,
    "wagtailadmin_pages:history": WORDS,
    "wagtailadmin_pages:history_results": WORDS,
    "wagtail_localize:javascript_catalog": EVERYBODY,
    "wagtail_localize:submit_page_translation": DESK,
    "wagtail_localize:submit_snippet_translation": NOBODY,
    "wagtail_localize:update_translations": TRANSLATING,
    "wagtail_localize:edit_string_translation": TRANSLATING,
    "wagtail_localize:edit_override": TRANSLATING,
    "wagtail_localize:download_pofile": TRANSLATING,
    "wagtail_localize:upload_pofile": TRANSLATING,
    "wagtail_localize:machine_translate": NOBODY,
    "wagtail_localize:preview_translation": TRANSLATING,
    "wagtail_localize:preview_translation/mode": NOBODY,
    "wagtail_localize:stop_translation": DESK,
    "wagtail_localize:convert_to_alias": DESK,
    "wagtail_localize:translations_report": EVERYBODY,
    "wagtail_localize:snippets_api_listing": DESK,
    "wagtail_localize:snippets_api_detail": AREAS,
    "wagtail_localize:translations_report_results": EVERYBODY,
    f"{AREA}:list": AREAS,
    f"{AREA}:list_results": AREAS,
    f"{AREA}:add": DESK,
    f"{AREA}:edit": DESK,
    f"{AREA}:delete": DESK,
    f"{AREA}:usage": DESK,
    f"{AREA}:history": DESK,
    f"{AREA}:history_results": DESK,
    f"{AREA}:copy": DESK,
    f"{AREA}:preview_on_add": DESK,
    f"{AREA}:preview_on_edit": DESK,
    f"{AREA}:revisions_view": DESK,
    f"{AREA}:revisions_revert": DESK,
    f"{AREA}:revisions_compare": DESK,
    f"{AREA}:revisions_unschedule": DESK,
    f"{AREA}:unpublish": DESK,
    f"{AREA}:lock": DESK,
    f"{AREA}:unlock": DESK,
    f"{AREA}:workflow_action": NOBODY,
    f"{AREA}:collect_workflow_action_data": NOBODY,
    f"{AREA}:confirm_workflow_cancellation": DESK,
    f"{AREA}:workflow_history": DESK,
    f"{AREA}:workflow_history_detail": NOBODY,
    f"{AREA}:workflow_preview": NOBODY,
    f"{AREA}:start_language": TRANSLATING,
    f"{AREA}:machine_language": TRANSLATING,
    f"{AREA}:publish_facts": DESK,
    f"{AREA}:publish_all": DESK,
}
METHODS = ("get", "post")
# What says of which page or translation a view is.
NUMBERS = {
    "page_id",
    "parent_page_id",
    "page_to_move_id",
    "translation_id",
    "translation_source_id",
}
ROWS = [one for one in walked() if one.namespace in NAMESPACES]


def row_of(address):
    return address.name + ("/mode" if "mode" in address.needs else "")


def is_closed(response):
    """Refused, or a method that the view has not."""
    if response.status_code in (401, 403, 404, 405):
        return True
    return response.status_code == 302 and response.url == reverse("wagtailadmin_home")


def answers(scene, client, address, page):
    """Of every method; whatever it changes is undone."""
    found = {}
    for method in METHODS:
        with transaction.atomic():
            data = {"next": reverse("wagtailadmin_account")}
            found[method] = getattr(client, method)(url_of(address, page), data)
            transaction.set_rollback(True)
    return found


@pytest.fixture
def nothing_is_drawn(monkeypatch):
    """Who is let in is known before the template is rendered, which takes a third of the time."""
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")


def test_every_view_has_a_row():
    assert {row_of(one) for one in ROWS} == set(TABLE)


def object_of(scene, address):
    is_of_pieces = address.namespace == "wagtail_localize" and "model_name" not in address.needs
    return scene.about_target if is_of_pieces else scene.target


@pytest.mark.usefixtures("nothing_is_drawn")
@pytest.mark.parametrize("role", INSIDE)
def test_who_may(scene, role):
    client, wrong = scene.client(role), []
    client.raise_request_exception = False  # an upload without a file is an error of theirs
    for address in ROWS:
        found = answers(scene, client, address, object_of(scene, address))
        let_in = not all(is_closed(one) for one in found.values())
        # Views that only take PUT: "no such method" is said to who has come in.
        let_in = let_in or all(one.status_code == 405 for one in found.values())
        if let_in is not (role in TABLE[row_of(address)]):
            wrong.append((address.name, {name: one.status_code for name, one in found.items()}))
    assert wrong == []


@pytest.mark.parametrize("role", OTHERS)
def test_drafts_are_closed_to_all_but_the_desk(scene, role):
    """Its English and its Swedish page, and the translation of a draft without a record: whatever the
    table lets others do elsewhere."""
    client, wrong = scene.client(role), []
    for page in (scene.closed, scene.closed_target, scene.plain_target):
        for address in ROWS:
            if TABLE[row_of(address)] == EVERYBODY or not NUMBERS.intersection(address.needs):
                continue
            found = answers(scene, client, address, page)
            if not all(is_closed(one) for one in found.values()) or all(
                one.status_code == 405 for one in found.values()
            ):
                wrong.append(address.name)
    assert wrong == []


@pytest.mark.parametrize("method", METHODS)
def test_outside_the_door_one_is_asked_to_log_in(scene, method):
    client = scene.client("anonymous")
    for address in ROWS:
        response = getattr(client, method)(url_of(address, object_of(scene, address)))
        assert response.status_code == 302, address.name
        assert response.url.startswith(reverse("wagtailadmin_login"))
