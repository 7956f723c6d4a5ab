"""`python -m tools.servers COMMAND …`: runs a command with Valkey and an S3 server (`.ci/on_servers`)."""

import os
import subprocess
import sys

from tools.ports import free_port
from tools.servers.s3 import s3_server
from tools.servers.valkey import valkey

if __name__ == "__main__":
    with valkey(free_port()) as cache, s3_server(free_port()) as buckets:
        theirs = {
            "GROUPSITE_TEST_CACHE_URL": cache.url,
            "GROUPSITE_TEST_S3_PORT": str(buckets.port),
        }
        sys.exit(subprocess.call(sys.argv[1:], env=os.environ | theirs))
