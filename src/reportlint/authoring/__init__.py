"""What an author of rules touches, and the plan that resolves it."""

from .deprecation import DeprecatedInterfaceWarning, warn_deprecated
from .messages import Message
from .plan import Plan, make_plan
from .rules import DeclarationError, FactSpec, Finding, Findings, Options, Previous, RuleSpec, fact, rule

__all__ = [
    "DeclarationError",
    "DeprecatedInterfaceWarning",
    "FactSpec",
    "Finding",
    "Findings",
    "Message",
    "Options",
    "Plan",
    "Previous",
    "RuleSpec",
    "fact",
    "make_plan",
    "rule",
    "warn_deprecated",
]
