"""What one backup consists of, as JSON with the SHA-256 of each file."""

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final, Self

FORMAT: Final = 1
DATABASE_NAMES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}


class BackupError(Exception):
    """Raised with a sentence for the administrator if a backup cannot be made, read or restored."""


@dataclass(frozen=True)
class StoredFile:
    """A file of the site: its area and name there, and its content."""

    area: str
    name: str
    size: int  # bytes
    sha256: str
    modified: str  # ISO 8601, as the storage says


@dataclass(frozen=True)
class Manifest:
    """A complete backup."""

    made_at: str  # ISO 8601, UTC: when the database was copied
    vendor: str  # of the database: "sqlite" or "postgresql"
    database_sha256: str
    database_size: int  # bytes
    migrations: list[list[str]]  # [app label, name] of each applied migration
    files: list[StoredFile]
    # [area, name] of files that rows name and that were not there, now and a moment later
    missing: list[list[str]] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Raises BackupError if the text is no manifest, or one of a later format."""
        try:
            values: dict[str, Any] = json.loads(text)
            if values["format"] != FORMAT:
                raise BackupError(f"This backup has format {values['format']}, not {FORMAT}.")
            values["files"] = [StoredFile(**one) for one in values["files"]]
            return cls(**values)
        except (ValueError, KeyError, TypeError) as error:
            raise BackupError(f"This is not the manifest of a backup: {error}") from error

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @property
    def database_name(self) -> str:
        return DATABASE_NAMES[self.vendor]

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def bytes(self) -> int:
        return self.database_size + sum(file.size for file in self.files)
