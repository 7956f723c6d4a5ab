"""Mounts the site at /web, as a web server does that has other applications beside it."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.core.wsgi import get_wsgi_application

MOUNT: Final = "/web"

django_application = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if not path.startswith(f"{MOUNT}/"):
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [b"Not below /web."]
    mounted = {"SCRIPT_NAME": MOUNT, "PATH_INFO": path.removeprefix(MOUNT)}
    return django_application({**environ, **mounted}, start_response)
