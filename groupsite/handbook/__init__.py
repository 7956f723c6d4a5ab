"""The editors' handbook: shows `docs/handbook/` in the admin, in the reader's language."""
