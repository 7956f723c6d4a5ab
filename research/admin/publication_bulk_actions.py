"""Bulk actions of the list of publications: publish, add an area or project, select for the group."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from people.content.findings.finding import finding_texts
from people.content.records.permissions import may_publish
from research.models import Project, Publication, ResearchArea


class AreaForm(forms.Form):
    area = forms.ModelChoiceField(
        queryset=ResearchArea.objects.none(), label=gettext_lazy("Research area")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = ResearchArea.objects.with_page_titles()  # type: ignore[attr-defined]


class ProjectForm(forms.Form):
    project = forms.ModelChoiceField(queryset=Project.objects.none(), label=gettext_lazy("Project"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["project"].queryset = Project.objects.with_page_titles()  # type: ignore[attr-defined]


class PublicationBulkAction(SnippetBulkAction):
    """Base of bulk actions that save each publication as a draft, and publish it if it was public.

    A publication with changes that are not published gets the change in its draft only, so that
    nothing else becomes public.
    """

    models = [Publication]
    template_name = "groupsite_research/admin/publication_bulk_action.html"
    action_priority = 20
    question: Any = ""

    def __init__(self, request: HttpRequest, model: type[Publication]) -> None:
        super().__init__(request, model)
        self.refused: list[str] = []  # sentences about publications that could not be published

    def check_perm(self, snippet: Publication) -> bool:
        return bool(self.request.user.has_perm("groupsite_research.change_publication"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(question=self.question, action=self.display_name, **kwargs)

    def change(self, draft: Publication) -> None:
        """Change the newest draft of a publication, without saving it. Override this."""

    def publishes(self, publication: Publication) -> bool:
        """Whether the change becomes public at once."""
        return publication.live and not publication.has_unpublished_changes

    @classmethod
    def execute_action(cls, objects: Iterable[Publication], **kwargs: Any) -> tuple[int, int]:
        action: PublicationBulkAction = kwargs["self"]
        return sum(action.apply(one) for one in objects), 0

    def apply(self, publication: Publication) -> bool:
        """Save the change; return False, and note why, if it could not be published."""
        user = self.request.user
        draft = publication.draft()
        self.change(draft)
        publishes = self.publishes(publication)
        if publishes and (problems := self._problems(publication, draft)):
            self.refused.append(f"{publication}: {' '.join(problems)}")
            return False
        revision = draft.save_revision(user=user, log_action=True)
        if publishes:
            revision.publish(user=user)
        return True

    def _problems(self, publication: Publication, draft: Publication) -> list[str]:
        if not may_publish(self.request.user, publication):
            return [_("It is locked, or waits for an approval.")]
        return list(finding_texts(draft.publishing_findings()))

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for sentence in self.refused:
            messages.error(self.request, sentence)
        if not num_parent_objects:
            return None
        count = num_parent_objects
        text = ngettext(
            "%(count)d publication has been changed.",
            "%(count)d publications have been changed.",
            count,
        )
        return text % {"count": count}


class PublishPublications(PublicationBulkAction):
    """Publishes the newest drafts."""

    display_name = gettext_lazy("Publish")
    action_type = "publish_publications"
    aria_label = gettext_lazy("Publish the selected publications")
    question = gettext_lazy("Publish these publications, with their newest changes?")

    def publishes(self, publication: Publication) -> bool:
        return True


class AddAreaToPublications(PublicationBulkAction):
    """Adds a research area."""

    display_name = gettext_lazy("Add a research area")
    action_type = "add_area_to_publications"
    aria_label = gettext_lazy("Add a research area to the selected publications")
    question = gettext_lazy("Which area do these publications belong to?")
    form_class = AreaForm

    def change(self, draft: Publication) -> None:
        draft.areas.add(self.cleaned_form.cleaned_data["area"])


class AddProjectToPublications(PublicationBulkAction):
    """Adds a project."""

    display_name = gettext_lazy("Add a project")
    action_type = "add_project_to_publications"
    aria_label = gettext_lazy("Add a project to the selected publications")
    question = gettext_lazy("Which project do these publications come from?")
    form_class = ProjectForm

    def change(self, draft: Publication) -> None:
        draft.projects.add(self.cleaned_form.cleaned_data["project"])


class SelectPublications(PublicationBulkAction):
    """Selects publications for the group."""

    display_name = pgettext_lazy("a publication", "Select")
    action_type = "select_publications"
    aria_label = gettext_lazy("Select publications that are listed first")
    question = gettext_lazy("List these publications first?")

    def change(self, draft: Publication) -> None:
        draft.is_selected = True


BULK_ACTIONS = (
    PublishPublications,
    AddAreaToPublications,
    AddProjectToPublications,
    SelectPublications,
)
