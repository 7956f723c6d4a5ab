"""Wagtail hooks of the form beside the original; `people.wagtail_hooks` imports them."""

from typing import Any

from django.templatetags.static import static
from django.urls import include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from people.content.side_by_side import section_button_views


@hooks.register("register_admin_urls")
def register_section_button_urls() -> list[Any]:
    """Return the URLs of the views of a section's buttons."""
    urls = [
        path(
            "<int:page_id>/still-right/",
            section_button_views.confirm_sections_as_still_right,
            name="still_right",
        ),
        path(
            "<int:page_id>/looks-right/",
            section_button_views.mark_machine_text_as_read,
            name="looks_right",
        ),
        path(
            "<int:page_id>/by-machine/",
            section_button_views.translate_or_restore_section,
            name="by_machine",
        ),
    ]
    return [path("sections/", include((urls, "groupsite_people_sections")))]


@hooks.register("insert_editor_js")
def side_by_side_script() -> SafeString:
    """Return the script tag of the form beside the original."""
    return format_html('<script src="{}"></script>', static("groupsite_people/js/side-by-side.js"))


@hooks.register("insert_global_admin_css")
def side_by_side_style() -> SafeString:
    """Return the link to the style sheet of the form beside the original."""
    return format_html(
        '<link rel="stylesheet" href="{}">', static("groupsite_people/css/admin-side-by-side.css")
    )
