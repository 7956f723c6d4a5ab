"""Loads the demo group and its accounts, before `make demo` serves it."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from groupsite import roles
from groupsite.demo import accounts, seed
from groupsite.search.index.updating import update_index

PORTS = {"http": 80, "https": 443}


class Command(BaseCommand):
    help = (
        "Loads the demonstration group into an empty site, and makes its accounts. Run again, it "
        "changes nothing, except that a demonstration posting that has run out opens once more."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--address",
            default=settings.WAGTAILADMIN_BASE_URL,
            help="where the site answers, such as http://127.0.0.1:8000",
        )
        parser.add_argument(
            "--no-accounts", action="store_true", help="load the content only, without accounts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        address, with_accounts = options["address"].rstrip("/"), not options["no_accounts"]
        host, port = parse_host_and_port(address)
        if with_accounts and not settings.DEBUG:
            raise CommandError(
                "The demo's accounts have a password that everybody knows, so they are made only "
                "where DEBUG is on. --no-accounts loads the content without them."
            )
        self.load_demo_or_update(host, port, with_accounts=with_accounts)
        self.print_urls(address)
        if with_accounts:
            self.print_accounts()

    def load_demo_or_update(self, host: str, port: int, *, with_accounts: bool) -> None:
        at = datetime.now(UTC)
        with transaction.atomic():
            if seed.has_home_page():
                seed.update_local_site_address(host, port)
                if seed.extend_expired_demonstration_vacancy(at):
                    self.stdout.write("The demonstration posting had run out: its deadline moved.")
            else:
                try:
                    seed.load_demo_content(at, host, port)
                except seed.DatabaseNotEmptyError:
                    raise CommandError(
                        "This database holds another site. The demo group is loaded into an empty "
                        "one only, so that nothing is mixed."
                    ) from None
                roles.set_up_groups()
                update_index(at)
            if with_accounts:
                accounts.make_accounts(at)

    def print_urls(self, address: str) -> None:
        self.stdout.write(f"\n  The site      {address}/")
        for code, name in settings.LANGUAGES:
            self.stdout.write(f"  {name:<14}{address}/{code}/")
        self.stdout.write(f"  The admin     {address}/admin/")

    def print_accounts(self) -> None:
        names = accounts_with_unchanged_password()
        if names:
            self.stdout.write(f"  Accounts      {', '.join(names)}")
            self.stdout.write(f"  Password      {accounts.PASSWORD}\n")


def accounts_with_unchanged_password() -> list[str]:
    """Return the names of the active demo accounts whose password is still the demo's."""
    users = get_user_model().objects.filter(is_active=True).in_bulk(field_name="username")
    names = [account.name for account in accounts.ACCOUNTS if account.name in users]
    return [name for name in names if users[name].check_password(accounts.PASSWORD)]


def parse_host_and_port(address: str) -> tuple[str, int]:
    """Return host and port of a URL. Raises CommandError if it is invalid or has a path."""
    parts = urlsplit(address)
    try:
        port = parts.port or PORTS.get(parts.scheme)
    except ValueError:
        port = None
    if not parts.hostname or port is None or parts.path or parts.query:
        raise CommandError(f"--address {address}: write one such as http://127.0.0.1:8000.")
    return parts.hostname, port
