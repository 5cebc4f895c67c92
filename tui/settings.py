"""What the user may change: TOML into frozen dataclasses."""
