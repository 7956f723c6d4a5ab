"""`check --deploy` names a way in that asks for no second factor."""

from typing import Any

import pytest
from django.apps import apps

from groupsite.second_factor.checks import check_api_tokens


@pytest.mark.parametrize(
    ("required", "installed", "warnings"),
    [
        (True, True, ["groupsite.W003"]),
        (True, False, []),
        (False, True, []),
    ],
)
def test_tokens_of_wagtails_api_are_a_way_around_it(
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    required: bool,
    installed: bool,
    warnings: list[str],
) -> None:
    settings.GROUPSITE_SECOND_FACTOR_REQUIRED = required
    monkeypatch.setattr(apps, "is_installed", lambda name: installed and name == "wagtail.api.v3")
    assert [found.id for found in check_api_tokens(None)] == warnings
