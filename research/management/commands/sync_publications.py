"""Management command that asks services about members’ publications and fills the inbox."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from research import conf
from research.inbox.looking_up import new_client, one_run_at_a_time
from research.inbox.syncing import sync


class Command(BaseCommand):
    help = (
        "Asks ORCID, Crossref, DataCite, arXiv and, with a key, OpenAlex what current members with an "
        "ORCID iD have published, and adds to the inbox what the site lacks. Does nothing unless "
        "GROUPSITE_RESEARCH_SYNC is True."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--requests", type=int, help="send at most so many requests, instead of the setting"
        )

    def handle(self, *args: Any, requests: int | None = None, **options: Any) -> None:
        if not conf.is_sync_on():
            self.stdout.write("Nothing was asked: GROUPSITE_RESEARCH_SYNC is not True.")
            return
        at = timezone.now()  # noqa: TID251 — the edge of the program
        limit = conf.sync_requests() if requests is None else requests
        client = new_client(limit)
        try:
            with one_run_at_a_time() as is_ours:
                if not is_ours:
                    self.stdout.write("Nothing was asked: another run is asking.")
                    return
                asked = sync(client, at)
        finally:
            client.close()
        sent = limit - client.requests_left
        self.stdout.write(f"Asked about {asked} members with {sent} requests.")
        for host in sorted(client.closed):
            self.stdout.write(f"{host} was away or busy.")
