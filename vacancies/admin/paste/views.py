"""The paste view: first the text, then the review of what was found.

Nothing is kept between them: the form of the second carries the text, so that what an editor has
pasted and put right is there again after every error, in every tab.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from people.content.admin.forms import NewRecordForm
from people.content.admin.views import NewRecordView
from vacancies.admin.paste import carried
from vacancies.admin.paste.review import Review
from vacancies.admin.paste.second_draft import make_both
from vacancies.admin.paste.second_review import SecondReview
from vacancies.admin.paste.text_form import TextForm

FOLDER = "groupsite_vacancies/admin/paste"


class FromTextView(NewRecordView):
    new_form_class = TextForm
    action_label = _("Read the text")
    header_icon = "clipboard-list"
    template_name = f"{FOLDER}/text.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_page_title(self) -> str:
        return gettext("Paste a finished ad")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.get_form()
        if not form.is_valid() or "back" in request.POST:
            return self.render_to_response(
                self.get_context_data(form=form, carried=carried.hidden(request.POST))
            )
        is_review = "review" in request.POST
        review = Review(
            form.cleaned_data["text"],
            form.cleaned_data["index"].locale.language_code,
            request.user,
            request.POST if is_review else None,
        )
        answers = [review.is_valid()] if is_review else []
        second = self.second(form, review)
        if is_review and second is not None:
            answers.append(second.is_valid())
        if is_review and all(answers):
            return self.make(form, review)
        if not is_review:
            carried.restore([*review.forms, *(second.forms if second else [])], request.POST)
        return self.show(form, review, second, is_refused=is_review)

    def second(self, form: TextForm, review: Review) -> SecondReview | None:
        """Return the review of the other language's text, if there is one."""
        index = form.other()
        if index is None:
            return None
        return SecondReview(
            form.cleaned_data["other_text"],
            index.locale.language_code,
            review.world,
            review.passages(),
            review.stated(),
            review.data,
            user=self.request.user,
        )

    def make(self, form: TextForm, review: Review) -> HttpResponse:
        page = make_both(review, form, self.request.user)
        messages.success(
            self.request,
            gettext("The drafts are made. Read the words here, then look through the facts."),
        )
        return redirect("wagtailadmin_pages:edit", page.pk)

    def show(
        self, form: NewRecordForm, review: Review, second: SecondReview | None, *, is_refused: bool
    ) -> HttpResponse:
        if is_refused:
            messages.error(
                self.request, gettext("Some of this cannot be saved yet: see the marked fields.")
            )
        self.action_label = _("Make the drafts")
        self.template_name = f"{FOLDER}/review.html"
        shown = carried.names_of([*review.forms, *(second.forms if second else [])])
        return self.render_to_response(
            self.get_context_data(form=form, review=review, second=second, shown=shown)
        )
