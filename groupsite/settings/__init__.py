"""Settings: `all_environments` (common), `dev` (the demo), `test`, `production`."""
