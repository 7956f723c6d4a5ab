"""Encrypts the secrets of all second factors with the present secret key, after it has been replaced."""

from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand

from groupsite.second_factor.changes import renew_encryption
from groupsite.second_factor.models import SecondFactor


class Command(BaseCommand):
    help = "Encrypt the secrets of two-step verification with the present secret key."

    def handle(self, *args: Any, **options: Any) -> None:
        total, renewed = SecondFactor.objects.count(), renew_encryption(datetime.now(UTC))
        self.stdout.write(f"Encrypted again: {renewed} of {total}.")
