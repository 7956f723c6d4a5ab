"""Findings of checks, and what checks read: the texts of a page, and facts not to repeat."""
