"""Folders of files to import from."""

from pathlib import Path


def write_files(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write files with these contents by path below a folder; return the folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root
