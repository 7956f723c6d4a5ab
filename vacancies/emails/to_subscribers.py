"""The context of e-mails to subscribers of alerts, and whether they are still due.

A digest is composed from what is public when it is sent; without any news left it is not sent. The
first mail goes to an address that anybody may have typed, so it repeats nothing of the request.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language
from wagtail.models import Site

from people.content.languages.site_names import site_name
from people.wording import without_soft_hyphens
from vacancies.alerts.links import subscription_url
from vacancies.alerts.news import AlertNews, NewsItem
from vacancies.alerts.subscription_periods import (
    KEEP_MONTHS,
    KEEP_UNCONFIRMED_DAYS,
    subscription_end,
)
from vacancies.emails.absolute_urls import site_root_url
from vacancies.emails.list_unsubscribe import ListUnsubscribeHeader
from vacancies.models import AlertEventKind, AlertSubscription, MailKind, OutgoingMail
from vacancies.posting import wording
from vacancies.posting.facts import fact_texts, shown_extensions_in_effect


def is_still_relevant(mail: OutgoingMail, at: datetime) -> bool:
    """Whether the mail to a subscriber still applies; for a digest, whether any news is left."""
    subscription = _subscription_of_mail(mail)
    if mail.kind == MailKind.ALERTS_CONFIRM:
        return subscription.confirmed_at is None
    if mail.kind == MailKind.ALERTS_RENEW:
        return subscription.renewal_asked_at is not None
    _news(mail, at).drop_hidden_vacancies(at)
    return subscription.confirmed_at is not None and bool(_items(mail, at))


def recipient_address(mail: OutgoingMail) -> str:
    return _subscription_of_mail(mail).email


def mail_language(mail: OutgoingMail) -> str:
    return _subscription_of_mail(mail).language


def mail_context(mail: OutgoingMail, at: datetime) -> dict[str, Any]:
    """Return the template context of a mail to a subscriber, in the active language."""
    subscription = _subscription_of_mail(mail)
    site = subscription.site
    context = {
        "sender": _sender(mail, site) or getattr(settings, "WAGTAIL_SITE_NAME", ""),
        "link": _absolute_url("manage", subscription),
        "unsubscribe_url": _absolute_url("unsubscribe", subscription),
        "keep_months": KEEP_MONTHS,
    }
    if mail.kind == MailKind.ALERTS_CONFIRM:
        return {**context, **_confirmation_context(subscription)}
    if mail.kind == MailKind.ALERTS_RENEW:
        return {**context, "ends_on": _last_day_text(subscription)}
    return {**context, **_digest_context(mail, at)}


def _sender(mail: OutgoingMail, site: Site | None) -> str:
    """Return the name of the site in the active language; no query if another digest has asked."""
    news: AlertNews | None = mail.loaded_news
    name = news.site_name(site) if news and site else site_name(site)
    return without_soft_hyphens(name)


def extra_headers(mail: OutgoingMail) -> dict[str, str]:
    """Return the headers by which mail programs offer to unsubscribe with one click (RFC 8058)."""
    if mail.kind == MailKind.ALERTS_CONFIRM:  # not subscribed yet
        return {}
    url = _absolute_url("unsubscribe", _subscription_of_mail(mail))
    return {
        ListUnsubscribeHeader.name: ListUnsubscribeHeader(f"<{iri_to_uri(url)}>"),
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def _confirmation_context(subscription: AlertSubscription) -> dict[str, Any]:
    """Return the context of the mail with a link to confirm; who has alerts gets the link of those."""
    same = AlertSubscription.objects.with_address_of(subscription)
    confirmed = same.confirmed().select_related("site").first()
    link = _absolute_url("manage", confirmed or subscription)
    return {
        "is_subscribed": confirmed is not None,
        "link": f"{link}?requested=1" if confirmed else link,
        "keep_days": KEEP_UNCONFIRMED_DAYS,
    }


def _digest_context(mail: OutgoingMail, at: datetime) -> dict[str, Any]:
    """Return the news of the digest in groups; a vacancy stands in one group only."""
    links = _news(mail, at).links(get_language() or "")
    rows: dict[AlertEventKind, list[dict[str, Any]]] = {kind: [] for kind in AlertEventKind}
    for item in _items(mail, at):
        if item.vacancy.pk in links:
            rows[item.kind].append(_item_context(item, links[item.vacancy.pk], at))
    groups = [
        {"kind": kind.value, "heading": kind.label, "vacancies": vacancies}
        for kind, vacancies in rows.items()
        if vacancies
    ]
    return {"groups": groups, "count": sum(map(len, rows.values()))}


def _item_context(item: NewsItem, link: Any, at: datetime) -> dict[str, Any]:
    vacancy = item.vacancy
    facts = fact_texts(vacancy, at)
    extended = shown_extensions_in_effect(vacancy, vacancy.extensions.all())
    return {
        "title": without_soft_hyphens(link.title),
        "language": link.language if link.language != get_language() else "",
        "url": link.page.full_url or "",
        "type": facts.kind,
        "deadline": facts.deadline_moment,
        "extended": extended[-1] if extended and item.kind is AlertEventKind.EXTENDED else None,
    }


def _items(mail: OutgoingMail, at: datetime) -> list[NewsItem]:
    since, until = _period(mail)
    return _news(mail, at).items_for(_subscription_of_mail(mail), since, until)


def _period(mail: OutgoingMail) -> tuple[datetime, datetime]:
    return datetime.fromisoformat(mail.values["since"]), datetime.fromisoformat(
        mail.values["until"]
    )


def _news(mail: OutgoingMail, at: datetime) -> AlertNews:
    """Return the news that the mail was given with others; load that of its own period without."""
    if mail.loaded_news is None:
        mail.loaded_news = AlertNews(*_period(mail), at)
    news: AlertNews = mail.loaded_news
    return news


def _last_day_text(subscription: AlertSubscription) -> str:
    if subscription.confirmed_at is None:
        return ""
    return wording.date_text(subscription_end(subscription.confirmed_at).date())


def _absolute_url(url_name: str, subscription: AlertSubscription) -> str:
    return site_root_url(subscription.site) + subscription_url(url_name, subscription)


def _subscription_of_mail(mail: OutgoingMail) -> AlertSubscription:
    """Return the mail's subscription. Raises ValueError for a mail to somebody else."""
    if mail.subscription is None:
        raise ValueError("This mail is to nobody who gets alerts.")
    return mail.subscription
