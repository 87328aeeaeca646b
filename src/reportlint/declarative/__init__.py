"""Rules in YAML, for people who do not program.

A file is read as typed values (``schema``, ``reading``), compiled into rules for the loaded profiles (``compiling``, with
``demands`` for what stands in the rule and ``names`` for what a profile knows), and checked report by report (``rule``:
``places`` says where to look, ``requirements`` and ``arithmetic`` what must hold there; ``years`` what must hold of two
years' reports).
"""

from .compiling import Setting, compile_rules, facts_of
from .examples import PlacedExample, examples_of
from .reading import RuleFileError, RuleSource, read_rule_file
from .schema import rule_schema

__all__ = [
    "PlacedExample",
    "RuleFileError",
    "RuleSource",
    "Setting",
    "compile_rules",
    "examples_of",
    "facts_of",
    "read_rule_file",
    "rule_schema",
]
