"""What the settings for development use: mail that is printed, and the site's own 404 page with DEBUG."""
