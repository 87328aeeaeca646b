"""GI6: problems, improvements and enumerations."""

from reportlint import Finding, Findings, Options, Severity, Term, rule

from ..clauses import PROBLEMS
from ..facts.enumerations import Enumerations, Item
from ..facts.improvements import Improvements
from ..facts.repetitions import Repetitions
from ..facts.stock_phrases import stock_measures


@rule(
    "GI602",
    "problems-missing",
    Severity.WARNING,
    source=PROBLEMS,
    tags=["content"],
    zh="“{section}”只写了改进情况，没有写存在的问题",
    en="“{section}” tells improvements but no problem",
)
def problems_missing(plan: Improvements) -> Findings:
    """The section on problems and improvements tells problems.

    What it does:
        Looks in section five, its headings and a table of problems included, for a word that tells a lack: 不足, 不够,
        有待, 需进一步加强, 薄弱, 滞后, 无法满足, 存在……问题 and their like. Set phrases such as 补短板, 针对上述问题 and 未发现问题 tell none.

    Why:
        Article 50 asks for the main problems first: improvements without them mend nothing that anybody can see.

    Bad:
        下一步，我局将坚持问题导向，加强组织领导，完善工作制度。

    Good:
        政策解读形式单一。下一步，我局将开设图解专栏，全年发布图解24期。

    Known limits:
        A problem in passing is enough: in a heading, behind 虽……但, inside the sentence that mends it. An empty section
        is GI601's.
    """
    if not plan.tells_problem:
        yield Finding(plan.section, section=plan.section.heading.text.folded)


class GenericPlan(Options, frozen=True):
    words: tuple[str, ...] = ()
    """Further words that stock phrases are made of."""


@rule(
    "GI604",
    "generic-plan",
    Severity.INFO,
    source=PROBLEMS,
    tags=["content"],
    zh="“{section}”中的改进措施都是套话，没有具体做法、数量或时间",
    en="the improvements in “{section}” are stock phrases: nothing concrete is said",
)
def generic_plan(plan: Improvements, options: GenericPlan) -> Findings:
    """The improvements say something of their own.

    What it does:
        Tells a section five whose improvements consist of stock words alone (进一步加强, 完善制度, 提高认识 …): no figure, no
        quotation, no document but the Regulations, nothing made or opened (台账, 手册, 专栏), nothing of the body's own
        field.

    Why:
        A plan that every body could sign for every year is not carried out, and cannot be checked.

    Bad:
        一是进一步加强组织领导；二是进一步健全工作制度；三是进一步提高公开质量。

    Good:
        一是建立信息报送台账，每月通报；二是编印《问答手册》3000册。

    Options:
        words = []: further words that count as stock.

    Known limits:
        One measure of its own is enough. A section without improvements is GI603's.
    """
    measures = stock_measures(plan, options.words)
    if measures:
        yield Finding(measures[0], related=measures[1:], section=plan.section.heading.text.folded)


@rule(
    "GI605",
    "enumeration-gap",
    Severity.WARNING,
    tags=["content"],
    zh="编号“{found}”不连续，{problem}",
    en="the number “{found}” is out of sequence: {problem}",
)
def enumeration_gap(enumerations: Enumerations, repetitions: Repetitions) -> Findings:
    """The numbers of an enumeration follow each other.

    What it does:
        Reads 一是, 二是 … and 1., 2. at the beginning of clauses. A number that is not the last one plus one is told; 一
        begins a new run anywhere. A run goes on over paragraphs and headings, whatever their level.

    Why:
        A missing item was usually cut out of the text, or left in another report.

    Bad:
        一是公开不够及时；三是形式不够丰富。

    Good:
        一是公开不够及时；二是形式不够丰富。

    Known limits:
        The numbers of sibling headings are GI104's. A number that is there in another shape (二要, 第二, 首先) is no gap,
        nor is one that a figure follows (1.12月检查; 2.通报), and neither is a run inside an item of another. An item in a
        paragraph that stands twice is GI608's.
    """
    for gap in enumerations.gaps:
        if repetitions.hold(gap.item.text, gap.item.start):
            continue
        related = [gap.before] if gap.before is not None else []
        yield Finding(gap.item, related=related, found=gap.item.words, problem=_problem(gap.item, gap.before))


def _problem(item: Item, before: Item | None) -> Term:
    if before is None:
        return Term("first", "前面缺少编号", "nothing stands before it")
    if item.ordinal == before.ordinal:
        return Term(f"{before.words} again", "与上一个编号重复", "it repeats the one before")
    return Term(before.words, f"上一个编号是“{before.words}”", f"the one before is “{before.words}”")
