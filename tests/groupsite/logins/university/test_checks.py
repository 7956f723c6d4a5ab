"""`check --deploy` says which groups of GROUPSITE_OIDC do not exist."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import DatabaseError

from groupsite.university_login import checks

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("oidc")]


def found() -> list[str]:
    errors = run_checks(include_deployment_checks=True)
    return [one.msg for one in errors if one.id == "groupsite.E005"]


def test_groups_that_exist() -> None:
    assert found() == []


def test_a_group_that_does_not_is_named(oidc: Any) -> None:
    oidc["groups"] = {"staff": "Editors", "hr": "Recruitment", "guests": "editors"}
    assert [one.partition("“")[2] for one in found()] == ["Recruitment”.", "editors”."]


def test_a_site_without_a_provider_asks_no_database(
    settings: Any, django_assert_num_queries: Any
) -> None:
    settings.GROUPSITE_OIDC = None
    with django_assert_num_queries(0):
        assert checks.check_groups_exist(None) == []


def test_without_its_tables_it_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_names: Any) -> None:
        raise DatabaseError

    monkeypatch.setattr(checks.Group.objects, "filter", refuse)
    assert checks.check_groups_exist(None) == []
