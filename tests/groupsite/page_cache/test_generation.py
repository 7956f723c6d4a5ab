"""The generation changes with every write that a visitor could see, and with no other."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import update_last_login
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import F
from wagtail.models import Page

from groupsite.page_cache import triggers
from groupsite.page_cache.generation import current_generation, start_new_generation
from groupsite.page_cache.hidden_tables import hidden_fields, is_visible, visible_columns
from people.models import Organisation, Person
from tests.factories import AreaFactory, PersonFactory, VacancyFactory
from vacancies.models import AttemptCount, Vacancy

pytestmark = pytest.mark.django_db

# All others are visible. To hide a table, no public page may read it: `test_never_stale` looks.
HIDDEN_TABLES = {
    "django_session",
    "groupsite_monitoring_commandrun",
    "groupsite_page_cache_visiblechange",
    "groupsite_research_candidate",
    "groupsite_research_candidatebatch",
    "groupsite_research_merge",
    "groupsite_research_nameform",
    "groupsite_research_refusal",
    "groupsite_search_changedrow",
    "groupsite_search_entrycontents",
    "groupsite_search_entryword",
    "groupsite_search_outdateddocument",
    "groupsite_search_searchentry",
    "groupsite_second_factor_passkey",
    "groupsite_second_factor_recoverycode",
    "groupsite_second_factor_secondfactor",
    "groupsite_unansweredword",
    "groupsite_university_login_universityidentity",
    "groupsite_vacancies_accessentry",
    "groupsite_vacancies_alertevent",
    "groupsite_vacancies_alertsubscription",
    "groupsite_vacancies_application",
    "groupsite_vacancies_applicationanswer",
    "groupsite_vacancies_applicationfile",
    "groupsite_vacancies_applicationlink",
    "groupsite_vacancies_attemptcount",
    "groupsite_vacancies_outgoingmail",
    "groupsite_vacancies_removedapplication",
    "groupsite_vacancies_unfinishedad",
    "wagtail_localize_localesynchronization",
    "wagtail_localize_overridablesegment",
    "wagtail_localize_relatedobjectsegment",
    "wagtail_localize_segmentoverride",
    "wagtail_localize_string",
    "wagtail_localize_stringsegment",
    "wagtail_localize_stringtranslation",
    "wagtail_localize_template",
    "wagtail_localize_templatesegment",
    "wagtail_localize_translatableobject",
    "wagtail_localize_translation",
    "wagtail_localize_translationcontext",
    "wagtail_localize_translationlog",
    "wagtail_localize_translationsource",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "wagtailcore_comment",
    "wagtailcore_commentreply",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_taskstate",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflowstate",
    "wagtailsearch_indexentry",
    "wagtailusers_userprofile",
}
HIDDEN_FIELDS = {
    "auth.User": {"last_login"},
    "wagtailcore.Page": {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
    },
    "groupsite_people.Person": {"has_unpublished_changes", "latest_revision"},
    "groupsite_research.Project": {"has_unpublished_changes", "latest_revision"},
    "groupsite_research.Publication": {
        "edited_fields",
        "has_unpublished_changes",
        "latest_revision",
    },
    "groupsite_research.ResearchArea": {"has_unpublished_changes", "latest_revision"},
    "groupsite_vacancies.Vacancy": {"has_unpublished_changes", "latest_revision"},
    "laboratory.Instrument": {"has_unpublished_changes", "latest_revision"},
}


def changes(act: Callable[[], object]) -> bool:
    before = current_generation()
    assert before
    act()
    return current_generation() != before


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_tables_that_no_visitor_sees_are_these() -> None:
    hidden = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if not is_visible(model)
    }
    # SQLite's own table of the search index.
    assert hidden - {"wagtailsearch_indexentry_fts"} == HIDDEN_TABLES


def test_the_fields_that_no_visitor_sees_are_these() -> None:
    hidden = {
        model._meta.label: own
        for model in apps.get_models()
        if is_visible(model)
        and (own := hidden_fields(model) & {f.name for f in model._meta.local_fields})
    }
    assert hidden == HIDDEN_FIELDS


def test_every_other_table_has_its_triggers() -> None:
    tables = {table for _name, table in triggers.existing_triggers("default")}
    assert tables == visible_columns().keys()


WRITES: dict[str, Callable[[], object]] = {
    "save": lambda: Person.objects.first().save(),
    "update of a queryset": lambda: Person.objects.update(room="E3"),
    "update of an expression": lambda: Page.objects.update(numchild=F("numchild")),
    "bulk_update": lambda: Person.objects.bulk_update(Person.objects.all(), ["room"]),
    "bulk_create": lambda: Organisation.objects.bulk_create([Organisation(kind="group")]),
    "delete of a queryset": lambda: Vacancy.objects.all().delete(),
    "many to many": lambda: Vacancy.areas.through.objects.create(
        vacancy=Vacancy.objects.get(), researcharea=AreaFactory()
    ),
    "raw SQL": lambda: execute("UPDATE groupsite_people_person SET room = 'E3'"),
    "raw deletion": lambda: execute("DELETE FROM groupsite_people_personrole"),
    "publishing": lambda: Person.objects.first().save_revision().publish(),
    "move": lambda: Page.objects.get(depth=2).move(Page.objects.get(depth=1), "last-child"),
    "decision": lambda: apps.get_model("groupsite_vacancies", "Retention").objects.create(
        vacancy=Vacancy.objects.get()
    ),
}


@pytest.mark.parametrize("write", WRITES)
def test_a_visible_write_changes_it(write: str) -> None:
    PersonFactory()
    VacancyFactory()
    assert changes(WRITES[write])


def test_work_on_drafts_keeps_it() -> None:
    person, page = PersonFactory(), Page.objects.get(depth=2).specific
    page.title = "A new title"
    assert not changes(page.save_revision)
    assert not changes(person.save_revision)


def test_what_no_visitor_sees_keeps_it() -> None:
    user = get_user_model().objects.create_user("alice")
    moment = user.last_login = datetime.now(UTC)
    assert not changes(lambda: Session.objects.create(session_key="one", expire_date=moment))
    assert not changes(lambda: AttemptCount.objects.create(key="one", count=1, ends_at=moment))
    assert not changes(lambda: update_last_login(type(user), user))
    assert changes(user.save)


def test_what_is_undone_does_not_count() -> None:
    person = PersonFactory()

    def write_and_undo() -> None:
        with transaction.atomic():
            person.save()
            transaction.set_rollback(True)

    assert not changes(write_and_undo)


def test_a_value_never_returns() -> None:
    seen = set()
    for _time in range(20):
        start_new_generation()
        Page.objects.filter(depth=1).update(title="Root")
        seen.add(current_generation())
    assert len(seen) == 20


def test_migrate_installs_what_is_missing_and_drops_what_is_unknown() -> None:
    wanted = triggers.existing_triggers("default")
    name, table = sorted(wanted)[0]
    triggers.drop_triggers("default", [(name, table)])
    call_command("migrate", "groupsite_page_cache", verbosity=0)
    assert triggers.existing_triggers("default") == wanted


def test_triggers_can_be_removed() -> None:
    with transaction.atomic():
        triggers.remove_triggers("default")
        assert triggers.existing_triggers("default") == set()
        assert not changes(lambda: Page.objects.update(title="Nobody sees this"))
        transaction.set_rollback(True)
    assert triggers.existing_triggers("default")


def test_without_its_row_there_is_no_generation() -> None:
    execute("DELETE FROM groupsite_page_cache_visiblechange")
    assert current_generation() is None
