"""Reads what somebody pastes: BibTeX in a process of its own, which a hostile file cannot harm."""
