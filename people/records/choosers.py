"""Choosers of records and vocabularies, in the language of whoever looks at the form.

Wagtail's own make their words when a form class is made, in the language that is active just then.
"""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_noop
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser


def _say(message: str, model: Any) -> str:
    return gettext(message) % {"object": model._meta.verbose_name}


_say_later = lazy(_say, str)


class Chooser(AdminSnippetChooser):
    """Wagtail's chooser of snippets, with words that wait for their reader."""

    def __init__(self, model: Any = None, **kwargs: Any) -> None:
        super().__init__(model, **kwargs)
        self.choose_one_text = _say_later(gettext_noop("Choose %(object)s"), self.model)
        self.choose_another_text = _say_later(gettext_noop("Choose another %(object)s"), self.model)
        self.link_to_chosen_text = _say_later(gettext_noop("Edit this %(object)s"), self.model)


class ChooserViewSet(SnippetChooserViewSet):
    base_widget_class = Chooser
