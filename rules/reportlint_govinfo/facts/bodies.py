"""Whose report it is: the body's name wherever it stands, and what kind of body that is."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from reportlint import Paragraph, Report, Span, Text, fact

from .identity import Agency

_LONGEST = 30
"""Characters of a body's name that stands in a line of its own."""
_LAST_LINES = 6
"""How many paragraphs at the end may hold the signature."""


_ENDINGS = ("人民政府", "办公室", "办公厅", "委员会", "管委会", "办事处", "街道办", "局", "总局", "总署")
"""A line that ends so and holds nothing else names a body."""
_VAGUE_ENDINGS = ("政府", "街道", "厅", "委", "部", "署", "院", "中心", "处", "队", "馆", "镇", "乡")
"""A line that ends so names a body where it names a place too."""
_GOVERNMENTS = ("人民政府", "政府")
_PLACES = ("省", "市", "县", "区", "旗", "州", "盟", "镇", "乡")
"""A place alone stands for its people's government."""
_OFFICES = (
    "人民政府办公室", "人民政府办公厅", "政府办公室", "政府办公厅", "政府办", "府办", "街道", "街道办事处", "办事处", "街道办", "管理委员会",
    "管委会",
    # Places that have a management committee, not a people's government.
    "开发区", "高新区", "管理区", "示范区", "新区", "园区", "保税区", "经开区", "度假区", "风景区", "景区",
)  # fmt: skip
"""Bodies that publish for a government, or by local practice when governments do."""
_BARE_LEVELS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "盟")
_BARE_TOWNSHIPS = ("镇人民政府", "乡人民政府", "镇政府", "乡政府")
_NOT_BARE = ("市中区", "市北区", "市南区", "市辖区")
"""A name that begins with a level has lost its place, except the places whose names begin so."""
_GENERIC_ENDINGS = (
    "管理委员会", "委员会", "管理局", "监督管理局", "监督局", "办公室", "办公厅", "管理办公室", "办事处", "中心", "局", "委", "厅", "办", "馆", "队",
    "支队", "大队",
)  # fmt: skip
_GENERIC_WORDS = (
    "人民政府", "政府", "街道", "教育", "体育", "教育体育", "科学技术", "科技", "工业", "信息化", "经济", "民族", "宗教", "宗教事务", "公安", "民政",
    "司法", "财政", "人力资源", "社会保障", "自然资源", "规划", "生态", "环境", "生态环境", "环境保护", "住房", "城乡", "建设", "城乡建设", "城市",
    "城市管理", "城市综合管理", "综合", "执法", "行政执法", "综合行政执法", "综合执法", "交通", "交通运输", "运输", "水利", "水务", "湖泊", "农业",
    "农村", "农业农村", "农牧", "畜牧", "畜牧兽医", "乡村", "振兴", "乡村振兴", "商务", "投资促进", "文化", "旅游", "广电", "广播电视", "新闻出版",
    "卫生", "健康", "卫生健康", "计划生育", "退役军人", "退役军人事务", "应急", "应急管理", "审计", "市场", "市场监督管理", "市场监管", "监督",
    "监督管理", "管理", "统计", "医疗保障", "医保", "政务服务", "政务", "服务", "数据", "大数据", "数字", "行政审批", "审批", "行政审批服务", "林业",
    "草原", "园林", "绿化", "海洋", "渔业", "粮食", "物资", "储备", "物资储备", "机关事务", "信访", "国有资产", "金融", "金融工作", "发展", "改革",
    "发展改革", "气象", "地震", "税务", "档案", "供销", "外事", "侨务", "人民防空", "国防动员", "营商环境", "市政", "公用", "公共", "资源", "交易",
    "公共资源交易", "住房公积金", "消防", "消防救援", "统战", "体育事业", "文物", "知识产权",
)  # fmt: skip
"""Names that are nothing but these words and an ending name no place."""


