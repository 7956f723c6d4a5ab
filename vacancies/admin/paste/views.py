"""The paste view: first the text, then the review of what was found."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from people.content.admin.views import NewRecordView
from vacancies.admin.paste.review import Review, are_valid
from vacancies.admin.paste.second_draft import make_both
from vacancies.admin.paste.second_review import SecondReview
from vacancies.admin.paste.text_form import TextForm
from vacancies.admin.paste.unfinished import UnfinishedAdView, names_of, restore
from vacancies.models import UnfinishedAd

FOLDER = "groupsite_vacancies/admin/paste"


class FromTextView(UnfinishedAdView, NewRecordView):
    new_form_class = TextForm
    action_label = _("Read the text")
    header_icon = "clipboard-list"
    template_name = f"{FOLDER}/text.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_page_title(self) -> str:
        return gettext("Paste a finished ad")

    def show_text(self, form: TextForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))

    def review(self, form: TextForm, ad: UnfinishedAd, data: QueryDict | None) -> Review:
        language = form.cleaned_data["index"].locale.language_code
        user = self.request.user
        return Review(form.cleaned_data["text"], language, user, data, added=ad.data)

    def finish(self, form: TextForm, ad: UnfinishedAd) -> HttpResponse | None:
        review = self.review(form, ad, ad.data)
        second = self.second(form, review)
        if not are_valid([*review.forms, *(second.forms if second else [])]):
            return None
        answer = self.make(form, review)
        ad.delete()
        return answer

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

    def show_review(self, form: TextForm, ad: UnfinishedAd) -> HttpResponse:
        review = self.review(form, ad, ad.data if ad.is_checked else None)
        second = self.second(form, review)
        shown = [*review.forms, *(second.forms if second else [])]
        if not ad.is_checked:
            restore(shown, ad.data)
        elif not are_valid(shown):
            messages.error(
                self.request, gettext("Some of this cannot be saved yet: see the marked fields.")
            )
        self.action_label = _("Make the drafts")
        self.template_name = f"{FOLDER}/review.html"
        return self.render_to_response(
            self.get_context_data(form=form, review=review, second=second, shown=names_of(shown))
        )
