"""The key and the identifiers of a publication, which no other publication may have."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from research.bibliography import identifiers
from research.models.publication_rules.cite_key_text import CITE_KEY, MAX_CITE_KEY

UNIQUE_IDENTIFIERS: Final = ("doi", "arxiv")
ARXIV_LABEL: Final = _("number on arXiv")
"""Not "arXiv" alone: forms and lists begin a label with a capital letter."""


class UniqueIdentifiers(models.Model):
    """Abstract base with the key, DOI and arXiv number, and the checks that they are free.

    The database refuses equal ones in rows. Forms also look at the newest drafts of others, and
    whatever publishes looks at the rows once more (`taken_errors`).
    """

    cite_key = models.CharField(
        _("key"),
        max_length=MAX_CITE_KEY,
        unique=True,
        blank=True,
        validators=[CITE_KEY],
        help_text=_(
            "Part of the address, and the key in BibTeX. If you leave it empty, the site makes one. "
            "If you change it, the old address leads to the new one."
        ),
    )
    doi = models.CharField("DOI", max_length=250, blank=True)
    arxiv = models.CharField(
        ARXIV_LABEL, max_length=40, blank=True, help_text=_("For example, 2401.01234.")
    )
    openalex = models.CharField("OpenAlex", max_length=20, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Set one spelling for identifiers, and check that no other publication has them."""
        super().clean()
        errors = self._identifier_errors()
        errors |= {
            field: text for field, text in self.taken_errors().items() if field not in errors
        }
        if errors:
            raise ValidationError(errors)

    def _identifier_errors(self) -> dict[str, str]:
        """Set one spelling for DOI and arXiv number; return an error for each that is none."""
        errors = {}
        texts = {
            "doi": _("This is not a DOI. A DOI looks like 10.1000/182."),
            "arxiv": _("This is not an arXiv number. It looks like 2401.01234."),
        }
        for field, text in texts.items():
            typed = getattr(self, field).strip()
            setattr(self, field, getattr(identifiers, field)(typed) or typed)
            if typed and not getattr(identifiers, field)(typed):
                errors[field] = str(text)
        return errors

    def taken_errors(self, drafts: bool = True) -> dict[str, str]:
        """Return by field why its identifier is taken: in a row, or in the newest draft of another."""
        errors = {}
        for field in ("doi", "arxiv", "cite_key"):
            value = getattr(self, field)
            other = self._other_with(field, value, drafts) if value else None
            if other is not None:
                text = gettext("Another publication has this already: %(title)s")
                errors[field] = text % {"title": other}
        return errors

    def _other_with(self, field: str, value: str, drafts: bool) -> Any | None:
        """Return another publication with this value, or whose newest draft or old address has it."""
        others: Any = type(self)._default_manager.exclude(pk=self.pk)
        # For BibTeX, keys that differ in case only are one.
        how = "__iexact" if field == "cite_key" else ""
        if found := others.filter(**{f"{field}{how}": value}).first():
            return found
        former = {f"addresses__cite_key{how}": value}
        if field == "cite_key" and (found := others.filter(**former).first()):
            return found
        if not drafts:
            return None
        drafts_of_others = others.filter(has_unpublished_changes=True)
        return drafts_of_others.filter(**{f"latest_revision__content__{field}{how}": value}).first()
