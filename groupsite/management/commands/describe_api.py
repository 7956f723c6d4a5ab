import json
from typing import Any

from django.core.management.base import BaseCommand

from groupsite.api.router import openapi_description


class Command(BaseCommand):
    help = "Print the description of the site’s API in OpenAPI 3.1, as docs/reference/openapi.json."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(openapi_description(), indent=2, ensure_ascii=False))
