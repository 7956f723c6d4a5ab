"""Settings: `base` what is true everywhere, `dev` the demo, `test` the suite, `production`."""
