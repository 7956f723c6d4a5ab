"""Names of the design tokens that the gallery shows, as declared in tokens.css."""

import re
from pathlib import Path
from typing import Final

SHEET: Final = Path(__file__).parents[2] / "static/groupsite/css/tokens.css"
LIGHT: Final = SHEET.read_text("utf-8").partition("@media")[0]

COLOURS: Final = tuple(re.findall(r"--([\w-]+): #", LIGHT))
SIZES: Final = tuple(re.findall(r"--size-([\w-]+):", LIGHT))
SPACES: Final = tuple(re.findall(r"--(s\d+|gap-[\w-]+):", LIGHT))
