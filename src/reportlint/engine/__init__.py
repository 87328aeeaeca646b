"""Rules over one report."""
