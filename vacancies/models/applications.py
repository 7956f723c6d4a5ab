"""Models of applications, their files, and the private links that open them."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vacancies.choices import QuestionKind, ScanState
from vacancies.models.documents import DocumentKind, DocumentRule
from vacancies.models.private.private_model import PrivateModel
from vacancies.models.vacancy import Vacancy
from vacancies.posting.documents import pdf_file_name_by_pattern, safe_pdf_file_name


class Stage(models.TextChoices):
    """The stage of an application, derived from its timestamps and not stored."""

    DRAFT = "draft", pgettext_lazy("stage of an application", "Draft")
    RECEIVED = "received", pgettext_lazy("stage of an application", "Received")
    WITHDRAWN = "withdrawn", pgettext_lazy("stage of an application", "Withdrawn")


class ApplicationQuerySet(models.QuerySet):
    def drafts(self) -> Self:
        return self.filter(received_at=None, withdrawn_at=None)

    def received(self) -> Self:
        """Return submitted applications that have not been withdrawn."""
        return self.filter(withdrawn_at=None).exclude(received_at=None)

    def with_unconfirmed_email(self) -> Self:
        """Return applications whose e-mail address has not been confirmed."""
        return self.filter(confirmed_at=None)

    def of_vacancy_with_email(self, vacancy: Vacancy | None, email: str) -> Self:
        """Return the vacancy's applications with this e-mail address, ignoring case."""
        return self.filter(vacancy=vacancy, email__iexact=email)


class PrivacyNotice(PrivateModel):
    """A privacy notice as shown to applicants; `version` is derived from its text (R70)."""

    version = models.CharField(max_length=16, unique=True)
    language = models.CharField(max_length=10)
    text = models.TextField()
    first_read_at = models.DateTimeField()

    class Meta(PrivateModel.Meta):
        verbose_name = _("privacy notice")
        verbose_name_plural = _("privacy notices")

    def __str__(self) -> str:
        return self.version


class Application(PrivateModel):
    """One person's application for one vacancy: a draft, submitted or withdrawn.

    Models that editors use have no relation to it, so only `vacancies.applications.permissions`
    gives access.
    """

    is_visible_to_visitors = False

    vacancy = models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="applications")
    # The one-time key of the form: repeated posts of a form create one application (R24).
    start_key = models.UUIDField(unique=True)
    language = models.CharField(_("language"), max_length=10)
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    notice = models.ForeignKey(PrivacyNotice, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    received_at = models.DateTimeField(_("received"), null=True, db_index=True)
    withdrawn_at = models.DateTimeField(null=True)
    # When a link mailed to this address was opened; until then somebody else's address may have
    # been typed.
    confirmed_at = models.DateTimeField(null=True)
    number = models.CharField(_("receipt number"), max_length=40, unique=True, null=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta(PrivateModel.Meta):
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["received_at", "pk"]
        permissions = (
            ("manage_applications", _("Can read all applications and appoint their readers")),
        )

    def __str__(self) -> str:
        """Return the receipt number or primary key: logs must have no personal data (R23)."""
        return self.number or f"application {self.pk}"

    @property
    def stage(self) -> Stage:
        if self.withdrawn_at:
            return Stage.WITHDRAWN
        return Stage.RECEIVED if self.received_at else Stage.DRAFT

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def file_name_language(self) -> str:
        """Return the code of the language in which the applicant's files are named.

        The first language that the vacancy asks for, else the one in which the form was filled in.
        """
        return self.vacancy.application_language.partition(" ")[0] or self.language

    def save_changed_at(self, at: datetime) -> None:
        """Set `changed_at` to this time and save only that field."""
        self.changed_at = at
        self.save(update_fields=["changed_at"])

    def files_with_names(self) -> Iterator[tuple["ApplicationFile", str]]:
        """Yield (file, name) for each file, with the name it is shown under: "CV, Durisi.pdf".

        In the order of the vacancy's document rules; files without a rule come last.
        """
        files = self.files.select_related("kind").prefetch_related("kind__texts")
        return self.pair_files_with_names(files, self.vacancy.document_rules.all())

    def pair_files_with_names(
        self, files: Iterable["ApplicationFile"], rules: Iterable[DocumentRule]
    ) -> Iterator[tuple["ApplicationFile", str]]:
        """Yield (file, name) for each of these files, with the name it is shown under.

        In the order of `rules`; files without a rule come last. No query if kinds are loaded.
        """
        rules = list(rules)
        order = {rule.kind_id: place for place, rule in enumerate(rules)}
        patterns = {rule.kind_id: rule.name_pattern for rule in rules}
        counted: dict[int, int] = {}
        for file in sorted(files, key=lambda file: (order.get(file.kind_id, len(order)), file.pk)):
            counted[file.kind_id] = number = counted.get(file.kind_id, 0) + 1
            yield file, self.file_name(file.kind, patterns.get(file.kind_id, ""), number)

    def file_name(self, kind: DocumentKind, pattern: str, number: int) -> str:
        """Return the name a file is shown under; `number` counts the files of its kind, from 1.

        `pattern` is that of the document rule; empty for the default, such as "CV, Durisi.pdf".
        """
        if pattern:
            return pdf_file_name_by_pattern(
                pattern,
                reference=self.vacancy.reference,
                family_name=self.family_name,
                given_name=self.given_name,
                number=number,
            )
        kind_name = kind.name(self.file_name_language).text
        return safe_pdf_file_name(kind_name, self.family_name, number)


class ApplicationFile(PrivateModel):
    """An uploaded file of an application, stored unchanged (R13)."""

    is_visible_to_visitors = False

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="files")
    kind = models.ForeignKey(DocumentKind, on_delete=models.PROTECT, related_name="+")
    # The generated name in `vacancies.applications.files.storage`. Not a FileField, which would
    # have a URL.
    stored = models.CharField(max_length=100, unique=True)
    size = models.PositiveBigIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    original_name = models.CharField(max_length=255)
    accepted_at = models.DateTimeField()
    scan = models.CharField(max_length=20, choices=ScanState, default=ScanState.NOT_CHECKED)

    class Meta(PrivateModel.Meta):
        verbose_name = _("file of an application")
        verbose_name_plural = _("files of applications")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"file {self.pk}"

    @property
    def may_be_opened(self) -> bool:
        """Whether the virus scan allows opening the file; without a scanner, always True (R16)."""
        return self.scan in (ScanState.NOT_CHECKED, ScanState.CLEAN)


class ApplicationAnswer(PrivateModel):
    """An applicant's answer to an extra question, with the question as the applicant read it.

    It has no relation to the question, which editors may reword or delete: `vacancies.applications.answers`
    says which question of the vacancy an answer belongs to.
    """

    is_visible_to_visitors = False

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField(max_length=10, choices=QuestionKind)
    language = models.CharField(max_length=20)
    wording = models.CharField(max_length=200)
    # As typed or chosen; "yes" or "no" in every language.
    value = models.CharField(max_length=2000)

    class Meta(PrivateModel.Meta):
        verbose_name = _("answer of an application")
        verbose_name_plural = _("answers of applications")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"answer {self.pk}"


class ApplicationLink(PrivateModel):
    """A private link that opens one application until the deadline; only its hash is stored."""

    is_visible_to_visitors = False

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    # Empty if the link was shown in the browser that created the draft, and not mailed.
    mailed_to = models.EmailField(blank=True)

    class Meta(PrivateModel.Meta):
        verbose_name = _("link to an application")
        verbose_name_plural = _("links to applications")

    def __str__(self) -> str:
        return f"link {self.pk}"
