"""What a command prints, and writes into the page of the documentation that describes it."""

import os
import platform
import re
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

OUTPUT: Final = re.compile(r"(?<=<!-- output -->\n).*", re.DOTALL)


@dataclass
class Printed:
    """The lines that a command has printed."""

    lines: list[str] = field(default_factory=list)

    def say(self, line: str) -> None:
        self.lines.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    def write_into(self, page: Path) -> None:
        """Replace the output on the page, with the day and the machine."""
        load = os.getloadavg()[0]
        machine = f"{os.cpu_count()} cores, load {load:.0f}, Python {platform.python_version()}"
        head = f"Output of {datetime.now(UTC):%d %B %Y} ({machine}):\n\n"
        body = head + "".join(f"    {line}\n" for line in self.lines)
        text = page.read_text(encoding="utf-8")
        page.write_text(OUTPUT.sub(lambda _found: body, text), encoding="utf-8")
