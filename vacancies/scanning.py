"""Whether a file was looked through for viruses (R16)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class ScanState(models.TextChoices):
    """Error is not clean: only CLEAN and, without a scanner, NOT_CHECKED may be opened."""

    NOT_CHECKED = "not_checked", pgettext_lazy("virus scan", "Not checked")
    PENDING = "pending", pgettext_lazy("virus scan", "Being checked")
    CLEAN = "clean", pgettext_lazy("virus scan", "Clean")
    INFECTED = "infected", pgettext_lazy("virus scan", "Virus found")
    ERROR = "error", pgettext_lazy("virus scan", "Could not be checked")
