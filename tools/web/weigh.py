"""What a first visit costs over the wire, request by request: `make weigh`.

`tests/browser/test_first_visit_is_light.py` holds the same numbers to their limits.
"""

import sys
import tempfile
from pathlib import Path

from tools.browser.server import build_demo
from tools.photographs.camera import browsing
from tools.web.addresses import MEASURED
from tools.web.first_visit import first_visit
from tools.web.production import serving_production


def main() -> None:
    with tempfile.TemporaryDirectory() as made, browsing() as browser:
        build_demo(Path(made) / "demo")
        with serving_production(Path(made) / "demo", Path(made) / "data") as site:
            for path in (path for paths in MEASURED.values() for path in paths.values()):
                lines = first_visit(browser, site.url(path)).lines()
                sys.stdout.write("\n".join([path, *lines, "", ""]))


if __name__ == "__main__":
    main()
