"""When regular commands last ended without an error."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class CommandRun(models.Model):
    """The last time a management command ended without an error, on any machine."""

    # No public page shows anything of it.
    is_visible_to_visitors: ClassVar[bool] = False
    wagtail_reference_index_ignore = True

    command = models.CharField(max_length=100, primary_key=True)
    ended_at = models.DateTimeField()

    class Meta:
        verbose_name = _("run of a command")
        verbose_name_plural = _("runs of commands")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.command} {self.ended_at:%Y-%m-%d %H:%M}"

    @classmethod
    def note(cls, command: str, at: datetime) -> None:
        cls.objects.update_or_create(command=command, defaults={"ended_at": at})
