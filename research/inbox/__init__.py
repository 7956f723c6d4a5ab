"""The inbox of publications."""
