"""The admin's lists of research areas and of news items."""
