"""Plain searches in a text: where nothing more is asked they take a fraction of a pattern's or a generator's time."""

from collections.abc import Iterable


def holds_any(folded: str, words: Iterable[str]) -> bool:
    """Whether any of some words, or of the characters of one string, stands in a text."""
    for word in words:  # noqa: SIM110 (any() over a generator takes twice the time)
        if word in folded:
            return True
    return False


def places_of(folded: str, words: Iterable[str]) -> list[int]:
    """The places of all words, or of the characters of one string, in the order of the text."""
    found: list[int] = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.append(at)
            at = folded.find(word, at + len(word))
    found.sort()
    return found
