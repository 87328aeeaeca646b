"""What the rules enforce: the statute, and the form by which the Department of Justice carries it out."""

_HANDBOOK = "DOJ OIP, Handbook for Agency Annual FOIA Reports"
STATUTE = "5 U.S.C. 552(e)(1)"
FORM = f"{STATUTE}; {_HANDBOOK}"
COMPONENTS = f"5 U.S.C. 552(e)(2); {_HANDBOOK}"
"""Each principal component of the agency, and the agency overall."""


def clause(items: str) -> str:
    """Items of the statute's list: "5 U.S.C. 552(e)(1)(C), (D)"."""
    return f"{STATUTE}{items}; {_HANDBOOK}"
