"""What hatchling runs before it packs a wheel or a source distribution."""

from pathlib import Path
from runpy import run_path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class CompiledFiles(BuildHookInterface):
    """Compiled catalogues in both; in the wheel each app's stylesheet is one file instead of imports."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        run_path(str(root / ".ci" / "compile_messages.py"))["compile_messages"](root)
        if self.target_name != "wheel" or version == "editable":
            return
        stylesheets = run_path(str(root / "groupsite" / "staticfiles" / "bundling.py"))
        self.folder = TemporaryDirectory()
        for path, css in stylesheets["bundled_app_stylesheets"](root).items():
            written = Path(self.folder.name, path)
            written.parent.mkdir(parents=True)
            written.write_text(css, encoding="utf-8")
            build_data["force_include"][str(written)] = path

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


class Description(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        root = Path(self.root)
        describe = run_path(str(root / ".ci" / "package_description.py"))["description"]
        readme = (root / "README.md").read_text(encoding="utf-8")
        text = describe(readme, metadata["urls"])
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
