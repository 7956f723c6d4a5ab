"""Static files for production: stylesheets are bundled, minified, compressed and hashed.

During development an entry stylesheet is a list of imports. `collectstatic` bundles it, so that a page
requests one stylesheet instead of twenty.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from groupsite.staticfiles.bundling import Read, bundled_css

# The entry stylesheets: our skin's, or one per app if a host has its own skin.
ENTRIES: Final = re.compile(r"^groupsite[a-z_]*/css/(site|app)\.css$")


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, which first writes each entry stylesheet as one file."""

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if not dry_run:
            for name in filter(ENTRIES.match, list(paths)):
                paths[name] = (
                    self,
                    self._replace_file(name, bundled_css(name, _file_reader(paths))),
                )
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _replace_file(self, name: str, css: str) -> str:
        self.delete(name)
        return str(self._save(name, ContentFile(css.encode())))


def _file_reader(paths: dict[str, Any]) -> Read:
    def read(name: str) -> str:
        if name not in paths:
            raise ValueError(f"The stylesheet {name} is imported but is not among the static files")
        storage, path = paths[name]
        with storage.open(path) as file:
            return str(file.read().decode())

    return read
