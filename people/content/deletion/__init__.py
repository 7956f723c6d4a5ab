"""Deleting a record together with its pages."""
