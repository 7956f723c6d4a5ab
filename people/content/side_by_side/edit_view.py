"""The edit view of a page with the original beside each field."""

from functools import cached_property, partial
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page

from people.content import index_updates
from people.content.facts_form.chosen_objects import (
    cache_text_rows_of_pages,
    set_cached_objects_on_choosers,
)
from people.content.facts_form.new_rows import leave_out_new_rows_without_choice
from people.content.languages.tabs import (
    reload_language_states,
    reset_language_states_cache,
    stored_language_states,
)
from people.content.sections.changes import section_url_suffix
from people.content.sections.page_translations import specific_translations
from people.content.sections.section_confirmation import store_original_texts_beside_draft
from people.content.sections.section_texts import (
    cache_newest_draft,
    newest_draft,
    section_texts,
)
from people.content.side_by_side.beside_fields import show_original_beside_fields
from people.content.side_by_side.original import (
    Original,
    OriginalSection,
    cache_locale_of_page,
    cache_page_languages,
    original_for,
)
from people.content.side_by_side.publish_message_buttons import next_step_button, public_page_button
from people.content.side_by_side.section_translation import (
    change_section_of_pressed_button,
    section_to_change,
)
from people.content.types import User

ORIGINAL_LANGUAGE_PARAMETER: Final = "beside"
SHOWN_DIGEST_PREFIX: Final = "shown-"


class SideBySideMixin:
    """Mixin that shows the original beside Wagtail's edit form. Put it before Wagtail's view."""

    request: HttpRequest
    page: Any
    real_page_record: Any
    is_reverting: bool

    def get_object(self) -> Any:
        view: Any = self
        stored = self.real_page_record
        newest = stored.latest_revision  # read already
        if newest:
            newest.content_object = stored.specific  # Wagtail reads both
        page = super().get_object()  # type: ignore[misc]
        reset_language_states_cache(page)
        page._cached_parent_obj = stored.specific.get_parent()
        page.scheduled_revision = stored.scheduled_revision
        may_reuse_workflow = view.expects_json_response or "action-publish" in self.request.POST
        if may_reuse_workflow and hasattr(stored, "_current_workflow_states"):
            # Autosave changes no workflow; after publishing, Wagtail loads the page again.
            page._current_workflow_states = stored._current_workflow_states
        if self.request.method == "GET":
            page.latest_revision = newest
            if newest and newest.pk == page.live_revision_id:
                page.live_revision = newest
            cache_page_languages(page, is_newest_draft=not self.is_reverting)
        else:
            cache_locale_of_page(page)
        return page

    @cached_property
    def original(self) -> Original | None:
        """Return the original beside the form; None if there is none that the user may see."""
        code = self.request.POST.get(ORIGINAL_LANGUAGE_PARAMETER) or self.request.GET.get(
            ORIGINAL_LANGUAGE_PARAMETER, ""
        )
        return original_for(self.page, self.request.user, code)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view: Any = self
        original = self.original
        if specific_translations(self.page):
            draft = newest_draft(view.real_page_record.specific) if view.is_reverting else self.page
            self.page.after_saving_revision = partial(
                _store_original_texts_beside_draft,
                section_texts(draft),
                original,
                submitted_original_digests(request.POST),
                request.user,
            )
        cache_text_rows_of_pages([self.page])  # read once, not by each that uses them
        view.form_class = partial(
            _form_with_cached_objects, view.form_class, is_autosave=view.expects_json_response
        )
        with index_updates.indexes_updated_once():
            answer: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]
        return answer

    def save_action(self) -> HttpResponse:
        """Save the draft, then translate a section or bring its text back if a button asks for it."""
        view: Any = self
        response: HttpResponse = super().save_action()  # type: ignore[misc]
        section = section_to_change(self.request)
        is_saved = response.status_code == HTTPStatus.FOUND and not view.expects_json_response
        if not section or not is_saved or self.original is None:
            return response
        page = view.real_page_record.specific_class.objects.get(pk=self.page.pk)
        change_section_of_pressed_button(self.request, page, self.original)
        return redirect(f"{self.get_edit_url()}{section_url_suffix(section)}")

    def get_header_more_buttons(self) -> list[Any]:
        """Return the buttons of the header's menu; none for autosave, which shows no header."""
        view: Any = self
        is_header_shown = not view.expects_json_response or view.hydrate_create_view
        return super().get_header_more_buttons() if is_header_shown else []  # type: ignore[misc]

    def add_save_confirmation_message(self) -> None:
        """Add Wagtail's message, unless the pressed button has one of its own."""
        if not section_to_change(self.request):
            super().add_save_confirmation_message()  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        view: Any = self
        if view.expects_json_response:
            # Read again: what was just saved may answer what had changed.
            reload_language_states(self.page)
            cache_page_languages(self.page, is_newest_draft=True)
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        set_cached_objects_on_choosers(context["form"])
        # Autosave draws the buttons again when another one has become the main one.
        context["main_action"] = getattr(context["action_menu"].default_item, "name", "")
        context["shown_action"] = self.request.POST.get(f"{SHOWN_DIGEST_PREFIX}action", "")
        if self.original is None:
            return context
        if view.expects_json_response:
            self.original = original_for(self.page, self.request.user, self.original.code)
            context["sections_to_refresh"] = sections_to_refresh(self.original, self.request.POST)
        else:
            show_original_beside_fields(context["edit_handler"], self.original)
        return {**context, "original": self.original}

    def get_translations(self) -> list[dict[str, Any]]:
        """Return Wagtail's list of translations, from the pages that were read for the tabs."""
        view: Any = self
        if view.expects_json_response:  # autosave shows none of them
            return []
        kept, user = stored_language_states(self.page), self.request.user
        if kept is None:
            return super().get_translations()  # type: ignore[misc]
        pages = [one.page for one in kept.languages if one.page and one.page.pk != self.page.pk]
        return [
            {"locale": page.locale, "url": reverse("wagtailadmin_pages:edit", args=[page.pk])}
            for page in pages
            if page.permissions_for_user(user).can_edit()
        ]

    def get_edit_url(self) -> str:
        url: str = super().get_edit_url()  # type: ignore[misc]
        code = self.request.POST.get(ORIGINAL_LANGUAGE_PARAMETER) or self.request.GET.get(
            ORIGINAL_LANGUAGE_PARAMETER
        )
        return (
            f"{url}?{ORIGINAL_LANGUAGE_PARAMETER}={self.original.code}"
            if code and self.original
            else url
        )

    def redirect_away(self) -> HttpResponse:
        """Redirect to the form after publishing, unless there is a `next` URL or no right to edit."""
        view: Any = self
        page = view.real_page_record.specific_class.objects.get(pk=self.page.pk)
        if view.next_url or not page.permissions_for_user(self.request.user).can_edit():
            return super().redirect_away()  # type: ignore[misc]
        return redirect(self.get_edit_url())

    def get_view_live_message_button(self) -> Any:
        """Return a button to the public page."""
        return public_page_button(self.page)

    def get_edit_message_button(self) -> Any:
        """Return a button to the next step; Wagtail's would link to the page that is open."""
        reset_language_states_cache(self.page)  # the warnings use them, too
        step = next_step_button(self.page, self.request.user)
        return step or super().get_edit_message_button()  # type: ignore[misc]


