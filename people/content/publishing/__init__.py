"""Create, validate, publish and copy a record and its pages, one page or all at once; refuse stale forms."""
