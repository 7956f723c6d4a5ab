"""GROUPSITE_MEDIA_URL and GROUPSITE_APPLICATIONS_URL: buckets of an S3 server, which machines can share."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

from groupsite.settings.environment import env

MEDIA: Final = "GROUPSITE_MEDIA"
APPLICATIONS: Final = "GROUPSITE_APPLICATIONS"
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
BUCKET_NAME: Final = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PARAMETERS: Final = ("endpoint", "region")


class Bucket(NamedTuple):
    """A bucket, with the keys that open it."""

    name: str
    endpoint: str | None  # None for AWS itself
    region: str | None
    access_key: str
    secret_key: str

    @property
    def place(self) -> tuple[str, str | None]:
        return (self.name, self.endpoint)


def bucket_storages() -> dict[str, dict[str, Any]]:
    """Return the entries of STORAGES for the buckets that the environment names.

    Raises ImproperlyConfigured for nonsense, and if a key of one opens the other.
    """
    media, applications = bucket_of_environment(MEDIA), bucket_of_environment(APPLICATIONS)
    if media and applications:
        if media.place == applications.place:
            raise ImproperlyConfigured(f"{APPLICATIONS}_URL: another bucket than {MEDIA}_URL.")
        if media.access_key == applications.access_key:
            raise ImproperlyConfigured(
                f"{APPLICATIONS}_ACCESS_KEY: another key than {MEDIA}_ACCESS_KEY. Anyone who gets that "
                "must not be able to read applications."
            )
    return dict(_entries(media, applications))


def _entries(
    media: Bucket | None, applications: Bucket | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    if media:
        yield "default", _entry("groupsite.servers.buckets.bucket_storages.MediaBucket", media)
    if applications:
        backend = "groupsite.servers.buckets.bucket_storages.ApplicationsBucket"
        yield "groupsite_vacancies", _entry(backend, applications)


def _entry(backend: str, bucket: Bucket) -> dict[str, Any]:
    return {
        "BACKEND": backend,
        "OPTIONS": {
            "bucket_name": bucket.name,
            "endpoint_url": bucket.endpoint,
            "region_name": bucket.region,
            "access_key": bucket.access_key,
            "secret_key": bucket.secret_key,
        },
    }


def bucket_of_environment(prefix: str) -> Bucket | None:
    """Return the bucket of `prefix`_URL, None without it. Raises ImproperlyConfigured for nonsense."""
    url = env.str(f"{prefix}_URL", default="")
    if not url:
        return None
    try:
        parts = urlsplit(url)
        parameters = dict(parse_qsl(parts.query, keep_blank_values=True, strict_parsing=True))
    except ValueError:
        parts, parameters = urlsplit(url.partition("?")[0]), {} if "?" not in url else {"": ""}
    name = parts.netloc
    if (
        parts.scheme != "s3"
        or not BUCKET_NAME.fullmatch(name)
        or parts.path.strip("/")
        or parts.fragment
        or not set(parameters) <= set(PARAMETERS)
    ):
        raise ImproperlyConfigured(
            f"{prefix}_URL: write s3://bucket?endpoint=https://s3.example.org&region=eu-north-1, "
            "without keys and without a folder."
        )
    endpoint = parameters.get("endpoint") or None
    if endpoint and not _is_origin(endpoint):
        raise ImproperlyConfigured(f"{prefix}_URL: endpoint is the https: address of an S3 server.")
    keys = [_required(f"{prefix}_{part}_KEY") for part in ("ACCESS", "SECRET")]
    return Bucket(name, endpoint, parameters.get("region") or None, *keys)


def _required(name: str) -> str:
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"{name}: needed for the bucket, or {name}_FILE with it.")
    return value


def _is_origin(address: str) -> bool:
    """Whether it is an https: address of a server, or an http: address on this machine or its containers."""
    try:
        parts = urlsplit(address)
        _port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    is_local = host in ("127.0.0.1", "::1") or "." not in host  # containers have names without dots
    return (
        (parts.scheme == "https" or (parts.scheme == "http" and is_local))
        and bool(host)
        and "@" not in parts.netloc
        and not (parts.path.strip("/") or parts.query or parts.fragment)
    )
