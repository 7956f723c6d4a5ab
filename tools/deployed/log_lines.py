"""What no line of a log may hold (R23): names, e-mail addresses, names of files, and secrets."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from tools.web.applicants import multipart

# What a record may hold although it looks like a session: ids of requests are hexadecimal.
SESSION: Final = r"(?<![0-9A-Za-z_-])(?=[0-9a-f]*[g-z])[0-9a-z]{32}(?![0-9A-Za-z_-])"
TOKEN: Final = r"(?<![\w-])(?=[\w-]*[A-Z])(?=[\w-]*[a-z])(?=[\w-]*\d)[\w-]{43}(?![\w-])"
ADDRESS: Final = r"[\w.+-]+@[\w-]+\.[a-z]{2,}"
FILE_NAME: Final = r"[\w-]+\.(?:pdf|docx?|odt)\b"
NAMES: Final = frozenset({"Alice Ek", "Unmistakable"})  # of programs that apply


@cache
def forbidden(names: frozenset[str]) -> re.Pattern[str]:
    """Return what matches names, files of programs that apply, and whatever looks like a secret."""
    body, _kind = multipart(b"")
    known = names | NAMES | set(re.findall(r'filename="([^"]+)"', body.decode()))
    joined = "|".join(re.escape(name) for name in sorted(known))
    return re.compile(f"{joined}|{ADDRESS}|{FILE_NAME}|{TOKEN}|{SESSION}")


def faults_in(line: str, names: frozenset[str] = frozenset()) -> list[str]:
    """Return what the line holds and must not."""
    return [found.group() for found in forbidden(names).finditer(line)]


def faults_in_file(log: Path) -> list[str]:
    """Return what the log of a server holds and must not, with its line."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines() if log.exists() else []
    return [f"{found!r} in {line!r}" for line in lines for found in faults_in(line)]
