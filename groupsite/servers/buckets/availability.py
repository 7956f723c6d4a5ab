"""Whether buckets are used, and the error of one that is away. A site without buckets never loads boto3."""

import errno
from typing import Final

from django.conf import settings

BACKENDS: Final = "groupsite.servers.buckets."


class BucketUnavailableError(OSError):
    """The server of a bucket is away or refuses. Visitors get 503, as they do when a disk fails."""

    def __init__(self, reason: str) -> None:
        super().__init__(errno.EIO, f"The bucket cannot be used: {reason}")


def uses_bucket(alias: str) -> bool:
    """Whether a storage of STORAGES is one of our buckets."""
    backend = settings.STORAGES.get(alias, {}).get("BACKEND", "")
    return str(backend).startswith(BACKENDS)
