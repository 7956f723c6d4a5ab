"""Errors of `check --deploy`: nobody but the site can list, read or write its buckets."""

from collections.abc import Iterator
from typing import Any

from django.core import checks
from django.core.files.storage import storages

from groupsite.servers.buckets.availability import uses_bucket
from groupsite.servers.buckets.bucket_storages import Bucket
from groupsite.servers.buckets.privacy import what_others_can_do
from vacancies.applications.files.storage import private_storage


def errors_of_buckets() -> Iterator[Any]:
    """Yield an error for each bucket that others can use, or that does not answer."""
    media = storages["default"] if uses_bucket("default") else None
    if isinstance(media, Bucket):
        yield from _errors_of("GROUPSITE_MEDIA_URL", media)
    applications = private_storage()
    if isinstance(applications, Bucket):
        other = media if isinstance(media, Bucket) else None
        yield from _errors_of("GROUPSITE_APPLICATIONS_URL", applications, other)


def _errors_of(setting: str, bucket: Bucket, other: Bucket | None = None) -> Iterator[Any]:
    own = bucket.access()
    others = []
    if other:  # the key of editors' uploads, where that of applicants' files is asked for
        theirs = other.access()
        others = [own._replace(access_key=theirs.access_key, secret_key=theirs.secret_key)]
    try:
        allowed = what_others_can_do(own, *others)
    except OSError as error:
        hint = "Check its address, its name, and what its key may do: list, read, write and delete."
        yield checks.Error(f"{setting}: {error.strerror}.", hint=hint, id="groupsite.E002")
        return
    if allowed:
        yield checks.Error(
            f"{setting}: others than the site can {', '.join(allowed)} what is in the bucket.",
            hint="Block public access to it, and let no key but its own open it.",
            id="groupsite.E001",
        )
