"""Title and abstract of a publication, with the HTML and the plain text that are made from them."""

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from people.content.findings.finding import Finding, warning
from research.bibliography.folding import folded_title
from research.mathematics.html_text import formula_problems, html_of
from research.mathematics.plain import plain_text
from research.models.publication_rules.publication_choices import AbstractSource

FORMULA_HELP = _(
    "Write formulas between dollar signs, such as $\\ell_2$, and emphasised words as \\emph{word}."
)


class TitleAndAbstract(models.Model):
    """Abstract base with the texts of a publication, in its own language.

    Title and abstract are stored texts (`research.mathematics.pieces`). Whatever ends in `_html`,
    `_text` or `_fold` is made from them when the publication is saved, and no request makes it.
    """

    title = models.CharField(_("title"), max_length=1000, help_text=FORMULA_HELP)
    title_html = models.TextField(blank=True, editable=False)
    title_text = models.TextField(blank=True, editable=False)
    title_fold = models.CharField(max_length=1000, blank=True, editable=False, db_index=True)
    language = models.CharField(
        pgettext_lazy("of a publication", "language"),
        max_length=35,
        blank=True,
        help_text=_("The language of the title, as a code such as en or sv."),
    )
    parallel_title = models.CharField(
        _("title in another language"),
        max_length=1000,
        blank=True,
        help_text=_("As printed, such as the English title of a thesis in Swedish."),
    )
    parallel_language = models.CharField(
        _("language of that title"), max_length=35, blank=True, help_text=_("A code such as en.")
    )
    abstract = models.TextField(_("abstract"), blank=True, help_text=FORMULA_HELP)
    abstract_html = models.TextField(blank=True, editable=False)
    abstract_text = models.TextField(blank=True, editable=False)
    abstract_source = models.CharField(
        _("source of the abstract"), max_length=20, choices=AbstractSource, blank=True
    )
    abstract_public = models.BooleanField(
        _("show the abstract to visitors"),
        default=False,
        help_text=_("Only if the group may: publishers own most abstracts."),
    )

    class Meta:
        abstract = True

    def set_derived_texts(self) -> None:
        """Set the HTML, plain and folded texts of title and abstract."""
        self.title_html, self.title_text = html_of(self.title), plain_text(self.title)
        self.title_fold = folded_title(self.title)[:1000]
        self.abstract_html, self.abstract_text = html_of(self.abstract), plain_text(self.abstract)

    def formula_findings(self) -> list[Finding]:
        """Return a finding for each formula that cannot be set: readers would see its TeX."""
        found = [
            (field, tex)
            for field in ("title", "parallel_title", "abstract")
            for tex, _reason in formula_problems(getattr(self, field))
        ]
        text = gettext("The formula $%(tex)s$ cannot be set, so visitors see it as you typed it.")
        return [warning(text % {"tex": tex}, field) for field, tex in found]
