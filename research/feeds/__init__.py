"""Feeds of what the pages of this app list. They know no models: pages pass themselves."""
