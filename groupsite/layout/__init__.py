"""What surrounds a page's content (menu, footer, site texts), and the data of the home page."""
