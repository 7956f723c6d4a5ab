"""Works to BibTeX, RIS and CSL-JSON."""
