"""The stream of blocks, for loaders."""

from reportlint.model.stream import Grid, Limits, Line, Loaded, Loader
from reportlint.model.stream import StreamBlock as Block

__all__ = ["Block", "Grid", "Limits", "Line", "Loaded", "Loader"]
