"""The view behind "New …" for records without pages: the form of the facts itself."""

from django import forms
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from wagtail.snippets.views.snippets import CreateView

from people.content.checks.edit_view_mixins import PUBLISHING_ACTIONS
from people.content.facts_form.new_rows import NewRowsLeftOutOfAutosave
from people.content.findings.finding import finding_texts


class NewFactsView(NewRowsLeftOutOfAutosave, CreateView):
    """Creates a record without pages from the form of its facts."""

    new_label = ""

    def get_page_title(self) -> str:
        return str(self.new_label)

    def is_valid(self, form: forms.ModelForm) -> bool:
        """Whether the form can be saved: not if it would publish facts that cannot be published."""
        if not super().is_valid(form):
            return False
        if self.action not in PUBLISHING_ACTIONS:
            return True
        found = form.save(commit=False).publishing_findings()
        if found:
            self.produced_error_code = "validation_error"
            lead = _("Nothing was published. Fix this first:")
            sentences = [lead, *finding_texts(found)]
            self.produced_error_message = format_html_join(" ", "{}", ((one,) for one in sentences))
        return not found
