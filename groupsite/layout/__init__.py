"""What surrounds the content of a page: menu, breadcrumbs, footer, and the site's own texts."""
