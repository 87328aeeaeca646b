"""The rules of the pack, one module a family."""
