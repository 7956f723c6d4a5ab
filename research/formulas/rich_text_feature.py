"""The formula button of Wagtail's editor, and the rules by which a formula is read and stored.

The TeX alone comes from the editor. The plain text beside it is written here, whatever was sent.
"""

from typing import Any, Final

from bs4 import Tag
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.editor_html import LinkTypeRule
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature, PluginFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from research.formulas.stored_formula import DISPLAY, FEATURE, LINK_TYPE, TEX, Formula
from research.mathematics.mathml import MAX_LENGTH

PREVIEW_URL_NAME: Final = "groupsite_research_formula"

SIGMA: Final = "M208 128h608v128H432l208 256-208 256h384v128H208V800l240-288-240-288z"
"""The letter Σ, as Draftail draws icons: 1,024 units wide and high."""

# As `formula.js` reads it.
_DIALOG: Final = {
    "previewUrl": reverse_lazy(PREVIEW_URL_NAME),
    "maxLength": MAX_LENGTH,
    "title": _("Formula"),
    "label": _("Formula in LaTeX, without dollar signs"),
    "onOwnLine": _("On a line of its own"),
    "preview": pgettext_lazy("formula", "As visitors see it"),
    "unreachable": _("The preview cannot be reached. Check your connection."),
    "save": _("Use this formula"),
    "remove": _("Remove the formula"),
    "cancel": pgettext_lazy("formula", "Cancel"),
}


class FormulaFeature(EntityFeature):
    """The button, and the keys that press it."""

    def construct_options(self, options: dict[str, Any]) -> None:
        super().construct_options(options)
        PluginFeature({"type": FEATURE}).construct_options(options)


class FormulaElementHandler(InlineEntityElementHandler):
    """Reads a stored formula into the editor."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        return Formula.of_attributes(attrs).data


class FormulaAttributes:
    """Keeps a formula in HTML that Wagtail cleans, as that of its API."""

    @staticmethod
    def get_db_attributes(tag: Tag) -> dict[str, str]:
        """Return the attributes to be stored. Raises KeyError, as Wagtail expects, if there is no TeX."""
        found = {TEX: tag[f"data-{TEX}"], DISPLAY: tag.get(f"data-{DISPLAY}")}
        return Formula.of_attributes(found).attributes


def formula_element(props: dict[str, Any]) -> Any:
    """Return the stored element of what the editor holds; what can be no formula remains text."""
    formula = Formula.of_editor(props)
    if not formula.tex or len(formula.tex) > MAX_LENGTH:
        return props["children"]
    return DOM.create_element("a", formula.attributes, formula.text)


def register_formula(features: FeatureRegistry) -> None:
    """Register the button and the rules."""
    button = FormulaFeature(
        {
            "type": FEATURE,
            "icon": [SIGMA],
            "description": _("Formula"),
            "attributes": [TEX, DISPLAY],
            "allowlist": {},
            "groupsite": _DIALOG,
        },
        js=["groupsite_research/js/formula.js"],
        css={"all": ["groupsite_research/css/admin-formula.css"]},
    )
    features.register_editor_plugin("draftail", FEATURE, button)
    rule = {
        "from_database_format": {f'a[linktype="{LINK_TYPE}"]': FormulaElementHandler(FEATURE)},
        "to_database_format": {"entity_decorators": {FEATURE: formula_element}},
    }
    features.register_converter_rule("contentstate", FEATURE, rule)
    features.register_converter_rule(
        "editorhtml", FEATURE, [LinkTypeRule(LINK_TYPE, FormulaAttributes)]
    )