def submitted_original_digests(data: QueryDict) -> dict[str, str]:
    """Return, by section, the submitted digests of the original's texts that the form showed."""
    return {
        name.removeprefix(SHOWN_DIGEST_PREFIX): str(data[name])
        for name in data
        if name.startswith(SHOWN_DIGEST_PREFIX)
    }


def _form_with_cached_objects(form_class: Any, *args: Any, is_autosave: bool, **kwargs: Any) -> Any:
    """Return a form that does not read again the rows, and what they refer to, of its page."""
    form = form_class(*args, **kwargs)
    set_cached_objects_on_choosers(form)
    if is_autosave:
        leave_out_new_rows_without_choice(form)
    return form


def _store_original_texts_beside_draft(
    former_texts: dict[str, Any],
    original: Original | None,
    digests: dict[str, str],
    user: User,
    page: Page,
) -> None:
    """Store which original was shown beside a draft; runs after its revision is saved."""
    cache_newest_draft(page, page)  # it has the texts that were saved
    other = original.other if original else page
    store_original_texts_beside_draft(page, former_texts, other, digests if original else {}, user)


def sections_to_refresh(
    original: Original | None, post_data: QueryDict
) -> list[tuple[OriginalSection, bool]]:
    """Return the outdated or unconfirmed sections, to redraw after autosave, as (section, is text shown)."""
    if original is None:
        return []
    names = [name for name in submitted_original_digests(post_data) if name in original.texts]
    return [
        section_and_text_visibility(original, name)
        for name in names
        if is_outdated_or_unconfirmed(original, name)
    ]


def is_outdated_or_unconfirmed(original: Original, section: str) -> bool:
    """Whether a section is out of date, or was translated by a machine and not confirmed."""
    return (
        section in original.changes_in_shown_language
        or section in original.unconfirmed_machine_sections_of_page
    )


def section_and_text_visibility(original: Original, name: str) -> tuple[OriginalSection, bool]:
    """Return (section, whether its text is shown with it): False if child rows show theirs."""
    field = type(original.page)._meta.get_field(name)
    return original.section(name), not field.one_to_many
