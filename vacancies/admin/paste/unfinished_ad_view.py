"""Base view that stores a pasted text and its review until the drafts are created.

Every post is stored and answered with a redirect. So the text is there again after Back, after a
session that ended, on another device, and after a restart.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from wagtail.admin import messages

from people.content.admin.session_status import lost_connection_script
from people.content.admin.views import RecordActionView
from people.content.request_time import received_at
from vacancies.admin.paste.remaining_tasks import RemainingTask
from vacancies.models import UnfinishedAd
from vacancies.models.unfinished_ads import ADDED_PREFIX, ROW_TYPES

SHOWN_FIELDS_KEY: Final = (
    "shown"  # the names of all fields of the review: a box that is not sent was unticked
)
REVIEWED_PAGE_KEY: Final = (
    "page"  # the key of the page that the review was of; empty if there was none
)
AD_PARAMETER: Final = "ad"


def space_separated_names_of_all_fields(review_forms: Iterable[forms.Form]) -> str:
    return " ".join(form.add_prefix(name) for form in review_forms for name in form.fields)


def set_initial_from_submitted_data(review_forms: Iterable[forms.Form], data: QueryDict) -> None:
    """Set the initial values of the forms to the values that were submitted earlier."""
    shown = set(data.get(SHOWN_FIELDS_KEY, "").split())
    for form in review_forms:
        for name, field in form.fields.items():
            key = form.add_prefix(name)
            if key in data:
                form.initial[name] = _submitted_field_value(field, data, key)
            elif key in shown:
                form.initial[name] = [] if isinstance(field, forms.ModelMultipleChoiceField) else ""


def _submitted_field_value(field: forms.Field, data: QueryDict, key: str) -> Any:
    many = isinstance(field, forms.ModelMultipleChoiceField)
    return data.getlist(key) if many else data[key]


class UnfinishedAdView(RecordActionView):
    """Base view that stores a pasted text and its review; subclasses create the drafts."""

    record: Any = None  # the vacancy of a second text
    kept_language = ""

    def render_text_form(self, form: Any) -> HttpResponse:
        raise NotImplementedError

    def render_review(self, form: Any, ad: UnfinishedAd) -> HttpResponse:
        raise NotImplementedError

    def create_drafts_if_ready(self, form: Any, ad: UnfinishedAd) -> HttpResponse | None:
        """Create the drafts and return a redirect; None if something must be corrected first."""
        raise NotImplementedError

    def get_tasks_and_suggestions(
        self, form: Any, ad: UnfinishedAd
    ) -> tuple[list[RemainingTask], list[RemainingTask]]:
        """Return the tasks that are left in the review, as it was submitted, and suggestions."""
        raise NotImplementedError

    def own_ads_of_record_and_language(self) -> Any:
        """Return the user's unfinished ads for this view's vacancy (or none) and language."""
        ads = UnfinishedAd.objects.of_user(self.request.user)
        return ads.filter(vacancy=self.record, language=self.kept_language)

    @cached_property
    def ad(self) -> UnfinishedAd | None:
        asked = self.request.GET.get(AD_PARAMETER, "")
        found: UnfinishedAd | None = (
            self.own_ads_of_record_and_language().filter(pk=asked).first()
            if asked.isdecimal()
            else None
        )
        return found

    def ad_url(self, ad: UnfinishedAd) -> str:
        kind = str(self.request.POST.get("add", ""))
        anchor = (
            f"#row-{ADDED_PREFIX}{kind}-{ad.added_row_count(ad.data, kind)}"
            if kind in ROW_TYPES
            else ""
        )
        return f"{self.request.path}?{AD_PARAMETER}={ad.pk}{anchor}"

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if self.ad is not None:
            kwargs["data"] = self.ad.data
        return kwargs

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ad = self.ad
        if AD_PARAMETER in request.GET and ad is None:
            text = gettext("This text is not here any more: it has been used or discarded.")
            messages.warning(request, text)
            return redirect(request.path)
        form: Any = self.get_form()
        if ad is None or not ad.is_review or not form.is_valid():
            return self.render_text_form(form)
        return self.render_review(form, ad)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "discard" in request.POST:
            return self.discard_requested_ad()
        if "keep" in request.POST and not self.is_post_of_newest_version():
            return JsonResponse({}, status=409)
        if not request.POST.get("text", "").strip() and self.ad is None:
            return self.render_text_form(self.get_form())
        ad = self.store_ad()
        if "keep" in request.POST:
            return self.version_and_tasks_response(ad)
        form: Any = self.get_form()
        answer = (
            self.create_drafts_if_ready(form, ad) if ad.is_checked and form.is_valid() else None
        )
        return answer or redirect(self.ad_url(ad))

    def version_and_tasks_response(self, ad: UnfinishedAd) -> JsonResponse:
        """Return JSON with the version number of the stored text, the tasks and the suggestions."""
        form: Any = self.get_form()
        left, suggested = (
            self.get_tasks_and_suggestions(form, ad)
            if ad.is_review and form.is_valid()
            else ([], [])
        )
        return JsonResponse(
            {
                "version": ad.version,
                "left": [one.as_json() for one in left],
                "suggested": [one.as_json() for one in suggested],
            }
        )

    def discard_requested_ad(self) -> HttpResponse:
        """Delete the user's ad whose primary key is in the post; redirect to the empty form."""
        self.own_ads_of_record_and_language().filter(pk=self.request.POST["discard"]).delete()
        messages.success(self.request, gettext("The text has been discarded."))
        return redirect(self.request.path)

    def is_post_of_newest_version(self) -> bool:
        """Whether the posted form shows the newest version of the stored text."""
        return self.ad is not None and str(self.ad.version) == self.request.POST.get("version")

    def store_ad(self) -> UnfinishedAd:
        """Store the posted text; return the ad, or a new one, with a warning, if it changed elsewhere."""
        ad = self.ad
        if ad is not None and self.is_post_of_newest_version():
            ad.version += 1
        else:
            if AD_PARAMETER in self.request.GET:
                self.add_other_window_warning()
            held = ad.fields if ad else {}
            ad = UnfinishedAd(
                user_id=str(self.request.user.pk),
                vacancy=self.record,
                language=self.kept_language,
                fields=held,
            )
        ad.set_fields_from_post(self.request.POST, received_at(self.request))
        ad.save()
        self.ad = ad
        return ad

    def add_other_window_warning(self) -> None:
        text = gettext(
            "This text was changed, used or discarded in another window. What you sent is kept "
            "here, and the version in the other window has not been changed."
        )
        messages.warning(self.request, text)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        others = self.own_ads_of_record_and_language().exclude(pk=self.ad.pk if self.ad else None)
        return {
            **context,
            "ad": self.ad,
            "remaining_tasks_json": json.dumps(
                [one.as_json() for one in context.get("remaining_tasks", ())]
            ),
            "unfinished_ads": others,
            "lost_connection_script": lost_connection_script(),
        }
