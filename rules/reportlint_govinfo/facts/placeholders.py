"""Template text that nobody replaced: the form's own instructions, and crosses for names and numbers."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

_CONTACT = 8
"""Characters before crosses among which the word for a contact may stand."""
_LONGEST_FORM = 40
"""Characters on either side of crosses in a form that is quoted."""


class _Phrase(Struct, frozen=True):
    gate: str
    pattern: str


# Template text that was to be replaced. ``gate`` is looked for in the whole report first; then ``pattern`` in its texts.
_PHRASES = (
    _Phrase("描", r"[（(【\[]文字描述[^（）()【】\[\]]{0,60}[）)】\]]"),
    _Phrase(
        "填",
        r"【[^【】]{0,12}填写[^【】]{0,20}】|\[[^\[\]]{0,12}填写[^\[\]]{0,20}\]"
        r"|[（(](?:请)?(?:根据|按照?|依据|结合|据)[^（）()]{0,8}实际?[^（）()]{0,6}填写[^（）()]{0,4}[）)]"
        r"|[（(](?:请)?填写(?:[）)]|(?:具体|本?单位|数字|数据|数量|名称|日期|年份|内容)[^（）()]{0,8}[）)])"
        r"|(?<!可在)此处(?:请)?填写|请在此填写",
    ),
    _Phrase(
        "填",
        r"【[^【】]{0,12}填报[^【】]{0,20}】"
        r"|[（(](?:请)?(?:根据|按照?|结合|据)[^（）()]{0,4}实际(?:情况)?(?:如实)?填报[）)]"
        r"|(?<!可在)此处(?:请)?填报",
    ),
    _Phrase(
        "此处",
        r"[（(【\[](?:请)?(?:在|于)?此处(?:请)?(?:填|输|插|添|写|放|补充|粘贴|说明"
        r"|描述)[^（）()【】\[\]]{0,20}[）)】\]]"
        r"|(?<!可在)此处(?:请)?(?:输入|插入|填入)(?:内容|文字|文本|数字|数据|图片|表格|正文)?",
    ),
    _Phrase(
        "实际情况",
        r"[（(【](?:请)?(?:根据|按照?|结合)(?:本?单位|本地|各地|各单位)?(?:的)?实际情况(?:撰写|编写|描述|表述"
        r"|修改|增减|删减|补充|说明)[）)】]",
    ),
    _Phrase(
        "具体",
        r"[（(【](?:请注明|注明)?具体(?:网址|网站|链接|链接地址|数字|数据|名称|单位|单位名称|日期|条数|件数"
        r"|电话|地址)[）)】]",
    ),
    _Phrase("字左右", r"[（(【](?:约|限)?\d{2,4}字左右[）)】]"),
    _Phrase("字以内", r"[（(【](?:限|控制在)?\d{2,4}字以内[）)】]"),
    _Phrase("请填写", r"(?:^|(?<=[。；：:]))请填写(?:具体|相关|实际)?(?:内容|情况|数字|数据)?(?=[。；]|$)"),
    _Phrase("【】", r"【】"),
    _Phrase("___", r"(?<=[\u4e00-\u9fff，。：；、“（])_{3,}|_{3,}(?=[\u4e00-\u9fff，。；、”）])"),
    _Phrase("名称", r"[（(【](?:本?单位|机关|部门|行政机关|本?机关|编制单位|填报单位)(?:全称|名称)[）)】]"),
    _Phrase(
        "宋",
        r"(?:方正)?(?:小标)?宋体[^，。；：（）()《》“”\n]{0,8}(?:加粗|小?[初一二三四五六]号|号字"
        r"|居中)(?:字体?)?",
    ),
    _Phrase("仿", r"仿宋[^，。；：（）()《》“”\n]{0,12}(?:加粗|小?[初一二三四五六]号|号字|居中)(?:字体?)?"),
    _Phrase("黑", r"黑体[^，。；：（）()《》“”\n]{0,8}(?:加粗|小?[初一二三四五六]号|号字|居中)(?:字体?)?"),
    _Phrase("楷", r"楷体[^，。；：（）()《》“”\n]{0,12}(?:加粗|小?[初一二三四五六]号|号字|居中)(?:字体?)?"),
)

# Crosses that stand for a name or number: ××局, XX年.
_CROSS_GATES = ("×", "XX", "xx", "Ｘ", "✕", "╳")
_CROSSES = (
    r"(?<![A-Za-z0-9×Xx✕╳.@/:_\-])(?:20)?(?:×{2,8}|X{2,8}|x{2,8}|✕{2,8}|╳{2,8})"
    r"(?![A-Za-z0-9×Xx✕╳.@/:_\-])"
)
# Behind these, crosses hide a number of a contact: another rule's.
_CONTACTS = ("电话", "传真", "手机", "邮箱", "邮件", "邮编", "邮政编码", "信箱", "账号", "帐号", "身份证号", "号码")
# What crosses stand for when it follows them.
_FOLLOWERS = (
    "年", "月", "日", "省", "市", "县", "区", "镇", "乡", "村", "州", "旗", "局", "委", "办", "厅", "处", "科",
    "街道", "路", "号", "件", "条", "次", "项", "份", "个", "人", "元", "万", "期", "单位", "部门", "机关", "网站",
    "平台", "栏目", "专栏", "公司", "项目", "信息", "申请",
)  # fmt: skip
# Crosses behind a surname, and none of those words behind them, hide a person's name.
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛范彭郎鲁韦马苗凤花方"
    "俞任袁柳史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐傅卞齐康伍余元卜顾孟黄穆萧尹姚邵湛汪祁毛狄米贝明臧计伏成戴谈宋"
    "茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房丁邓洪包左石"
    "崔吉龚程邢裴陆翁荀甄封储靳段焦侯谷车侯全班仰秋仲伊宫宁仇栾甘祖武符刘景詹龙叶黎白蒲赖卓屠池乔谭申冉桑桂尚温庄"
    "晏柴瞿阎连习艾容向古易廖终衡步都耿满匡国文寇广阙东欧沃利越隆师巩聂晁敖冷辛那饶曾沙丰关查游覃代甯岳邸付肖闫"
)
# What is said beside a form that is quoted: 标注“有效期至××××年××月××日”, “××〔20××〕×号”式样.
_BEFORE_FORMS = ("标注", "标注为", "注明", "注明为", "写明", "标明", "加注", "如", "形如", "统一为")
_BEHIND_FORMS = ("字样", "式样", "样式", "格式", "形式", "的字样", "的式样", "的样式", "的格式", "的形式")


# What an instruction ends with that goes on with what is to be written.
_TO_FILL = ("填写", "填报", "填入", "输入", "插入")


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


class Placeholder(Struct, frozen=True, eq=False):
    """Template text at its place."""

    text: Text
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class Placeholders(Struct, frozen=True, eq=False):
    """The form's instructions that were left, the crosses, and the sections that hold nothing else."""

    instructions: tuple[Placeholder, ...]
    crosses: tuple[Placeholder, ...]
    only: frozenset[Section]

    def fill(self, section: Section) -> bool:
        """Whether a section holds nothing but template text."""
        return section in self.only

    @property
    def told_crosses(self) -> tuple[Placeholder, ...]:
        """Crosses that stand at least twice, or for all that a section should say: one pair may hide a name."""
        if len(self.crosses) > 1:
            return self.crosses
        filling = {id(paragraph.text) for section in self.only for paragraph in section.paragraphs}
        return tuple(cross for cross in self.crosses if id(cross.text) in filling)


