"""Who pastes, and where the new vacancy goes."""

import pytest
from django.contrib.auth import get_user_model

from tests.made_once import made_once


@pytest.fixture
@made_once
def administrator(group_site):
    return get_user_model().objects.create_superuser("administrator", "a@waves.example", "x")


@pytest.fixture
def editor(administrator, client):
    client.force_login(administrator)
    return client


@pytest.fixture
def index(group_site):
    return group_site.vacancies["en"]
