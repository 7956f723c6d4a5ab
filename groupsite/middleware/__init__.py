"""Middleware of the site: compression, security headers, language, proxy, sessions, redirects."""
