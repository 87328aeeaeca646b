"""What authors of rules use to test rules: documents that exist in every format."""
