"""Create, validate, publish and copy records and their pages; refuse stale forms of facts."""
