"""Create, validate, publish and copy a record and its pages; refuse forms that are out of date."""
