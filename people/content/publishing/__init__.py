"""Create, validate, publish and copy records and their pages; refuse stale forms of facts.

Also draws the pictures for links to published pages.
"""
