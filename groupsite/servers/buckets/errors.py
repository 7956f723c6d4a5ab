"""Errors of an S3 server, as the errors of a disk that callers of a storage know."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError

from groupsite.servers.buckets.availability import BucketUnavailableError

NOT_FOUND: Final = ("404", "NoSuchKey")


@contextmanager
def errors_of_a_disk() -> Iterator[None]:
    """Raise FileNotFoundError for a missing file, and BucketUnavailableError for all else.

    The messages hold no name of a file, because logs may not.
    """
    try:
        yield
    except ClientError as error:
        code = error.response.get("Error", {}).get("Code", "")
        if code in NOT_FOUND:
            raise FileNotFoundError(errno.ENOENT, "The bucket has no such file") from None
        raise BucketUnavailableError(code or "refused") from None
    except FileNotFoundError:  # of django-storages, with the name
        raise FileNotFoundError(errno.ENOENT, "The bucket has no such file") from None
    except (BotoCoreError, Boto3Error) as error:
        raise BucketUnavailableError(type(error).__name__) from None
