"""The scripts of `.ci/`, as modules: their folder is no package."""

import importlib.util
from collections.abc import Callable
from types import ModuleType

import pytest

from tests.sources import ROOT

Script = Callable[[str], ModuleType]


@pytest.fixture(scope="session")
def script() -> Script:
    """`script("audit")` is `.ci/audit.py`."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(f"ci_{name}", ROOT / ".ci" / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load
