"""The bulk action that merges publications which are the same work."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from people.content.records.permissions import may_publish
from people.content.request_time import received_at
from research.admin.inbox.decision_messages import named_with_year, tell_publications_merged
from research.admin.inbox.permissions import decision_of, may_decide
from research.admin.publication_listing import facts_state
from research.inbox.differences import compared_facts
from research.inbox.merging_publications import CannotMergeError, merge_publications
from research.models import Publication

AT_MOST: Final = 5
"""Publications that one act merges: nobody has the same work more often."""


class MergeForm(forms.Form):
    """Asks which publication remains. `publications` are the chosen ones."""

    kept = forms.ModelChoiceField(
        queryset=Publication.objects.none(),
        label=gettext_lazy("Which one do you want to keep?"),
        help_text=gettext_lazy(
            "It gets the links, versions, areas and old addresses of the others, and its facts stay."
        ),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, publications: list[Publication], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.publications = publications
        kept: Any = self.fields["kept"]
        kept.queryset = Publication.objects.filter(pk__in=[one.pk for one in publications])
        kept.label_from_instance = named_with_year

    def clean(self) -> dict[str, Any]:
        if not 2 <= len(self.publications) <= AT_MOST:
            text = _("Choose at least two publications, and at most %(count)d.")
            raise forms.ValidationError(text % {"count": AT_MOST})
        kept = self.cleaned_data.get("kept")
        if kept and not kept.live and any(one.live for one in self.publications):
            text = _("Keep a publication that is live: otherwise visitors would lose it.")
            raise forms.ValidationError(text)
        return self.cleaned_data


class MergePublications(SnippetBulkAction):
    """Merges the selected publications into one of them. Each merge can be undone."""

    models = [Publication]
    display_name = pgettext_lazy("publications", "Merge")
    action_type = "merge_publications"
    aria_label = gettext_lazy("Merge the selected publications into one")
    action_priority = 5
    template_name = "groupsite_research/admin/publication_merge.html"
    form_class = MergeForm

    def check_perm(self, snippet: Publication) -> bool:
        return may_decide(self.request.user) and may_publish(self.request.user, snippet)

    def get_form_kwargs(self) -> dict[str, Any]:
        publications, _others = self.get_actionable_objects()
        return {**super().get_form_kwargs(), "publications": publications}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        question = _(
            "Are these the same work? You can undo this under Publications, Updated and merged."
        )
        facts = super().get_context_data(question=question, action=self.display_name, **kwargs)
        items = facts["items"][:AT_MOST]
        for one in items:
            one["state"] = facts_state(one["item"]).label
        return {**facts, "items": items, "facts": compared_facts([one["item"] for one in items])}

    @classmethod
    def execute_action(cls, objects: Iterable[Publication], **kwargs: Any) -> tuple[int, int]:
        action: MergePublications = kwargs["self"]
        kept = action.cleaned_form.cleaned_data["kept"]
        return sum(action.merge(kept.pk, one) for one in objects if one.pk != kept.pk), 0

    def merge(self, kept: int, other: Publication) -> bool:
        """Merge one publication into another; return False, and say why, if that is not possible."""
        decision = decision_of(self.request, received_at(self.request))
        try:
            merge = merge_publications(Publication.objects.get(pk=kept), other, decision)
        except CannotMergeError:
            messages.error(self.request, _("“%(title)s” could not be merged.") % {"title": other})
            return False
        tell_publications_merged(self.request, merge, self.next_url)
        return True
