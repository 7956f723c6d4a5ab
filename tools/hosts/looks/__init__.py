"""The apps' pages in other people's frames, photographed: `python -m tools.hosts.looks`."""
