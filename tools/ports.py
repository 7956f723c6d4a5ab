"""Ports of this machine for servers that tests and measurements start."""

import fcntl
import os
import socket
import tempfile
from pathlib import Path

LEASES = Path(tempfile.gettempdir(), f"groupsite-ports-{os.getuid()}")
# Open as long as this process lives; the system gives a lease back when it ends, however it ends.
leased: list[int] = []  # file descriptors


def free_port() -> int:
    """One at which nobody listens on 127.0.0.1, and which nobody else who asks here is given.

    A server takes its port a second after it was found. Without the lease, another process of the
    same run can find the same one meanwhile, and would be answered by the wrong site.
    """
    LEASES.mkdir(exist_ok=True)
    while True:
        with socket.create_server(("127.0.0.1", 0)) as found:
            port: int = found.getsockname()[1]
        lease = os.open(LEASES / str(port), os.O_WRONLY | os.O_CREAT)
        try:
            fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lease)
            continue
        leased.append(lease)
        return port
