"""Tags for the templates of the Wagtail admin."""

from typing import Any

from django import template
from wagtail.models import Page

from people.content.access.review_requests import review_of
from people.content.admin.facts_panel import facts_context
from people.content.checks.report import checks_context
from people.content.languages.tabs import record_of, tabs
from people.content.languages.update_notice import news_of
from people.content.request_time import received_at

register = template.Library()


@register.inclusion_tag("groupsite_people/admin/language_tabs.html", takes_context=True)
def record_strip(context: Any, instance: Any) -> dict[str, Any]:
    """The strip for the screen that edits `instance`; nothing for what is no record or page of one."""
    return {"tabs": tabs(instance, context["request"].user)}


@register.inclusion_tag("groupsite_people/admin/facts_details.html", takes_context=True)
def record_facts(context: Any, instance: Any) -> dict[str, Any]:
    """The facts of a page, for editors that draw no panels (wagtail-localize's)."""
    if not isinstance(instance, Page) or record_of(instance) is None:
        return {}
    return facts_context(instance, context["request"].user)


@register.inclusion_tag("groupsite_people/admin/checks.html", takes_context=True)
def record_checks(context: Any, instance: Any) -> dict[str, Any]:
    """What has been found before publishing: what autosave puts into the side panel."""
    request = context["request"]
    return checks_context(instance, request, received_at(request))


@register.inclusion_tag("groupsite_people/admin/checks_details.html", takes_context=True)
def record_checks_details(context: Any, instance: Any) -> dict[str, Any]:
    """The same for editors that draw no side panel of checks (wagtail-localize's)."""
    return record_checks(context, instance)


@register.inclusion_tag("groupsite_people/admin/translation_review.html", takes_context=True)
def translation_review(context: Any, instance: Any) -> dict[str, Any]:
    """Above wagtail-localize's editor: "Submit for review" for those who cannot publish."""
    found = review_of(instance, context["request"].user)
    return {**found, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("groupsite_people/admin/update_notice.html", takes_context=True)
def words_news(context: Any, instance: Any) -> dict[str, Any]:
    """What has changed in the language that a page follows; nothing where nothing has."""
    return {"news": news_of(instance, context["request"].user)}
