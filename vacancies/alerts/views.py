"""The pages of e-mail alerts: ask for them, confirm or change them, stop them. Without a login.

Opening a link changes nothing, since programs open links too; only a button does. Mail programs may
post to `unsubscribe` themselves (RFC 8058).
"""

from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from wagtail.models import Page, Site

from people.content.records.lookup import RecordLink, record_links_with_page
from people.content.records.sites import pages_of_site, site_of_lists
from people.content.request_time import received_at
from people.models.settings import PeopleSettings
from research.models import ResearchArea
from vacancies.alerts import subscriptions
from vacancies.alerts.forms import (
    AlertChoiceForm,
    SubscribeForm,
    initial_of_query,
    initial_of_subscription,
)
from vacancies.alerts.links import alerts_url, key_of_token, subscription_url
from vacancies.alerts.subscription_periods import (
    KEEP_MONTHS,
    KEEP_UNCONFIRMED_DAYS,
    subscription_end,
)
from vacancies.applications import rate_limits
from vacancies.applications.privacy_notice import topmost_organisation
from vacancies.applications.rate_limits import LimitedAction
from vacancies.applications.views.decorators import applicant_view, rate_limited_response
from vacancies.applications.views.forms import posted_data
from vacancies.models import AlertSubscription, VacancyIndexPage
from vacancies.posting import wording

FOLDER: Final = "groupsite_vacancies/alerts"


@applicant_view("POST")
def subscribe(request: HttpRequest) -> HttpResponse:
    """Show the form to ask for alerts; a POST mails a link, with the same response for any address."""
    at = received_at(request)
    form = SubscribeForm(
        posted_data(request), _areas(request, at), initial=initial_of_query(request.GET)
    )
    context = {**_page_context(request), "form": form}
    template = f"{FOLDER}/subscribe.html"
    if request.method != "POST":
        return render(request, template, context)
    if not form.is_valid():
        return render(request, template, context, status=422)
    email = form.cleaned_data["email"]
    if wait := rate_limits.count_attempt_or_get_wait_seconds(
        LimitedAction.ALERT, request, at, email
    ):
        return rate_limited_response(request, wait, template, context)
    site = Site.find_for_request(request)
    subscriptions.request_alerts(email, form.choice, get_language() or "", site, at)
    return render(request, f"{FOLDER}/sent.html", {**context, "email": email})


@applicant_view("POST")
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a subscription asks for; a POST saves it, confirms the address and redirects."""
    subscription = subscriptions.subscription_of_token(token)
    if subscription is None:
        return _gone_response(request, token)
    at = received_at(request)
    requested = subscriptions.requested_choice(subscription)
    shown = requested if "requested" in request.GET else subscription
    form = AlertChoiceForm(
        posted_data(request), _areas(request, at), initial=initial_of_subscription(shown)
    )
    if request.method == "POST" and form.is_valid():
        # Not when the request began: what arrives slowly must not note events before the last digests.
        now = datetime.now(UTC)
        kept = subscriptions.confirm_with_choice(subscription, form.choice, now)
        if kept is None:
            return _gone_response(request, token)
        is_change = kept != subscription or subscription.confirmed_at is not None
        url = subscription_url("saved", kept) + ("?changed=1" if is_change else "")
        return HttpResponseRedirect(url, status=303)
    context = {**_subscription_context(request, subscription), "form": form}
    if shown != requested:  # somebody who has asked again, and has opened an earlier link
        context["requested_url"] = f"{context['manage_url']}?requested=1"
    status = 422 if form.errors else 200
    return render(request, f"{FOLDER}/manage.html", context, status=status)


@applicant_view()
def saved(request: HttpRequest, token: str) -> HttpResponse:
    """Show that the alerts have been confirmed or changed, and until when."""
    subscription = subscriptions.subscription_of_token(token)
    if subscription is None or subscription.confirmed_at is None:
        return _gone_response(request, token)
    context = _subscription_context(request, subscription)
    context["is_change"] = "changed" in request.GET
    return render(request, f"{FOLDER}/saved.html", context)


@applicant_view("POST")
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to stop the alerts; a POST stops them and erases the address, even if repeated."""
    if key_of_token(token) is None:
        return _gone_response(request, token)
    subscription = subscriptions.subscription_of_token(token)
    if subscription is not None and request.method != "POST":
        context = _subscription_context(request, subscription)
        return render(request, f"{FOLDER}/unsubscribe.html", context)
    if subscription is not None:
        same_address = AlertSubscription.objects.with_address_of(subscription)
        subscriptions.delete_subscriptions(same_address, received_at(request))
    return render(request, f"{FOLDER}/unsubscribed.html", _page_context(request))


def _gone_response(request: HttpRequest, token: str) -> HttpResponse:
    """Return the page for a link whose subscription has ended (410), or that is not ours (404)."""
    status = 410 if key_of_token(token) else 404
    return render(request, f"{FOLDER}/gone.html", _page_context(request), status=status)


def _page_context(request: HttpRequest) -> dict[str, Any]:
    """Return what every page shows: the list of vacancies, and what the privacy notice says."""
    site = Site.find_for_request(request)
    organisation = PeopleSettings.for_site(site).organisation if site else None
    return {
        "parent_page": _vacancy_index(request),
        "alerts_url": alerts_url(),
        "controller": topmost_organisation(organisation),
        "keep_months": KEEP_MONTHS,
        "keep_days": KEEP_UNCONFIRMED_DAYS,
    }


def _subscription_context(request: HttpRequest, subscription: AlertSubscription) -> dict[str, Any]:
    confirmed_at = subscription.confirmed_at
    return {
        **_page_context(request),
        "subscription": subscription,
        "is_confirmed": confirmed_at is not None,
        "ends_on": wording.date_text(subscription_end(confirmed_at).date()) if confirmed_at else "",
        "manage_url": subscription_url("manage", subscription),
        "unsubscribe_url": subscription_url("unsubscribe", subscription),
    }


def _areas(request: HttpRequest, at: datetime) -> list[RecordLink]:
    """Return the areas to choose from: those with a page on this site."""
    areas = ResearchArea.objects.published(at).in_site(site_of_lists(request)).in_order()
    return record_links_with_page(areas, at, page_fields=())


def _vacancy_index(request: HttpRequest) -> Page | None:
    """Return the public list of vacancies in the active language, if there is one."""
    pages = VacancyIndexPage.objects.live().public().filter(pages_of_site(site_of_lists(request)))
    return pages.filter(locale__language_code=get_language()).first()
