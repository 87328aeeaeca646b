"""GI8: personal data that a report must not publish."""

from collections.abc import Iterator

from reportlint import Finding, Findings, Severity, rule

from ..facts.digits import LongNumbers
from ..facts.people import DOUBLE_SURNAMES, ENDINGS, INSIDE, NO_NAMES, SURNAMES
from ..facts.prose import Prose
from ..searches import places_of


@rule(
    "GI801",
    "id-number",
    Severity.ERROR,
    tags=["privacy"],
    zh="公开了居民身份证号码{number}，应当删除或遮盖",
    en="a resident identity number is published: {number}",
)
def id_number(numbers: LongNumbers) -> Findings:
    """No resident identity number is published.

    What it does:
        Looks in text, headings and cells for numbers of 18 characters whose region, birth date and check character are
        those of a resident identity number.

    Why:
        Article 15 of the Regulations: what harms a person's privacy is not published.

    Bad:
        申请人身份证号：… (18 digits)

    Good:
        An applicant is not named, and no number is given.

    Known limits:
        Parts of web addresses, index numbers and credit codes are left out by the words before them. A number broken by
        spaces is not known. The number is masked in every message and output.
    """
    for number in numbers.of("identity"):
        yield Finding(number, number=number.digits)


@rule(
    "GI802",
    "mobile-number",
    Severity.WARNING,
    tags=["privacy"],
    zh="公开了手机号码{number}，联系方式应使用办公电话",
    en="a mobile number is published: {number}; an office telephone is better",
)
def mobile_number(numbers: LongNumbers) -> Findings:
    """No mobile number is published.

    What it does:
        Looks in text, headings and cells for mobile numbers of 11 digits that stand alone.

    Why:
        A mobile number is a person's. Contacts of a public body are office numbers that stay when people go.

    Bad:
        联系人手机：138… (11 digits)

    Good:
        电话：0871-65550123

    Known limits:
        Numbers behind words such as 编号 or 索引号, and amounts, are left out. The message shows the number masked.
    """
    for number in numbers.of("mobile"):
        yield Finding(number, number=f"{number.digits[:3]}****{number.digits[-4:]}")


@rule(
    "GI803",
    "bank-card",
    Severity.ERROR,
    tags=["privacy"],
    zh="公开了银行卡号或账号{number}，应当删除或遮盖",
    en="a card or account number is published: {number}",
)
def bank_card(numbers: LongNumbers) -> Findings:
    """No card number is published.

    What it does:
        Looks beside 账号, 卡号, 账户 and 银行 for numbers of 16 to 19 digits whose check digit (Luhn) holds.

    Why:
        An applicant's account has no place in a report; a body's own is given on the notice of the fee.

    Bad:
        退费至卡号… (16 to 19 digits)

    Good:
        A report gives the sum, never the account.

    Known limits:
        A number broken by spaces is not known. The number is masked in every message and output.
    """
    for number in numbers.of("card"):
        yield Finding(number, number=number.digits)


_LABELS = ("申请人", "原告")
_BEHIND = frozenset("、，。；（(,;诉因")
"""What stands behind a whole name."""


@rule(
    "GI806",
    "applicant-named",
    Severity.WARNING,
    tags=["privacy"],
    zh="写出了申请人或原告的姓名（{name}），应当隐去",
    en="an applicant or plaintiff is named ({name})",
)
def applicant_named(prose: Prose) -> Findings:
    """No applicant and no plaintiff is named.

    What it does:
        Looks behind 申请人 and 原告 for a surname, one or two further characters, and then 、，。；（ or 诉 or 因.

    Why:
        Who asked for what is the applicant's own affair; a report tells numbers.

    Bad:
        申请人王小明因不服答复提起行政复议

    Good:
        申请人王某因不服答复提起行政复议

    Known limits:
        Only surnames that seldom begin other words are known, and names that end like a place or a body are left out:
        some names are not found. Officials are not asked for. The message shows the surname only.
    """
    for start, end in _named_applicants(prose.folded):
        name = prose.folded[start:end]
        yield Finding(prose.span(start, end), name=name[: _surname(name)] + "某")


def _named_applicants(folded: str) -> Iterator[tuple[int, int]]:
    for label in places_of(folded, _LABELS):
        start = label + len("原告" if folded[label] == "原" else "申请人")
        start += folded[start : start + 1] in {":", "："}
        length = _surname(folded[start : start + 2])
        if not length or folded[label - 1 : label] == "被":
            continue
        for end in (start + length + 1, start + length + 2):
            name = folded[start:end]
            given = name[length:]
            if folded[end : end + 1] in _BEHIND and all("\u4e00" <= c <= "\u9fff" for c in given):
                if not name.startswith(NO_NAMES) and name[-1] not in ENDINGS and not any(c in INSIDE for c in given):
                    yield start, end
                break


def _surname(words: str) -> int:
    """The length of the surname that words begin with, 0 for none."""
    return 2 if words.startswith(DOUBLE_SURNAMES) else int(words[:1] in SURNAMES)
