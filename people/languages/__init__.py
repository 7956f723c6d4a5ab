"""The languages of a page towards each other: news of the one for the other's editor, and links."""
