"""Atom feeds of this app. They import no models: a page passes itself and its items."""
