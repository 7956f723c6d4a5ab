"""The pictures of the guide: a posting in each host, light beside dark."""

from pathlib import Path
from typing import Final

from PIL import Image

from tools.hosts.looks.photographs import LOOKS
from tools.photographs.camera import SCHEMES
from tools.photographs.pictures import save
from tools.sources import ROOT

FOLDER: Final = ROOT / "docs" / "how-to" / "pictures"
HOSTS: Final = ("bakerydemo", "bootstrap", "tailwind", "bare")
SHOWN: Final = (1440, 1240)  # of the photograph, from its top
SIZE: Final = (720, 620)


def picture_of(host: str) -> Path:
    return FOLDER / f"posting-in-{host}.webp"


def make_picture(host: str) -> None:
    """From the photographs of the widest window."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    both = Image.new("RGB", (SIZE[0] * len(SCHEMES), SIZE[1]))
    for place, scheme in enumerate(SCHEMES):
        with Image.open(LOOKS / f"{host}-posting-{SHOWN[0]}-{scheme}.png") as photograph:
            both.paste(photograph.crop((0, 0, *SHOWN)).resize(SIZE), (place * SIZE[0], 0))
    save(both, picture_of(host))
