"""On how many days visitors have searched in vain for a word, without anything about who searched."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_COUNTED_WORD = 30


class UnansweredWord(models.Model):
    """A word that no public page contains, and on how many days of a month it was searched for.

    Not how often: one visitor who repeats a search would look like several.
    """

    is_visible_to_visitors: ClassVar = False

    word = models.CharField(_("word"), max_length=LONGEST_COUNTED_WORD)
    language = models.CharField(_("language"), max_length=20)  # of the reader
    month = models.DateField(_("month"))  # its first day
    number = models.PositiveIntegerField(_("days"), default=0)
    last_counted_on = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("word that was not found")
        verbose_name_plural = _("words that were not found")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["month", "language", "word"], name="groupsite_one_unanswered_word_per_month"
            )
        ]

    def __str__(self) -> str:
        return self.word
