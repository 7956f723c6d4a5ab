from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from groupsite.roles import set_up_groups
from tests.groupsite.logins.university.providers import CLIENT, SECRET, Provider


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    yield made
    made.close()


@pytest.fixture
def oidc(provider: Provider, settings: Any, group_site: Any) -> Any:
    """The site's configuration, to be changed by a test: members of “staff” are editors."""
    cache.clear()
    set_up_groups()
    settings.GROUPSITE_OIDC = {
        "issuer": provider.issuer,
        "client_id": CLIENT,
        "client_secret": SECRET,
        "name": "The University",
        "groups": {"staff": "Editors", "hr": "Recruitment officers"},
    }
    return settings.GROUPSITE_OIDC
