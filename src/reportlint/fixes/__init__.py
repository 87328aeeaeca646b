"""Edits of findings → changed files and diffs."""
