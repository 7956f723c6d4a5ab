"""`python -m tools.servers.s3_process PORT`: moto's S3 server, with the access rules of a real one.

moto opens every bucket for everybody. Here a bucket is opened by the key that begins with its name, and only
one whose name begins with `public` is open for strangers too.
"""

import re
import sys
from collections.abc import Callable, Iterable
from typing import Any, Final

from moto.moto_server.werkzeug_app import create_backend_app
from werkzeug.serving import make_server

KEY: Final = re.compile(r"Credential=([^/]+)/")
ADMINISTRATOR: Final = "administrator"  # creates buckets

type Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def with_access_rules(application: Application) -> Application:
    """Return the application, which now refuses requests without the key of the bucket."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        bucket = environ["PATH_INFO"].lstrip("/").partition("/")[0]
        found = KEY.search(environ.get("HTTP_AUTHORIZATION", ""))
        key = found[1] if found else ""
        if key == ADMINISTRATOR or key.startswith(bucket) or bucket.startswith("public"):
            return application(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "application/xml")])
        return [b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"]

    return answer


if __name__ == "__main__":
    make_server(
        "127.0.0.1", int(sys.argv[1]), with_access_rules(create_backend_app("s3")), threaded=True
    ).serve_forever()
