"""The editors' handbook, read in the admin: what `docs/handbook/` says, in the reader's language."""
