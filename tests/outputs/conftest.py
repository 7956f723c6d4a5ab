"""The scene, made once."""

import pytest

from tests.made_once import made_once
from tests.outputs.scene import Scene, make_scene


@pytest.fixture
@made_once
def scene(group_site, at) -> Scene:
    return make_scene(group_site)
