"""An S3 server for tests: `with s3_server() as server: server.create("media")`."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import boto3

from tools.servers.s3_process import ADMINISTRATOR
from tools.sources import ROOT

REGION: Final = "eu-north-1"
SECRET: Final = "of the tests"
PATIENCE: Final = 30.0  # seconds


@dataclass
class S3Server:
    """A running server. The key of a bucket is its name and `-key`."""

    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def client(self, key: str = ADMINISTRATOR) -> Any:
        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name=REGION,
            aws_access_key_id=key,
            aws_secret_access_key=SECRET,
        )

    def create(self, bucket: str) -> None:
        self.client().create_bucket(
            Bucket=bucket, CreateBucketConfiguration={"LocationConstraint": REGION}
        )

    def variables(self, prefix: str, bucket: str) -> dict[str, str]:
        """Return the environment variables of production for a bucket: `prefix` such as GROUPSITE_MEDIA."""
        return {
            f"{prefix}_URL": f"s3://{bucket}?endpoint={self.endpoint}&region={REGION}",
            f"{prefix}_ACCESS_KEY": f"{bucket}-key",
            f"{prefix}_SECRET_KEY": SECRET,
        }

    def site(self, name: str) -> dict[str, str]:
        """Create the two buckets of a site; return the environment variables of production for them."""
        buckets = {
            "GROUPSITE_MEDIA": f"{name}-media",
            "GROUPSITE_APPLICATIONS": f"{name}-applications",
        }
        variables: dict[str, str] = {}
        for prefix, bucket in buckets.items():
            self.create(bucket)
            variables |= self.variables(prefix, bucket)
        return variables

    def options(self, bucket: str) -> dict[str, Any]:
        """Return the OPTIONS of a storage in STORAGES."""
        return {
            "bucket_name": bucket,
            "endpoint_url": self.endpoint,
            "region_name": REGION,
            "access_key": f"{bucket}-key",
            "secret_key": SECRET,
        }

    def start(self) -> None:
        """Start it, with nothing in it, and wait until it answers."""
        command = [sys.executable, "-m", "tools.servers.s3_process", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("The S3 server of the tests has not started.")
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(self.endpoint, timeout=5)  # noqa: S310 — our own
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True


@contextmanager
def s3_server(port: int) -> Iterator[S3Server]:
    server = S3Server(port)
    server.start()
    try:
        yield server
    finally:
        server.stop()
