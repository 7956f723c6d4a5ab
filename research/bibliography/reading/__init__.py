"""BibTeX files to works."""
