"""What follows the rows of a move sees those of the source, and nothing that `migrate` had made."""

import pytest
from django.contrib.contenttypes.models import ContentType

from groupsite.moving import steps
from groupsite.moving.steps import iter_move
from people.models import Person

pytestmark = pytest.mark.django_db


def test_content_types_have_the_numbers_of_the_source(monkeypatch, tmp_path):
    """The index is made of pages, whose types are numbers."""
    before = ContentType.objects.get_for_model(Person).pk

    def renumber(*_arguments):
        ContentType.objects.filter(pk=before).update(model="other")
        ContentType.objects.create(app_label="groupsite_people", model="person")
        yield from ()

    found = []
    monkeypatch.setattr(steps, "iter_move_rows", renumber)
    monkeypatch.setattr(steps, "call_command", lambda *_arguments, **_options: None)
    for name in ("begin", "finish"):
        monkeypatch.setattr(steps.move_state, name, lambda *_arguments: None)
    monkeypatch.setattr(
        steps,
        "update_index",
        lambda _at: found.append(ContentType.objects.get_for_model(Person).pk),
    )
    list(steps._iter_steps(None, tmp_path, None, {}, []))
    assert found != [before]
    assert len(found) == 1
    ContentType.objects.clear_cache()


def test_a_site_on_sqlite_is_no_target(monkeypatch, tmp_path):
    monkeypatch.setattr(steps.connection, "vendor", "sqlite")
    with pytest.raises(steps.MoveError, match="The target is not PostgreSQL"):
        steps._check_target(tmp_path)


def test_a_folder_without_a_site_is_no_source(tmp_path):
    with pytest.raises(steps.MoveError, match=r"no db\.sqlite3"):
        next(iter_move(tmp_path))
