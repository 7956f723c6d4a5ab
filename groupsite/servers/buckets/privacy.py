"""Whether others than the site can list, read or write a bucket, asked as they would ask.

A file is stored for the question and removed afterwards, because a bucket may allow nobody to list it and
still hand out each file. If the process is killed in between, the file stays, and is passed over by moves,
restores and backups. Only a refusal counts: a server that does not answer has not refused.
"""

import secrets
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import boto3
from botocore import UNSIGNED
from botocore.config import Config
from botocore.exceptions import ClientError

from groupsite.servers.buckets.availability import BucketUnavailableError
from groupsite.servers.buckets.errors import errors_of_a_disk

CONFIG: Final = Config(connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 2})
REFUSED: Final = (401, 403)
NAME_OF_QUESTION: Final = "privacy-check-"


class Access(NamedTuple):
    """A bucket and the key that opens it; without a key, anonymous access."""

    bucket: str
    endpoint: str | None
    region: str | None
    access_key: str = ""
    secret_key: str = ""


def refuse_if_public(access: Access, *others: Access) -> None:
    """Raise BucketUnavailableError if it is away, or open to anonymous requests or the keys of `others`."""
    if found := what_others_can_do(access, *others):
        raise BucketUnavailableError(f"others can {' and '.join(found)} it")


def what_others_can_do(access: Access, *others: Access) -> list[str]:
    """Return which of "list", "read" and "write" others can do. Raises BucketUnavailableError if it is away.

    Anonymous requests are always among the others.
    """
    name = NAME_OF_QUESTION + secrets.token_hex(16)
    own = _client(access)
    with errors_of_a_disk():
        own.put_object(Bucket=access.bucket, Key=name, Body=b"")
        try:
            anonymous = access._replace(access_key="", secret_key="")
            clients = [_client(other) for other in (anonymous, *others)]
            return list(_allowed(clients, access.bucket, name))
        finally:
            own.delete_object(Bucket=access.bucket, Key=name)


def _allowed(clients: list[Any], bucket: str, name: str) -> Iterator[str]:
    questions: dict[str, Callable[[Any], Any]] = {
        "list": lambda client: client.list_objects_v2(Bucket=bucket, MaxKeys=1),
        "read": lambda client: client.get_object(Bucket=bucket, Key=name),
        "write": lambda client: client.put_object(Bucket=bucket, Key=name, Body=b""),
    }
    for what, ask in questions.items():
        if not all(_is_refused(ask, client) for client in clients):
            yield what


def _is_refused(ask: Callable[[Any], Any], client: Any) -> bool:
    try:
        ask(client)
    except ClientError as error:
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode")
        if status in REFUSED:
            return True
        raise
    return False


def _client(access: Access) -> Any:
    config = CONFIG if access.access_key else CONFIG.merge(Config(signature_version=UNSIGNED))
    session = boto3.Session(
        aws_access_key_id=access.access_key or None,
        aws_secret_access_key=access.secret_key or None,
    )
    return session.client(
        "s3", endpoint_url=access.endpoint, region_name=access.region, config=config
    )
