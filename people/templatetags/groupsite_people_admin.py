"""Template tags for the edit screens in the admin: `{% load groupsite_people_admin %}`."""

from typing import Any

from django import template
from django.db import models
from django.template import Context

from people.content.access.translation_submission import translation_review_note_context
from people.content.checks.findings_display import checks_panel_context, publish_all_link
from people.content.languages.section_change_notices import (
    notices_of_changes_in_languages,
    section_change_notices_of_page,
)
from people.content.languages.tabs import tabs_for_instance
from people.content.request_time import received_at

register = template.Library()


@register.inclusion_tag("groupsite_people/admin/language_tabs.html", takes_context=True)
def language_tabs(context: Context, instance: Any) -> dict[str, Any]:
    """Render the language tabs for the edit screen of `instance`."""
    request = context["request"]
    tabs = tabs_for_instance(instance, request.user)
    publish_all = publish_all_link(instance, request.user) if tabs else None
    if publish_all:  # unless something must be fixed first
        publish_all = checks_panel_context(instance, request, received_at(request)).get(
            "publish_all"
        )
    return {"tabs": tabs, "publish_all": publish_all}


@register.inclusion_tag("groupsite_people/admin/checks.html", takes_context=True)
def record_checks(context: Context, instance: models.Model) -> dict[str, Any]:
    """Render the findings of the checks; autosave refreshes the side panel with it."""
    request = context["request"]
    return checks_panel_context(instance, request, received_at(request))


@register.inclusion_tag("groupsite_people/admin/translation_review.html", takes_context=True)
def translation_review(context: Context, instance: models.Model) -> dict[str, Any]:
    """Render the note above wagtail-localize's editor, with "Submit for review"."""
    found = translation_review_note_context(instance, context["request"].user)
    return {**found, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("groupsite_people/admin/section_change_notices.html", takes_context=True)
def section_change_notices(context: Context, instance: models.Model) -> dict[str, Any]:
    """Render the notices about sections that have changed elsewhere, or that a machine wrote."""
    original, user = context.get("original"), context["request"].user
    found = (
        notices_of_changes_in_languages(
            instance,
            original.changes_in_all_languages,
            original.others,
            user,
            original.tool_by_unread_section_of_page,
        )
        if original
        else section_change_notices_of_page(instance, user)
    )
    return {
        "notices": found,
        "machine_sections": original.machine_sections_to_read if original else [],
        "csrf_token": context.get("csrf_token"),
    }
