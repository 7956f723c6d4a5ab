"""Why a formula cannot be set, in the reader's language.

math-core says it in English, with a position in front: `3: Duplicate subscript or superscript.` What is not
in the table gets the last sentence; the project's own reasons (`research.mathematics.mathml`) are in it.
"""

import re
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from research.mathematics.mathml import FormulaError

_REASONS: Final = (
    (r"^The formula is empty", _("Write a formula.")),
    (
        r"^The formula has more than (?P<what>\d+)",
        _("The formula has more than %(what)s characters."),
    ),
    (r"^The formula is nested too deeply", _("The formula is nested too deeply.")),
    (r"^\\begin\{(?P<what>\w+)", _("The environment %(what)s is not allowed in a formula.")),
    (r"^(?P<what>\S+) is not allowed", _("%(what)s is not allowed in a formula.")),
    (r'Unknown command "(?P<what>.*)"', _("There is no command %(what)s.")),
    (r'Unknown environment "(?P<what>.*)"', _("There is no environment %(what)s.")),
    (r'Unknown color "(?P<what>.*)"', _("There is no colour %(what)s.")),
    (r'Expected closing token "(?P<what>[^"]*)"', _("%(what)s is missing at the end.")),
    (r'Expected "(?P<what>[^"]*)", but found', _("%(what)s is missing.")),
    (r'Unmatched closing token: "(?P<what>[^"]*)"', _("%(what)s closes nothing.")),
    (r"Expected argument", _("Something is missing after the last command.")),
    (r"^\d+: '\^' or '_' directly", _("There is nothing between two of the signs ^ and _.")),
    (r"text mode", _("This is not possible within text.")),
    (
        r"Duplicate sub",
        _("There are two subscripts or superscripts in the same place. Use braces."),
    ),
    (r'Found "(?P<what>&)"', _("%(what)s is only possible in a matrix or table.")),
    (r'Found "(?P<what>[^"]*)"', _("%(what)s is not possible here.")),
    (r'Unexpected "(?P<what>[^"]*)"', _("%(what)s is not possible here.")),
    (r'after "(?P<what>[^"]*)", but not found', _("A bracket is missing after %(what)s.")),
)


def reason_text(error: FormulaError) -> str:
    """Return the sentence for an error."""
    for pattern, sentence in _REASONS:
        if found := re.search(pattern, str(error)):
            return str(sentence) % found.groupdict()
    return gettext("This formula cannot be set.")
