"""Who pastes, and where the new vacancy goes."""

import pytest


@pytest.fixture
def editor(group_site, client, django_user_model):
    user = django_user_model.objects.create_superuser("administrator", "a@waves.example", "x")
    client.force_login(user)
    return client


@pytest.fixture
def index(group_site):
    return group_site.vacancies["en"]
