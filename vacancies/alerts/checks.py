"""System checks of e-mail alerts: their URLs can be reached, and the host has confirmed the notice."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks
from django.urls import Resolver404, get_script_prefix, resolve

from vacancies import conf
from vacancies.alerts.links import URL_NAMESPACE, alerts_url, are_alerts_mounted


def check_alerts_urls_come_before_wagtail(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return an error if Wagtail's catch-all URL pattern comes before the URLs of alerts."""
    if not are_alerts_mounted():
        return []
    try:
        found = resolve("/" + alerts_url().removeprefix(get_script_prefix()))
    except Resolver404:
        return []
    if URL_NAMESPACE in found.namespaces:
        return []
    message = "Other URLs come before those of e-mail alerts, so nobody can reach them."
    hint = "Move the line with vacancies.alerts.urls before Wagtail’s own URLs."
    return [checks.Error(message, hint=hint, id="groupsite_vacancies.E009")]


def check_alerts_notice_is_confirmed(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return a warning until the host says that the privacy notice of alerts is its own (R70)."""
    if not are_alerts_mounted() or conf.is_alerts_notice_confirmed():
        return []
    message = "Subscribers read a general privacy notice, which nobody here has confirmed."
    hint = (
        "Read groupsite_vacancies/alerts/notice.html, extend it with what your law requires, and set "
        "GROUPSITE_VACANCIES_ALERTS_NOTICE_CONFIRMED = True."
    )
    return [checks.Warning(message, hint=hint, id="groupsite_vacancies.W007")]


def register() -> None:
    checks.register(check_alerts_urls_come_before_wagtail, checks.Tags.urls)
    checks.register(check_alerts_notice_is_confirmed, checks.Tags.security, deploy=True)