@fact
def placeholders(report: Report) -> Placeholders | None:
    phrases = [phrase.pattern for phrase in _PHRASES if _holds(report.text, phrase.gate)]
    crossed = any(_holds(report.text, gate) for gate in _CROSS_GATES)
    if not phrases and not crossed:
        return None
    texts = list(running_texts(report))
    instructions = tuple(_instructions(texts, phrases))
    crosses = tuple(_crosses(texts)) if crossed else ()
    if not instructions and not crosses:
        return None
    return Placeholders(instructions, crosses, _filled_sections(report, (*instructions, *crosses)))


_PLACES = 8


def _holds(text: str, gate: str) -> bool:
    """Whether words stand in a text. A single character is found in no time, and most first ones stand at few places."""
    at = -1
    for _ in range(_PLACES):
        at = text.find(gate[0], at + 1)
        if at < 0:
            return False
        if text.startswith(gate, at):
            return True
    return gate in text


def running_texts(report: Report) -> Iterator[Text]:
    """The title, all headings and paragraphs, in reading order."""
    if report.title is not None:
        yield report.title
    yield from (block.text for block in report.blocks if isinstance(block, Paragraph))
    for section in report.walk():
        yield section.heading.text
        yield from (block.text for block in section.blocks if isinstance(block, Paragraph))


def _instructions(texts: Sequence[Text], patterns: Sequence[str]) -> Iterator[Placeholder]:
    for text in texts:
        found = {match.span() for source in patterns for match in _pattern(source).finditer(text.folded)}
        last = 0
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if start >= last:
                yield Placeholder(text, start, end)
                last = end


def _crosses(texts: Sequence[Text]) -> Iterator[Placeholder]:
    for text in texts:
        folded = text.folded
        for match in _pattern(_CROSSES).finditer(folded):
            start, end = match.span()
            if any(contact in folded[max(0, start - _CONTACT) : start] for contact in _CONTACTS):
                continue
            if _is_form(folded, start, end):
                continue
            if folded.startswith(_FOLLOWERS, end) or folded[max(0, start - 1) : start] not in _SURNAMES:
                yield Placeholder(text, start, end)


def _is_form(folded: str, start: int, end: int) -> bool:
    """Whether crosses stand in a form that is quoted: they are what the report says."""
    opened = folded.rfind("“", max(0, start - _LONGEST_FORM), start)
    closed = folded.find("”", end, end + _LONGEST_FORM)
    if opened < 0 or closed < 0 or folded.find("”", opened, start) >= 0:
        return False
    return folded.endswith(_BEFORE_FORMS, 0, opened) or folded.startswith(_BEHIND_FORMS, closed + 1)


def _filled_sections(report: Report, found: Sequence[Placeholder]) -> frozenset[Section]:
    by_text: dict[int, list[Placeholder]] = {}
    for placeholder in found:
        by_text.setdefault(id(placeholder.text), []).append(placeholder)
    filled: set[Section] = set()
    for section in report.walk():
        texts = [paragraph.text for paragraph in section.paragraphs]
        if texts and not any(section.tables) and all(_is_filled(text, by_text.get(id(text), [])) for text in texts):
            filled.add(section)
    return frozenset(filled)


def _is_filled(text: Text, found: Sequence[Placeholder]) -> bool:
    rest, at = "", 0
    for placeholder in found:
        rest += text.folded[at : placeholder.start]
        at = placeholder.end
        if placeholder.words.endswith(_TO_FILL):  # 此处填写其他需要报告的事项。
            at = max(at, text.folded.find("。", at))
    return bool(found) and not any(c.isalnum() for c in rest + text.folded[at:])
