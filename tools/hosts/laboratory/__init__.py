"""The app of a host with pages in three languages that belong to no record; in the settings of tests."""
