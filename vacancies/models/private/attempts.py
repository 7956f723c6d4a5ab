"""Model of the counts that `vacancies.applications.rate_limits` stores."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from vacancies.models.private.private_model import PrivateModel


class AttemptCount(PrivateModel):
    """The number of attempts by one network address, mailbox or account in one time window.

    Stored in the database instead of a cache: all workers and machines share it, and a flood of
    other names cannot push a row out.
    """

    is_visible_to_visitors = False

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta(PrivateModel.Meta):
        verbose_name = _("number of attempts")
        verbose_name_plural = _("numbers of attempts")

    def __str__(self) -> str:
        return f"{self.count} until {self.ends_at:%H:%M}"
