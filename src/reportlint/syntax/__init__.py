"""Languages that reports and configurations are written in: directives, patterns, TOML and YAML with places."""
