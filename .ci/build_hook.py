"""What hatchling runs before it packs a wheel or a source distribution."""

from pathlib import Path
from runpy import run_path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledMessages(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        run_path(str(root / ".ci" / "compile_messages.py"))["compile_messages"](root)