class ReportBody(Struct, frozen=True):
    """The body whose report it is. ``kind`` is "government" for a people's government, "office" for its office and
    for sub-districts and zones, else "department"; ``source`` is "title", "line" (beside the title), "signature" or
    "preamble"."""

    name: str
    kind: str
    source: str
    span: Span


@fact
def report_body(report: Report, agency: Agency | None) -> ReportBody | None:
    """By the title, a line beside it, the signature, else what the preamble says."""
    title = report.title
    if agency is not None and title is not None and title.start <= agency.span.start and agency.span.end <= title.end:
        return ReportBody(agency.name, kind_of_body(agency.name), "title", agency.span)
    beside = _beside_title(report)
    if beside is not None:
        return ReportBody(beside.folded, kind_of_body(beside.folded), "line", beside.span())
    signed = _signature(report)
    if signed is not None:
        return ReportBody(signed.folded, kind_of_body(signed.folded), "signature", signed.span())
    if agency is not None:
        return ReportBody(agency.name, kind_of_body(agency.name), "preamble", agency.span)
    return None


def _beside_title(report: Report) -> Text | None:
    """The brackets that end the title, the line before it or one of the two behind it, when a body's name is there."""
    lines = [block.text for block in report.blocks if isinstance(block, Paragraph)]
    title = report.title
    if title is None:
        near = lines[:2]
    else:
        at = title.start
        opened = max(title.folded.rfind("（"), title.folded.rfind("("))
        near = [title.part(opened + 1, len(title) - 1)] if opened >= 0 and title.folded.endswith(("）", ")")) else []
        near += [text for text in lines if text.start < at][-1:] + [text for text in lines if text.start > at][:2]
    return next((text for text in near if is_body_name(text.folded)), None)


def last_paragraphs(report: Report) -> Sequence[Paragraph]:
    """The last paragraphs of a report, where it is signed."""
    blocks = report.blocks
    if report.sections:
        *_, last = report.sections[-1].walk()
        blocks = last.blocks
    return [block for block in blocks[-_LAST_LINES:] if isinstance(block, Paragraph)]


def _signature(report: Report) -> Text | None:
    return next((p.text for p in reversed(last_paragraphs(report)) if is_body_name(p.text.folded)), None)


def is_body_name(words: str) -> bool:
    """Whether words are the name of a body and nothing else."""
    if not 3 <= len(words) <= _LONGEST:
        return False
    if not words.endswith(_ENDINGS):
        placed = any(place in words[1:-1] for place in _PLACES)
        if not placed or not words.endswith(_VAGUE_ENDINGS):
            return False
    return all("\u4e00" <= c <= "\u9fff" or c in "（）()" for c in words)


@lru_cache(512)
def kind_of_body(name: str) -> str:
    """ "government", "office" or "department"."""
    if name.endswith(_GOVERNMENTS):
        return "government"
    if name.endswith(_OFFICES):
        return "office"
    return "government" if name.endswith(_PLACES) else "department"


@lru_cache(512)
def lacks_place(name: str) -> bool:
    """Whether a body's name does not say of which place it is: 市交通运输局, 教育局."""
    if name.startswith(_NOT_BARE):
        return False
    if name.startswith(_BARE_LEVELS) or name in _BARE_TOWNSHIPS:
        return True
    ending = max((e for e in _GENERIC_ENDINGS if name.endswith(e)), key=len, default="")
    if not ending:
        return name in _GOVERNMENTS
    return _is_generic(name)


def _is_generic(name: str) -> bool:
    """Whether a name is put together from the words of any department, whatever the way to split it."""
    reached = {0}
    for at in range(len(name)):
        if at not in reached:
            continue
        if name[at] in "和与、（）()":
            reached.add(at + 1)
        for word in _GENERIC_WORDS:
            if name.startswith(word, at):
                reached.add(at + len(word))
        if at and any(name[at:] == ending for ending in _GENERIC_ENDINGS):
            return True
    return False
