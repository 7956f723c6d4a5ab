"""Choices of the fields of a publication and its rows. Values of kinds and stages are those of `kinds`."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from research.bibliography.kinds import Kind, Stage


class PublicationKind(models.TextChoices):
    """What a publication is, in the order in which filters list the kinds."""

    ARTICLE = Kind.ARTICLE.value, pgettext_lazy("publication", "Journal article")
    CONFERENCE = Kind.CONFERENCE.value, pgettext_lazy("publication", "Conference paper")
    PREPRINT = Kind.PREPRINT.value, pgettext_lazy("publication", "Preprint")
    BOOK = Kind.BOOK.value, pgettext_lazy("publication", "Book")
    CHAPTER = Kind.CHAPTER.value, pgettext_lazy("publication", "Book chapter")
    PROCEEDINGS = Kind.PROCEEDINGS.value, pgettext_lazy("publication", "Proceedings")
    DOCTORAL_THESIS = Kind.DOCTORAL_THESIS.value, pgettext_lazy("publication", "Doctoral thesis")
    LICENTIATE_THESIS = (
        Kind.LICENTIATE_THESIS.value,
        pgettext_lazy("publication", "Licentiate thesis"),
    )
    MASTERS_THESIS = Kind.MASTERS_THESIS.value, pgettext_lazy("publication", "Master’s thesis")
    REPORT = Kind.REPORT.value, pgettext_lazy("publication", "Report")
    DATASET = Kind.DATASET.value, pgettext_lazy("publication", "Dataset")
    SOFTWARE = Kind.SOFTWARE.value, pgettext_lazy("publication", "Software")
    PATENT = Kind.PATENT.value, pgettext_lazy("publication", "Patent")
    OTHER = Kind.OTHER.value, pgettext_lazy("publication", "Other publication")


class PublicationStage(models.TextChoices):
    """How far a publication is. Only one that has appeared must have a year."""

    PUBLISHED = Stage.PUBLISHED.value, pgettext_lazy("publication", "Published")
    IN_PRESS = Stage.IN_PRESS.value, pgettext_lazy("publication", "In press")
    SUBMITTED = Stage.SUBMITTED.value, pgettext_lazy("publication", "Submitted")


class PeerReviewed(models.TextChoices):
    """Whether a publication has been peer-reviewed."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Unknown")


class AuthorRole(models.TextChoices):
    """What a name on a publication is printed as."""

    AUTHOR = "author", pgettext_lazy("publication", "Author")
    EDITOR = "editor", pgettext_lazy("publication", "Editor")


class LinkDecision(models.TextChoices):
    """Who decided which person of ours a printed name is."""

    OPEN = "open", pgettext_lazy("printed name", "Not decided")
    FORM = "form", pgettext_lazy("printed name", "By its entry in the list of names")
    EDITOR = "editor", pgettext_lazy("printed name", "By an editor, for this publication")
    ORCID = "orcid", pgettext_lazy("printed name", "By its ORCID iD")
    REFUSED = "refused", pgettext_lazy("printed name", "Nobody in the group")


class VersionKind(models.TextChoices):
    """Which version of a publication a file or an address holds, from the earliest."""

    PREPRINT = "preprint", pgettext_lazy("version", "Preprint")
    SUBMITTED = "submitted", pgettext_lazy("version", "Submitted version")
    ACCEPTED = "accepted", pgettext_lazy("version", "Accepted version")
    PUBLISHED = "published", pgettext_lazy("version", "Published version")


class PublicationLinkKind(models.TextChoices):
    """What a link of a publication leads to, in the order in which pages list them."""

    CODE = "code", pgettext_lazy("link", "Code")
    DATA = "data", pgettext_lazy("link", "Data")
    SLIDES = "slides", pgettext_lazy("link", "Slides")
    POSTER = "poster", pgettext_lazy("link", "Poster")
    VIDEO = "video", pgettext_lazy("link", "Video")
    WEBSITE = "website", pgettext_lazy("link", "Website")
    CORRECTION = "correction", pgettext_lazy("link", "Correction")


class Licence(models.TextChoices):
    """Licences of versions. The values are SPDX identifiers (https://spdx.org/licenses/), in lower case."""

    CC_BY = "cc-by-4.0", "CC BY 4.0"
    CC_BY_SA = "cc-by-sa-4.0", "CC BY-SA 4.0"
    CC_BY_NC = "cc-by-nc-4.0", "CC BY-NC 4.0"
    CC_BY_ND = "cc-by-nd-4.0", "CC BY-ND 4.0"
    CC_BY_NC_SA = "cc-by-nc-sa-4.0", "CC BY-NC-SA 4.0"
    CC_BY_NC_ND = "cc-by-nc-nd-4.0", "CC BY-NC-ND 4.0"
    CC0 = "cc0-1.0", "CC0 1.0"


class AbstractSource(models.TextChoices):
    """Where an abstract comes from, which decides whether it is public unless an editor says so."""

    EDITOR = "editor", pgettext_lazy("abstract", "Entered by an editor")
    BIBTEX = "bibtex", "BibTeX"
    ARXIV = "arxiv", "arXiv"
    CROSSREF = "crossref", "Crossref"
    DATACITE = "datacite", "DataCite"
    OPENALEX = "openalex", "OpenAlex"
    ORCID = "orcid", "ORCID"


PUBLIC_ABSTRACTS = frozenset({AbstractSource.EDITOR, AbstractSource.ARXIV, AbstractSource.DATACITE})
"""Sources whose abstracts are free: arXiv gives its metadata as CC0, and so does DataCite."""


class NameVerdict(models.TextChoices):
    """What the group has decided about a printed form of a name."""

    PERSON = "person", pgettext_lazy("printed name", "This person")
    NOBODY = "nobody", pgettext_lazy("printed name", "Nobody in the group")
    ASK = "ask", pgettext_lazy("printed name", "Ask each time")
