"""What surrounds the content of a page: menu, footer, identity and texts of the site."""
