"""The list of research areas in the admin."""
