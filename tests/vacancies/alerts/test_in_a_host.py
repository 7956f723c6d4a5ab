"""In somebody else's site: one line in the URLs, a frame with one block, one language, no skin of ours."""

import re

import pytest
from django.core import mail

from tests.factories import NOW
from tests.vacancies.alerts.subscribers import MORNING, tend, told
from tests.vacancies.letters import ENGLISH, open_vacancy
from vacancies.models import AlertSubscription

pytestmark = pytest.mark.django_db

FRAME = "<!doctype html><title>Host</title><main>{% block content %}{% endblock %}</main>"


@pytest.fixture(autouse=True)
def host(settings, tmp_path, group_site):
    """Templates as a host has them: its own frame, and those that the wheel brings."""
    (tmp_path / "base.html").write_text(FRAME, encoding="utf-8")
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "DIRS": [tmp_path]}]
    settings.ROOT_URLCONF = "tests.vacancies.alerts.urls_of_a_host"
    return group_site


def test_from_the_form_to_the_last_click(client, host, at):
    page = client.get("/alerts/")
    assert (page.status_code, "<title>Host</title>" in page.text) == (200, True)
    assert "the General Data Protection Regulation" not in page.text  # the notice names no law
    typed = {"email": "alice@example.org", "frequency": "daily"}
    assert client.post("/alerts/", typed).status_code == 200
    tend(NOW)
    [link] = re.findall(r"http://localhost(/alerts/[\w-]{43}/)", mail.outbox[-1].body)
    answer = client.post(link, {"frequency": "daily"}, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, f"{link}saved/")
    AlertSubscription.objects.update(told_until=NOW.replace(hour=1))
    open_vacancy(host)
    tend(NOW, MORNING)
    assert told()[-1] == f"New: {ENGLISH}"
    assert f"http://localhost{link}unsubscribe/" in mail.outbox[-1].body
    assert client.post(f"{link}unsubscribe/").status_code == 200
    assert not AlertSubscription.objects.exists()
