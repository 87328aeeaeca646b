"""Plugins: hooks, packs, and what is loaded."""

from .pack import Pack, Preset

__all__ = ["Pack", "Preset"]
