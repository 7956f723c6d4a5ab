"""`python -m tools.last_hour.readers SITE COUNT SECONDS`: people who read, as a process of its own.

Prints a JSON list: for each click the moment, the milliseconds until the page was complete, and the status. A
reader keeps a connection, as a browser does, and loads the styles and scripts of the first page too.
"""

import asyncio
import json
import random
import re
import sys
import time
from asyncio import IncompleteReadError, StreamReader, StreamWriter
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from tools.drills.visitors import BROKEN, PAGES

ARRIVE: Final = 15.0  # seconds in which all of them arrive
PAUSE: Final = (5.0, 25.0)  # seconds from one click to the next
PATIENCE: Final = 60.0
ASSETS: Final = re.compile(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"')

type Click = tuple[float, float, int]


@dataclass
class Reader:
    """One person. `clicks` is shared by all."""

    netloc: str
    chance: random.Random
    clicks: list[Click]
    streams: tuple[StreamReader, StreamWriter] | None = field(default=None, init=False)

    async def read(self, until: float) -> None:
        await asyncio.sleep(self.chance.uniform(0, ARRIVE))
        first = await self._click(self.chance.choice(PAGES))
        for path in ASSETS.findall(first):
            await self._click(path)
        while True:
            pause = self.chance.uniform(*PAUSE)
            if time.monotonic() + pause > until:
                break
            await asyncio.sleep(pause)
            await self._click(self.chance.choice(PAGES))
        self._close()

    async def _click(self, path: str) -> str:
        """Note the answer to a request; return its text."""
        started = time.monotonic()
        status, body = await self.get(path)
        self.clicks.append((time.monotonic(), (time.monotonic() - started) * 1000, status))
        return body.decode(errors="replace")

    async def get(self, path: str) -> tuple[int, bytes]:
        """Ask once more on a new connection if a kept one has ended, as browsers do."""
        while True:
            was_kept = self.streams is not None
            try:
                async with asyncio.timeout(PATIENCE):
                    return await self._ask(path)
            except (OSError, IncompleteReadError, ValueError, TimeoutError):
                self._close()
                if not was_kept:
                    return BROKEN, b""

    async def _ask(self, path: str) -> tuple[int, bytes]:
        if self.streams is None:
            host, _colon, port = self.netloc.partition(":")
            self.streams = await asyncio.open_connection(host, int(port))
        reader, writer = self.streams
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {self.netloc}\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        status = int(head.split()[1])
        headers = dict(re.findall(r"^([\w-]+): *(.*?)\r$", head, re.MULTILINE))
        body = await _body(reader, headers)
        if headers.get("connection") == "close":
            self._close()
        return status, body

    def _close(self) -> None:
        if self.streams:
            self.streams[1].close()
            self.streams = None


async def _body(reader: StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers["content-length"]))
    pieces = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        pieces.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return b"".join(pieces)


async def read_together(site: str, count: int, seconds: float) -> list[Click]:
    clicks: list[Click] = []
    netloc, until = urlsplit(site).netloc, time.monotonic() + seconds
    people = [Reader(netloc, random.Random(number), clicks) for number in range(count)]  # noqa: S311 — no secret
    await asyncio.gather(*(one.read(until) for one in people))
    return clicks


if __name__ == "__main__":
    site, count, seconds = sys.argv[1:]
    json.dump(asyncio.run(read_together(site, int(count), float(seconds))), sys.stdout)
