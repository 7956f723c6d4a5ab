"""Bundles stylesheets, for `collectstatic` of the site (`storage`) and for the wheel (`bundling`)."""
