"""What the frame of each host adds to a page: its stylesheet, and its classes on `<html>` and `<main>`."""

import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# From the npm registry, in these versions.
BOOTSTRAP: Final = "bootstrap@5.3.9"
TAILWIND: Final = "tailwindcss@4.3.5"

BARE: Final = """
:root { color-scheme: light dark; background: Canvas; color: CanvasText; font-family: sans-serif; }
body { margin: 0; }
"""
HEADER: Final = (
    ".host-header { padding: 1rem max(1rem, (100% - 70rem) / 2);"
    " border-block-end: 1px solid color-mix(in srgb, currentColor 25%, transparent); }"
)
# What a site built with Tailwind has beside its utilities.
TAILWIND_SITE: Final = """
body { font-family: var(--font-sans); background: white; color: var(--color-slate-800); }
h1 { font-size: var(--text-4xl); font-weight: 700; }
h2 { font-size: var(--text-2xl); font-weight: 600; }
main a { color: var(--color-sky-700); text-decoration: underline; }
:root { color-scheme: light dark; }
@media (prefers-color-scheme: dark) {
  body { background: var(--color-slate-900); color: var(--color-slate-200); }
  main a { color: var(--color-sky-300); }
}
"""


@dataclass(frozen=True)
class Frame:
    name: str
    css: str
    html: str = ""  # attributes
    main: str = ""

    def around(self, page: str, scheme: str) -> str:
        page = page.replace("<!-- styles -->", f"<style>{self.css}</style>")
        page = page.replace("<html ", f"<html {self.html.format(scheme=scheme)} ", 1)
        return page.replace("<main>", f"<main {self.main}>", 1)


def bare(_folder: Path) -> Frame:
    return Frame("bare", BARE + HEADER)


def bootstrap(folder: Path) -> Frame:
    css = from_npm(folder, BOOTSTRAP, "dist/css/bootstrap.min.css")
    return Frame("bootstrap", css + HEADER, 'data-bs-theme="{scheme}"', 'class="container py-3"')


def tailwind(folder: Path) -> Frame:
    theme = from_npm(folder, TAILWIND, "theme.css")
    theme = re.sub(r"@theme[^{]*{", ":root {", theme)  # what Tailwind's compiler makes of it
    base = re.sub(
        r"--theme\(\s*([\w-]+),\s*(?=[\w])",
        r"var(\1, ",
        from_npm(folder, TAILWIND, "preflight.css"),
    )
    layers = f"@layer theme, base, components, utilities; @layer theme {{ {theme} }}"
    return Frame("tailwind", f"{layers} @layer base {{ {base} {TAILWIND_SITE} {HEADER} }}")


FRAMES: Final[tuple[Callable[[Path], Frame], ...]] = (bare, bootstrap, tailwind)


def from_npm(folder: Path, package: str, path: str) -> str:
    """A file of a package, which is downloaded once into the folder."""
    npm = shutil.which("npm")
    assert npm, "npm is missing, which fetches the stylesheets: `apt-get install npm`."
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{package.replace('@', '-')}.tgz"
    if not archive.exists():
        subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=True)
    with tarfile.open(archive) as opened:
        file = opened.extractfile(f"package/{path}")
        assert file is not None
        return file.read().decode()
