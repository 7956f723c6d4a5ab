"""What hatchling runs before it packs a wheel or a source distribution."""

from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class CompiledMessages(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        run_path(str(root / ".ci" / "compile_messages.py"))["compile_messages"](root)


class Description(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        root = Path(self.root)
        describe = run_path(str(root / ".ci" / "package_description.py"))["description"]
        readme = (root / "README.md").read_text(encoding="utf-8")
        text = describe(readme, metadata["urls"])
        metadata["readme"] = {"content-type": "text/markdown", "text": text}
