"""Storages in buckets: uploads of editors, and applicants' files.

No bucket is public. The site hands out what visitors may see: pictures (`pictures.py`), documents (Wagtail's
view) and, to those who may read them, applicants' files. So there is one rule about access, which is ours.

A bucket of applicants' files is not used before anonymous requests to it have been refused (`privacy.py`).
"""

import threading
from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from django.conf import settings
from django.core.files import File
from storages.backends.s3 import S3Storage

from groupsite.servers.buckets import privacy
from groupsite.servers.buckets.errors import errors_of_a_disk
from groupsite.servers.buckets.privacy import Access

# A file of at most so many bytes is read into memory, a larger one into a temporary file.
MEMORY_BYTES: Final = 1024 * 1024
PART_BYTES: Final = 8 * 1024 * 1024
# In seconds. A request of a visitor may wait for two attempts.
CONNECT_SECONDS: Final = 2
READ_SECONDS: Final = 10
CONFIG: Final = Config(
    connect_timeout=CONNECT_SECONDS,
    read_timeout=READ_SECONDS,
    retries={"total_max_attempts": 2, "mode": "standard"},
    max_pool_connections=20,
)


class Bucket(S3Storage):
    """Files in a bucket. Raises FileNotFoundError and other OSErrors, as a storage on a disk does."""

    def __init__(self, **options: Any) -> None:
        self._connecting = threading.Lock()
        self._connection: Any = None
        super().__init__(
            **options,
            client_config=CONFIG,
            file_overwrite=False,
            max_memory_size=MEMORY_BYTES,
            # Threads of its own for each file would take more memory than they save time.
            transfer_config=TransferConfig(use_threads=False, multipart_threshold=PART_BYTES),
        )

    def access(self) -> Access:
        """Return where the bucket is, with its key."""
        return Access(
            self.bucket_name, self.endpoint_url, self.region_name, self.access_key, self.secret_key
        )

    def what_anonymous_requests_can_do(self) -> list[str]:
        """Return which of "list", "read" and "write"; none if it is private. Raises OSError if it is away."""
        return privacy.what_others_can_do(self.access())

    @property
    def connection(self) -> Any:
        """Return the connection that all threads share: to make one takes a quarter of a second."""
        with self._connecting:
            if self._connection is None:
                self._connection = super().connection
            return self._connection

    def listed_files(self, folder: str) -> Iterator[tuple[str, int, datetime]]:
        """Yield (name, bytes, modification time) of all files in a folder and below; "" for all.

        One request for a thousand files; asking for each takes a thousand.
        """
        prefix = f"{folder.strip('/')}/" if folder.strip("/") else ""
        with errors_of_a_disk():
            pages = self.connection.meta.client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket_name, Prefix=prefix
            )
            for page in pages:
                for found in page.get("Contents", ()):
                    yield found["Key"], found["Size"], found["LastModified"]

    def is_left_by_privacy_check(self, name: str) -> bool:
        """Whether a check that was killed has left this file; it belongs to nobody."""
        return name.startswith(privacy.NAME_OF_QUESTION)

    def _open(self, name: str, mode: str = "rb") -> File:
        with errors_of_a_disk():
            file: File = super()._open(name, mode)
            _content = file.file  # fetched now, so that no later `read` finds the server away
            return file

    def _save(self, name: str, content: File) -> str:
        with errors_of_a_disk():
            return str(super()._save(name, content))

    def delete(self, name: str) -> None:
        with errors_of_a_disk():
            super().delete(name)

    def exists(self, name: str) -> bool:
        with errors_of_a_disk():
            return bool(super().exists(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with errors_of_a_disk():
            folders, files = super().listdir(path)
            return folders, files

    def size(self, name: str) -> int:
        with errors_of_a_disk():
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        with errors_of_a_disk():
            found: datetime = super().get_modified_time(name)
            return found


class MediaBucket(Bucket):
    """Uploads of editors. Their pictures have the same addresses as those on a disk."""

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        return f"{settings.MEDIA_URL}{quote(name or '')}"


class ApplicationsBucket(Bucket):
    """Applicants' files. They have no address."""

    _is_private = False

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        raise ValueError("Files of applications have no address.")

    def _open(self, name: str, mode: str = "rb") -> File:
        self._refuse_if_public()
        return super()._open(name, mode)

    def _save(self, name: str, content: File) -> str:
        self._refuse_if_public()
        return super()._save(name, content)

    def _refuse_if_public(self) -> None:
        """Raise BucketUnavailableError unless anonymous requests were refused; tested once in a process."""
        if not self._is_private:
            privacy.refuse_if_public(self.access())
            self._is_private = True
