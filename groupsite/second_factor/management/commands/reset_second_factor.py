"""Resets two-step verification of an account, when no administrator can do it in the admin."""

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from groupsite.second_factor.changes import Change, remove_second_factor
from groupsite.second_factor.requirement import second_factor_of


class Command(BaseCommand):
    help = "Reset two-step verification and the password of an account, log it, and tell the owner by e-mail."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        user = get_user_model()._default_manager.filter(username=username).first()
        factor = second_factor_of(user) if user else None
        if factor is None:
            raise CommandError("There is no account of this name with two-step verification.")
        remove_second_factor(factor, Change.RESET, None, datetime.now(UTC))
        self.stdout.write(
            "Two-step verification has been reset, and the password does not work any more. Choose a new one "
            f"with “Forgotten password?” or manage.py changepassword {username}."
        )
