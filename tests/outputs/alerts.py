"""The digest of e-mail alerts that a new subscriber gets the next morning, read with BeautifulSoup."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_month_names
from bs4 import BeautifulSoup
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.utils.translation import override

from tests.factories import NOW
from tests.outputs.output import Output, Reading
from tests.outputs.scene import Scene
from tests.vacancies.alerts.subscribers import HOUR, MORNING, subscriber, tend
from vacancies.alerts.links import alerts_url
from vacancies.models import AlertSubscription

STOCKHOLM = ZoneInfo("Europe/Stockholm")
DEADLINE = re.compile(
    r": (\d+)\s(\w+)\s(\d{4})\D+(\d\d)[:.](\d\d)|by (\d+)\s(\w+)\s(\d{4}), (\d\d):(\d\d)"
)


def digest(language: str) -> EmailMessage | None:
    """What somebody gets the next morning who has asked for everything; None without news."""
    mail.outbox.clear()
    AlertSubscription.objects.all().delete()
    email = f"{language}@example.org"
    subscriber(email, language=language)
    tend(NOW, NOW + 2 * HOUR, MORNING)
    found = [message for message in mail.outbox if message.to == [email]]
    assert len(found) <= 1
    return found[0] if found else None


def all_of(message: EmailMessage) -> str:
    html, _mimetype = message.alternatives[0]
    return f"{message.subject} {message.body} {html}"


def read_digest(client: Client, scene: Scene, language: str) -> Reading | None:
    message = digest(language)
    if message is None:
        return None
    urls = {page.full_url for page in scene.pages["vacancy"].values()}
    items = BeautifulSoup(message.alternatives[0][0], "lxml").select("li")
    (link,) = [one for item in items for one in item.select("a") if one["href"] in urls]
    return Reading(link.get_text(), deadline_in(link.parent.get_text(), language), all_of(message))


def deadline_in(text: str, language: str) -> datetime | None:
    """The end of the minute that is named last to apply; None if none is."""
    found = DEADLINE.search(text)
    if found is None:
        return None
    day, month, year, hour, minute = (part for part in found.groups() if part)
    months = {name: number for number, name in get_month_names("wide", locale=language).items()}
    numbers = (int(year), months[month], int(day), int(hour), int(minute))
    return datetime(*numbers, tzinfo=STOCKHOLM) + timedelta(seconds=59)


def sent_texts(scene: Scene) -> dict[str, str]:
    """The digest in each language, if there is one."""
    found = {language: digest(language) for language in ("en", "sv")}
    return {f"digest, {code}": all_of(message) for code, message in found.items() if message}


def urls(scene: Scene) -> list[str]:
    """The forms, which name areas."""
    found = []
    for language in ("en", "sv"):
        with override(language):
            found.append(alerts_url())
    return found


OUTPUTS = [
    Output(
        "alerts",
        read_digest,
        urls,
        sent=sent_texts,
        names_supervisors=False,
        is_in_all_languages=True,
    )
]
