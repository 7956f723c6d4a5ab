"""Management command that prints or erases what e-mail alerts store about one address."""

import json
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.core.serializers.json import DjangoJSONEncoder

from vacancies.alerts.address_data import data_of_address
from vacancies.alerts.subscriptions import delete_subscriptions
from vacancies.models import AlertSubscription


class Command(BaseCommand):
    help = (
        "Prints everything that alerts about vacancies store about one e-mail address, as JSON; with "
        "--erase deletes its subscriptions instead. The limit on e-mails that ask to confirm ends by "
        "itself, a day after the last of them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", help="the e-mail address, in any case")
        parser.add_argument(
            "--erase", action="store_true", help="delete subscriptions, and print how many"
        )

    def handle(self, *args: Any, address: str, erase: bool = False, **options: Any) -> None:
        if erase:
            found = AlertSubscription.objects.with_address(address)
            count = delete_subscriptions(found, datetime.now(UTC))
            self.stdout.write(f"Subscriptions erased: {count}")
            return
        data = data_of_address(address)
        self.stdout.write(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
