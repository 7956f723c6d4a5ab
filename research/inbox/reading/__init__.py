"""Reads BibTeX in a process of its own, which a hostile file cannot harm."""
