"""A storage that has no paths, as one elsewhere has none."""

from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage
from django.utils.deconstruct import deconstructible


@deconstructible
class FarStorage(Storage):
    def __init__(self) -> None:
        self._files = FileSystemStorage(settings.BASE_DIR / "ablage", "/web/ablage/")

    def _open(self, name: str, mode: str = "rb") -> Any:
        return self._files.open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        return self._files.save(name, content)

    def exists(self, name: str) -> bool:
        return self._files.exists(name)

    def delete(self, name: str) -> None:
        self._files.delete(name)

    def size(self, name: str) -> int:
        return self._files.size(name)

    def url(self, name: str | None) -> str:
        return self._files.url(name)
