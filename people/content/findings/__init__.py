"""What a check reports, the texts of a page, and facts that are repeated in a text."""
