"""Honest reports made by chance: bodies, wordings, layouts and consistent figures of every kind, from a seed.

A report is kept in pieces that faults can be put into; numbers and words that a fault may change are tagged in the text
(``⟦received|25⟧``) until it is written.
"""

from __future__ import annotations

import re
from random import Random

from msgspec import Struct

from reportlint.testing import WRITERS, parse

APPLICANTS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
GROUPS = {
    "denied": ("（三）不予公开", ("属于国家秘密", "其他法律行政法规禁止公开", "危及“三安全一稳定”", "保护第三方合法权益",
                            "属于三类内部事务信息", "属于四类过程性信息", "属于行政执法案卷", "属于行政查询事项")),
    "unavailable": ("（四）无法提供", ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确")),
    "unprocessed": ("（五）不予处理", ("信访举报投诉类申请", "重复申请", "要求提供公开出版物", "无正当理由大量反复申请",
                                 "要求行政机关确认或重新出具已获取信息")),
    "other": ("（六）其他处理", ("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                           "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "其他")),
}  # fmt: skip
NEW = "一、本年新收政府信息公开申请数量"
CARRIED = "二、上年结转政府信息公开申请数量"
PENDING = "四、结转下年度继续办理"
PARTIAL = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
TITLES = {
    "S1": ("总体情况",) * 8 + ("政府信息公开总体情况", "政府信息公开工作总体情况", "总体工作情况", "总体情况概述", "{y}年总体情况",
                               "{y}年度政府信息公开工作的总体情况"),
    "S2": ("主动公开政府信息情况",) * 8 + ("行政机关主动公开政府信息情况", "主动公开政府信息的情况", "主动公开情况",
                                      "行政机关主动公开政府信息的情况", "政府信息主动公开情况"),
    "S3": ("收到和处理政府信息公开申请情况",) * 8 + ("行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况",
                                           "行政机关收到和处理政府信息公开申请的情况"),
    "S4": ("政府信息公开行政复议、行政诉讼情况",) * 4 + (
        "政府信息公开行政复议和行政诉讼情况", "政府信息公开行政复议行政诉讼情况", "政府信息公开行政复议及行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况", "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况", "行政复议和行政诉讼情况", "政府信息公开行政复议与行政诉讼情况"),
    "S5": ("存在的主要问题及改进情况",) * 5 + (
        "政府信息公开工作存在的主要问题及改进情况", "存在的主要问题和改进措施", "存在的问题及改进情况", "存在问题及改进措施",
        "政府信息公开工作中存在的主要问题及改进情况", "信息公开工作存在的主要问题及改进措施", "存在的主要问题和改进情况"),
    "S6": ("其他需要报告的事项",) * 8 + ("其他需要报告事项", "其它需要报告事项", "其他需报告的事项", "需要报告的其他事项"),
}  # fmt: skip
PLACES = (
    "云岭县",
    "青禾县",
    "望川市",
    "北屏区",
    "澄湖区",
    "望川市澄湖区",
    "石鼓县",
    "南麓市",
    "云川省",
    "望川市青禾县",
    "沙柳旗",
)
FIELDS = {
    "教育局": ("招生入学", "校园安全", "教师招聘"), "财政局": ("预算决算", "政府采购", "惠民补贴"), "水务局": ("供水服务", "河湖治理", "水旱灾害防御"),
    "民政局": ("社会救助", "养老服务", "社会组织"), "卫生健康局": ("公共卫生", "医疗服务", "职业健康"), "交通运输局": ("道路建设", "客运管理", "执法公示"),
    "自然资源和规划局": ("土地征收", "规划许可", "不动产登记"), "市场监督管理局": ("食品抽检", "价格监管", "行政处罚"),
    "应急管理局": ("安全生产", "灾害救助", "应急预案"), "统计局": ("统计公报", "普查数据", "统计执法"), "审计局": ("审计计划", "审计结果", "整改情况"),
    "农业农村局": ("惠农补贴", "农产品质量", "农村宅基地"), "医疗保障局": ("医保目录", "基金监管", "经办服务"), "信访局": ("信访流程", "政策法规", "工作动态"),
    "城市管理和综合执法局": ("市容管理", "垃圾分类", "执法公示"), "统计局 ": ("统计公报", "普查数据", "统计执法"),
}  # fmt: skip
HAN = "零一二三四五六七八九"


def tag(name: str, value: object) -> str:
    return f"⟦{name}|{value}⟧"


_TAG = re.compile(r"⟦([^|⟧]*)\|([^⟦⟧]*)⟧")


def plain(text: str) -> str:
    """The text without its tags."""
    while "⟦" in text:
        text, found = _TAG.subn(r"\2", text)
        if not found:
            return text
    return text


def retag(text: str, name: str, value: object) -> str:
    """The text with another value for the first tag of a name."""
    return re.sub(rf"⟦{re.escape(name)}\|[^⟦⟧]*⟧", lambda match: tag(name, value), text, count=1)


class Body(Struct, frozen=True):
    name: str
    me: str
    """How it calls itself: 我局."""
    kind: str
    """ "government", "office" (deadline of 31 March by practice) or "department"."""
    fields: tuple[str, str, str]
    place: str


class Heading(Struct):
    text: str
    level: int


class Grid(Struct):
    """Where a statutory table stands."""

    id: str


Block = str | Heading | Grid


class Section(Struct):
    id: str
    heading: Heading
    blocks: list[Block]


class Row(Struct):
    """A row of a table in markup: labels and heads as they are written, numbers as text."""

    key: str
    cells: list[str]


class Report(Struct):
    """A report in pieces."""

    seed: int
    year: int
    edition: str
    body: Body
    format: str
    name: str
    title: list[str]
    preamble: list[str]
    sections: list[Section]
    tail: list[str]
    tables: dict[str, list[Row]]
    figures: dict[str, int]

    def section(self, id: str) -> Section | None:
        return next((section for section in self.sections if section.id == id), None)

    def row(self, table: str, key: str) -> Row | None:
        return next((row for row in self.tables.get(table, []) if row.key == key), None)

    @property
    def places(self) -> list[tuple[list[Block], int]]:
        """Each paragraph behind the preamble: the list that it stands in and its index."""
        return [(s.blocks, at) for s in self.sections for at, block in enumerate(s.blocks) if isinstance(block, str)]

    def tagged(self, *names: str) -> list[tuple[list[Block] | list[str], int]]:
        """Where paragraphs with one of the tags stand."""
        front = [(self.preamble, at) for at in range(len(self.preamble))]
        every = [*front, *self.places, *[(self.tail, at) for at in range(len(self.tail))]]
        return [(blocks, at) for blocks, at in every if any(f"⟦{name}|" in str(blocks[at]) for name in names)]

    @property
    def markup(self) -> str:
        lines = [*(f"# {line}" for line in self.title), *self.preamble]
        for section in self.sections:
            for block in [section.heading, *section.blocks]:
                if isinstance(block, Heading):
                    mark = "#" * block.level + " " if block.level else ""
                    lines.append(mark + block.text)
                elif isinstance(block, Grid):
                    lines += [*("| " + " | ".join(row.cells) + " |" for row in self.tables.get(block.id, [])), ""]
                else:
                    lines.append(block)
        return plain("\n".join([*lines, *self.tail]))

    def write(self) -> bytes:
        return WRITERS[self.format](parse(self.markup))


class Maker:
    """Makes one report."""

    def __init__(self, seed: int, year: int | None = None, format: str = "") -> None:
        self.seed = seed
        self.random = Random(seed)
        self.y = year or self.random.choice(
            (2015, 2017, 2018, 2019, 2020, 2020, 2021, 2021, 2022, 2023, 2023, 2024, 2025)
        )
        self.edition = "free" if self.y <= 2018 else "2019" if self.y <= 2020 else "2021"
        self.format = format or self.random.choice(("md", "md", "txt", "html"))
        self.body = self._body()
        self.comma = "，"
        self.n: dict[str, int] = {}
        self.rows: dict[str, list[int]] = {}

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def maybe(self, chance: float, text: str) -> str:
        return text if self.random.random() < chance else ""

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    # -- the body ---------------------------------------------------------------------------------------------

    def _body(self) -> Body:
        place = self.random.choice(PLACES)
        kind = self.random.choice(
            ("局", "局", "局", "局", "委", "办", "镇", "乡", "街道", "政府", "政府", "管委会", "中心", "厅")
        )
        general = ("政策文件", "工作动态", "公告公示")
        level = place[-1]
        if kind == "局":
            field = self.random.choice(list(FIELDS)).strip()
            return Body(place + field, "我局", "department", FIELDS[field], place)
        if kind == "厅":
            field = self.pick("交通运输", "民政", "财政", "水利")
            return Body(f"云川省{field}厅", "我厅", "department", ("规划计划", "资金分配", "政策文件"), "云川省")
        if kind == "委":
            name = self.pick("发展和改革委员会", "卫生健康委员会")
            return Body(place + name, "我委", "department", ("项目审批", "价格监测", "规划计划"), place)
        if kind == "办":
            return Body(f"{place}人民政府办公室", "我办", "office", general, place)
        if kind in {"镇", "乡"}:
            place = self.pick("云岭县", "青禾县", "澄湖区")
            town = self.pick("青石", "柳林", "白沙", "双河")
            return Body(
                f"{place}{town}{kind}人民政府",
                "我" + kind,
                "government",
                ("惠农补贴", "社会救助", "村务监督"),
                place + town + kind,
            )
        if kind == "街道":
            place = self.pick("北屏区", "澄湖区", "望川市澄湖区")
            return Body(
                f"{place}{self.pick('滨江', '文昌', '东门')}街道办事处",
                "我街道",
                "office",
                ("民生服务", "社区建设", "公告公示"),
                place,
            )
        if kind == "政府":
            return Body(f"{place}人民政府", "我" + level, "government", general, place)
        if kind == "管委会":
            zone = self.pick("经济技术开发区", "高新技术产业开发区", "云湖风景名胜区")
            return Body(
                f"{self.pick('望川市', '云岭县', '')}望川{zone}管理委员会".replace("望川市望川", "望川"),
                "我区",
                "office",
                ("招商引资", "项目建设", "企业服务"),
                "望川市",
            )
        return Body(
            f"{place}{self.pick('政务服务中心', '住房公积金管理中心', '公共资源交易中心')}",
            "我中心",
            "department",
            ("办事指南", "工作动态", "公告公示"),
            place,
        )

    @property
    def agent(self) -> str:
        if self.body.kind == "government" and self.random.random() < 0.4:
            return "全" + self.body.me[1:]
        return self.random.choice((self.body.me, self.body.me, self.body.name))

    # -- figures ----------------------------------------------------------------------------------------------

    def figures(self) -> None:
        random = self.random
        size = random.choice((0, 0, 0, 1, 3, 12, 60, 600 if self.body.kind != "office" else 30))
        keys = ["open", "partial", *(f"{g}-{i + 1}" for g, (_, rows) in GROUPS.items() for i in range(len(rows)))]
        if self.edition == "2019":
            keys = [key for key in keys if not key.startswith("other-")] + ["other"]
        for key in keys:
            row = [0] * 6
            if size and random.random() < (0.8 if size > 50 else 0.4):
                row[0] = random.randint(0, size)
                if random.random() < 0.4:
                    row[random.choice((1, 1, 2, 3, 4, 5))] = random.randint(0, max(1, size // 6))
            self.rows[key] = row
        total = [sum(column) for column in zip(*(self.rows[key] for key in keys), strict=True)]
        carried = [random.randint(0, value // 4) if random.random() < 0.5 else 0 for value in total]
        pending = [random.randint(0, max(1, size // 5)) if size and random.random() < 0.5 else 0, 0, 0, 0, 0, 0]
        self.rows |= {"total": total, "carried": carried, "pending": pending}
        self.rows["new"] = [t + p - c for t, p, c in zip(total, pending, carried, strict=True)]
        for key in ("new", "carried", "total", "pending", "open", "partial"):
            self.n[key] = sum(self.rows[key])
        for group in GROUPS:
            self.n[group] = sum(sum(row) for key, row in self.rows.items() if key.partition("-")[0] == group)
        self.n["natural"] = self.rows["new"][0]
        self.n["legal"] = self.n["new"] - self.n["natural"]
        most = random.choice((0, 0, 1, 2, 8 if size > 10 else 1))
        for kind in ("reviews", "direct", "after"):
            for result in ("upheld", "corrected", "other", "pending"):
                self.n[f"{kind}.{result}"] = random.randint(0, most) if most and random.random() < 0.5 else 0
            self.n[kind] = sum(self.n[f"{kind}.{r}"] for r in ("upheld", "corrected", "other", "pending"))
        for result in ("upheld", "corrected", "other", "pending"):
            self.n[f"lawsuits.{result}"] = self.n[f"direct.{result}"] + self.n[f"after.{result}"]
        self.n["lawsuits"] = self.n["direct"] + self.n["after"]
        documents = random.random() < 0.5 and self.body.kind != "office"
        self.n["made"] = random.randint(0, 9) if documents else 0
        self.n["abolished"] = random.randint(0, 4) if documents else 0
        self.n["force"] = random.randint(max(0, self.n["made"]), 60) if documents else 0
        self.n["permits"] = random.choice((0, random.randint(1, 90), random.randint(100, 90000)))
        self.n["penalties"] = random.choice((0, random.randint(1, 90), random.randint(100, 9000)))
        self.n["coercion"] = random.choice((0, 0, random.randint(1, 90)))
        self.n["fees"] = random.choice((0, 0, random.randint(1, 4)))

    # -- preamble ---------------------------------------------------------------------------------------------

    def title(self) -> list[str]:
        b, y = self.body.name, self.y
        if self.edition != "free" and self.random.random() < 0.55:
            return [f"{b}{y}年政府信息公开工作年度报告"]
        forms = [
            f"{b}{y}年度政府信息公开工作年度报告", f"{b}{y}年政府信息公开年度报告", f"{y}年{b}政府信息公开工作年度报告",
            f"{b}政府信息公开工作{y}年度报告", f"{b}{y}年度政府信息公开工作报告", f"{b}{y}年政府信息公开工作报告",
            f"{b}关于{y}年政府信息公开工作的年度报告", f"《{b}{y}年政府信息公开工作年度报告》", f"{b}（本级）{y}年政府信息公开工作年度报告",
            f"{y}年{b}信息公开年报", f"{y}年度{b}政府信息公开工作年度报告", f"{b}{y}年度政府信息公开工作年度报告（文字版）",
            f"{b} {y} 年政府信息公开工作年度报告", f"{b}{y}年信息公开年报", f"{b}{y}年政府信息公开年度工作报告", f"{y}年政府信息公开工作年度报告",
        ]  # fmt: skip
        form = self.random.choice(forms)
        if self.random.random() < 0.3 and form.startswith(b) and not form.startswith(b + "政府") and " " not in form:
            return [b, form[len(b) :]] if "关于" not in form and "（本级）" not in form else [form]
        return [form]

    def period(self) -> str:
        y = self.y
        noun = self.pick(
            "统计期限",
            "统计期限",
            "统计期限",
            "统计时限",
            "统计时间",
            "统计数据的期限",
            "统计期",
            "统计周期",
            "统计数据时限",
            "统计起止时间",
        )
        a, b, c = f"{tag('period-start', y)}年1月1日", f"{tag('period-end', y)}年12月31日", "12月31日"
        spaced = f"{tag('period-start', y)} 年 1 月 1 日", f"{tag('period-end', y)} 年 12 月 31 日"
        shape = self.pick(
            f"自{a}起至{b}止", f"自{a}起至{b}止", f"为{a}至{b}", f"为{a}至{c}", f"自{a}至{b}", f"自{a}起至{c}止", f"从{a}到{c}止",
            f"自{a}至{b}止", f"为{a}起至{b}止", f"自{a}起，至{b}止", f"从{a}至{c}", f"自{a}始至{b}止", f"为：{a}至{b}", f"从{a}到{b}",
            f"自{spaced[0]}起至 {spaced[1]} 止", f"为{spaced[0]}至 {spaced[1]}", f"是{a}至{b}", f"均为{a}至{b}", f"自{a}—{b}",
        )  # fmt: skip
        head = self.pick(
            "本报告所列数据的", "本报告中所列数据的", "所列数据的", "本报告数据", "报告中所列数据", "本年报数据的"
        )
        if self.random.random() < 0.1:
            return f"本报告涵盖{self.body.name}{a}至{c}期间的政府信息公开工作情况。"
        return f"{head}{noun}{shape}。"

    def parts(self) -> str:
        names = [self.pick(*TITLES[f"S{i}"]).format(y=self.y) for i in range(1, 7)]
        if any("{" in name for name in names) or self.edition == "free":
            return ""
        count = self.pick("六", "六", "6")
        comma = self.pick("、", "、", "、", "，", "；")
        listed = comma.join(names)
        if self.random.random() < 0.2:
            listed = comma.join(names[:-1]) + self.pick("和", "以及", "及") + names[-1]
        if self.random.random() < 0.05:
            listed = "".join(f"“{name}”" for name in names)
        count = tag("parts", count)
        return self.pick(
            f"全文由{listed}等{count}部分组成。", f"全文包括{listed}等{count}个部分。", f"本报告由{listed}共{count}个部分组成。",
            f"本报告由{listed}{count}部分组成。", f"本报告包括{listed}，共{count}个部分。", f"全文包括：{listed}等{count}项内容。",
            f"本报告由{listed}等{count}部分组成，并附相关指标统计表。", f"全文包括{listed}。", f"报告内容包括{listed}等。",
            f"本年度报告包括{listed}等{count}个方面。", f"本报告共由{count}部分构成，分别为{listed}。",
        )  # fmt: skip

    def contact(self) -> str:
        b = self.body.name
        phone = self.pick(
            "0871-65550123",
            "0871-65550188、65550189",
            "（0871）65550123",
            "0871—65550123",
            "65550123",
            "0871-65550123/65550124",
        )
        mail = self.pick("zwgk@yunlingxian.gov.cn", "qhxzwgk@163.com", "bgs@wangchuan.gov.cn", "gongkai2020@126.com")
        site = self.pick("https://www.yunlingxian.gov.cn", "http://www.wangchuan.gov.cn/", "www.qinghe.gov.cn")
        office = self.pick(f"{b}办公室", b, "本机关办公室", f"{b}综合科")
        where = self.pick(f"（网址：{site}）", f"（{site}）", "")
        download = f"本报告的电子版可在{self.body.place}人民政府门户网站{where}{self.pick('下载', '查阅', '查看')}。"
        items = [f"地址：{self.body.place}滨河路{self.number(1, 200)}号", f"邮编：65{self.number(1000, 9999)}",
                 f"{self.pick('电话', '联系电话', '咨询电话')}：{tag('phone', phone)}", f"{self.pick('邮箱', '电子邮箱', '电子邮件')}：{tag('mail', mail)}"]  # fmt: skip
        self.random.shuffle(items)
        told = self.pick("，", "；").join(items[: self.number(1, 4)])
        ask = self.pick("如对本报告有疑问", "如对报告内容有任何疑问", "如有疑问", "公众如对本报告有意见建议")
        return self.maybe(0.6, download) + self.maybe(0.8, f"{ask}，请与{office}联系（{told}）。")

    def preamble(self) -> list[str]:
        b, y = self.body.name, self.y
        law = self.pick("《中华人民共和国政府信息公开条例》", "《中华人民共和国政府信息公开条例》（以下简称《条例》）",
                        "《中华人民共和国政府信息公开条例》（国令第711号）" if y >= 2019 else "《中华人民共和国政府信息公开条例》")  # fmt: skip
        form = {
            "2021": self.pick("《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）",
                              "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"),
            "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）",
            "free": f"《{self.body.place}政府信息公开规定》",
        }[self.edition]  # fmt: skip
        basis = self.pick(
            f"根据{law}和{form}要求，编制本报告。", f"本报告根据{law}的规定编制。", f"依据{law}、{form}规定，{b}编制本报告。",
            f"按照{law}{tag('law', '')}和{form}有关要求，由{b}编制本年度报告。", f"根据{law}第五十条规定，现公布{b}{tag('own-year', y)}年政府信息公开工作年度报告。"
            if y >= 2019 else f"根据{law}要求，现公布{b}{tag('own-year', y)}年政府信息公开年度报告。",
            f"根据{law}的要求，结合{self.body.me}工作实际，特向社会公布{tag('own-year', y)}年度政府信息公开年度报告。",
        )  # fmt: skip
        pieces = [
            tag("basis", basis) if "⟦" not in basis else basis,
            self.parts(),
            self.period() if self.random.random() < 0.85 else "",
            self.contact(),
        ]
        pieces = [piece for piece in pieces if piece]
        if self.random.random() < 0.6:
            return ["".join(pieces)]
        return pieces

    # -- narrative --------------------------------------------------------------------------------------------

    def count(self, name: str, unit: str = "件") -> str:
        return tag(name, self.n[name]) + unit

    def split(self, number: int, parts: int) -> list[int]:
        cuts = sorted(self.number(0, number) for _ in range(parts - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, number], strict=True)]

    def published(self) -> str:
        total = self.number(20, 4000)
        a, b, c = self.split(total, 3)
        x, y, z = self.body.fields
        unit = self.pick("条", "条", "件", "篇")
        year = self.pick("全年", f"{self.y}年，", "本年度，", f"截至{self.y}年12月31日，")
        where = self.pick("", "通过政府门户网站", f"通过{self.body.place}人民政府网站", "在门户网站")
        return self.pick(
            f"{year}{where}主动公开政府信息{tag('whole', total)}{unit}，其中{x}类信息{tag('part', a)}{unit}、{y}类信息{b}{unit}、{z}类信息{c}{unit}。",
            f"{year}{where}主动公开政府信息{total}{unit}。",
            f"{year}共发布各类信息{tag('whole', total)}{unit}，其中：{x}信息{tag('part', a)}{unit}，{y}信息{b}{unit}，{z}信息{c}{unit}。",
            f"{year}{where}公开信息{tag('whole', total)}{unit}（{x}{tag('part', a)}{unit}、{y}{b}{unit}、{z}{c}{unit}）。",
            f"{year}主动公开{x}、{y}、{z}等信息{total}余{unit}。".replace(f"{total}余", f"{total // 10 * 10}余"),
            f"{year}累计主动公开信息{total}{unit}，其中{x}类{a}{unit}。",
        )  # fmt: skip

    def documents(self) -> str:
        made, gone = self.n["made"], self.n["abolished"]
        if self.edition != "2021":
            return "" if made == 0 else self.pick(f"新制作规范性文件{self.count('made')}，均已公开。", "")
        if made == gone == 0:
            return self.pick("", "全年未制发规章和行政规范性文件。", "没有出台行政规范性文件。")
        return self.pick(
            f"全年制发行政规范性文件{self.count('made')}，废止{self.count('abolished')}。", f"出台行政规范性文件{self.count('made')}，废止行政规范性文件{self.count('abolished')}。",
            f"制定行政规范性文件{self.count('made')}、废止{self.count('abolished')}，均及时公开并配发解读材料。", "",
            f"全年作出行政许可决定{tag('permits', self.n['permits'])}件、行政处罚决定{tag('penalties', self.n['penalties'])}件。",
        )  # fmt: skip

    def requests(self) -> str:
        n, y, me = self.n, self.y, self.agent
        year = self.pick(f"{y}年，", f"{y}年度，", "全年", "本年度，", f"{y}年")
        whole = self.pick(f"{year}{me}共", f"{year}{me}", f"{year}共")
        if n["new"] == 0 and n["carried"] == 0:
            return tag("none-requests", self.pick(
                f"{year}{me}未收到政府信息公开申请。", f"{year}{me}没有收到公民、法人或者其他组织提出的政府信息公开申请。",
                f"{year}{me}共收到政府信息公开申请0件。", f"{year}{me}未收到依申请公开事项。", f"{year}{me}未接到信息公开申请。",
                f"{year}{me}无依申请公开事项。", f"{year}{me}收到依申请公开0件，已办结0件。", f"{year}{me}未收到任何形式的政府信息公开申请。",
                f"{year}未受理政府信息公开申请，依申请公开为零报告。", f"{year}{me}未收到群众要求公开政府信息的申请。",
            ))  # fmt: skip
        verb = self.pick("收到", "新收", "受理", "接收", "接到")
        thing = self.pick(
            "政府信息公开申请",
            "政府信息公开申请",
            "依申请公开申请",
            "信息公开申请",
            "公民、法人和其他组织政府信息公开申请",
        )
        new, both = self.count("new"), tag("both", n["new"] + n["carried"]) + "件"
        choices = [
            f"{whole}{verb}{thing}{new}，上年结转{self.count('carried')}",
            f"{whole}收办{thing}{both}（其中上年结转{self.count('carried')}）",
            f"{whole}{verb}{thing}{new}" + self.channels(),
            f"{whole}办理{thing}{tag('handled', n['new'] + n['carried'])}件，其中本年新收{new}、上年结转{self.count('carried')}",
        ]
        text = self.random.choice(choices)
        done, over = self.count("total"), self.count("pending")
        if n["pending"]:
            endings = [f"；办结{done}，结转下年度继续办理{over}。", f"。全年答复{done}，{over}结转下年度办理。",
                       f"，{'另有' if '其中' in text else '其中'}{over}结转至{y + 1}年办理。", f"。已办结{done}，另有{over}正在办理中。", "，均在法定期限内答复。"]  # fmt: skip
        else:
            endings = [f"，已全部按时办结，{tag('pending-none', '无结转下年度办理的申请')}。", f"，办结{done}。", f"，均{tag('all-done', '已按时答复')}。",
                       "，全部在法定期限内办结，按时办结率100%。", f"；办结{done}，结转下年度继续办理{over}。"]  # fmt: skip
        return text + self.random.choice(endings) + self.outcomes()

    def channels(self) -> str:
        new = self.n["new"]
        a, b, c = self.split(new, 3)
        return self.pick(
            "", "", f"，其中网络申请{tag('channel', a)}件、信函申请{b}件、当面申请{c}件", f"（网上申请{tag('channel', a)}件，信函申请{b}件，现场申请{c}件）",
            *[f"，其中自然人申请{self.count('natural')}，法人或其他组织申请{self.count('legal')}"] * 3,
            f"，其中通过互联网申请{a}件，占{self.percent('share', a, new)}；信函申请{b}件，占{self.percent('', b, new)}" if new else "",
            f"，较上年增加{self.number(1, 30)}件", f"，同比下降{self.number(1, 60)}.{self.number(1, 9)}%",
        )  # fmt: skip

    def percent(self, name: str, part: int, whole: int) -> str:
        places = self.number(0, 2)
        return tag(name or "p", f"{part * 100 / whole:.{places}f}%" if whole else "0%")

    def outcomes(self) -> str:
        if self.random.random() < 0.35 or self.n["total"] == 0:
            return ""
        names = {
            "open": "予以公开",
            "partial": "部分公开",
            "denied": "不予公开",
            "unavailable": "无法提供",
            "unprocessed": "不予处理",
            "other": "其他处理",
        }
        style = self.number(0, 5)
        told = []
        for key, word in names.items():
            if self.n[key] == 0 and self.random.random() < 0.6:
                continue
            value = self.count(key)
            share = self.percent("share", self.n[key], self.n["total"])
            told.append(
                (
                    f"{word}{value}",
                    f"{word}的{value}",
                    f"{word}{value}，占{share}",
                    f"{word}{value}（占{share}）",
                    f"{word}{value}",
                    f"“{word}”{value}",
                )[style]
            )
        comma = "；" if style == 2 else self.pick("，", "、")
        if not told:
            return ""
        head = self.pick(
            f"在办结的{tag('total-again', self.n['total'])}件中，",
            "从办理结果看，",
            "办理结果为：",
            "其中：",
            "按照处理结果分，",
        )
        return head + comma.join(told) + "。"

    def disputes(self) -> str:
        n = self.n
        if n["reviews"] == n["lawsuits"] == 0:
            return tag("none-disputes", self.pick(
                "未发生因政府信息公开引起的行政复议、行政诉讼。", "没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
                "全年政府信息公开行政复议0件，行政诉讼0件。", "本年度未发生政府信息公开行政复议和行政诉讼案件。",
                "因政府信息公开被申请行政复议、提起行政诉讼均为0件。", "无因政府信息公开被申请行政复议、提起行政诉讼情况。",
            ))  # fmt: skip
        results = (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"))
        told = {
            k: "、".join(f"{w}{self.count(f'{k}.{r}')}" for r, w in results if n[f"{k}.{r}"])
            for k in ("reviews", "lawsuits")
        }
        review = f"因政府信息公开被申请行政复议{self.count('reviews')}" + (
            f"，其中{told['reviews']}" if told["reviews"] else ""
        )
        suit = f"被提起行政诉讼{self.count('lawsuits')}" + (f"，其中{told['lawsuits']}" if told["lawsuits"] else "")
        whole = self.maybe(0.6, "全" + self.body.me[1:]) if self.body.kind == "government" else ""
        return whole + self.pick(
            f"{review}；{suit}。", f"全年发生政府信息公开行政复议{self.count('reviews')}、行政诉讼{self.count('lawsuits')}。",
            f"全年因政府信息公开发生行政复议和行政诉讼共{tag('disputes', n['reviews'] + n['lawsuits'])}件。",
            f"政府信息公开类行政复议案件{self.count('reviews')}，行政诉讼案件{self.count('lawsuits')}。",
        )  # fmt: skip

    def supervision(self) -> str:
        texts = [
            f"把政府信息公开纳入{self.pick('年度考核', '绩效考核', '目标责任考核')}，",
            f"全年组织业务培训{self.number(1, 9)}次、参训{self.number(20, 300)}人次。",
        ]
        text = "".join(self.random.sample(texts, 2)).replace("。把", "。把").rstrip("，。") + "。"
        if self.body.kind == "government":
            return (
                text
                + tag(
                    "assessment",
                    "组织开展社会评议，群众满意度较高，未发生因政府信息公开工作被追究责任的情形，责任追究0人次。".replace(
                        "被追究责任的情形，", ""
                    ),
                )
                + tag("review", "工作考核结果在全" + self.body.me[1:] + "通报。")
            )
        return text + self.pick("全年未发生责任追究情形。", "设立监督电话，自觉接受社会监督。", "")

    def management(self) -> str:
        return self.pick(
            "严格落实信息发布“三审三校”和保密审查制度，确保发布内容准确、安全。", f"对历年公开的文件逐件清理，更新失效标注{self.number(2, 60)}处。",
            "建立政府信息公开属性源头认定机制，公文制发时同步明确公开属性。", f"动态调整主动公开目录，全年清理过期信息{self.number(3, 90)}条，更新公开指南1次。",
            "坚持先审查、后公开，由专人负责信息采集、审核和发布，未发生泄密事件。",
        )  # fmt: skip

    def platform(self) -> str:
        a, b = self.number(20, 600), self.number(20, 600)
        return self.pick(
            f"优化网站栏目设置，新设“{self.body.fields[0]}”“{self.body.fields[1]}”两个栏目，政务新媒体发布信息{a}条。",
            f"依托政府网站和微信公众号发布信息，其中网站发布{a}条、微信公众号发布{b}条。",
            f"发挥政府网站第一平台作用，政务公开专栏全年更新{a}次；在便民服务大厅设置信息公开查阅点{self.number(1, 9)}处。",
            f"加强政务新媒体日常监测，整改错别字、失效链接{self.number(3, 70)}处。",
        )  # fmt: skip

    def opening(self) -> str:
        x, z = self.body.fields[0], self.body.fields[2]
        return self.pick(
            f"{tag('review-year', self.y)}年，{self.agent}认真贯彻落实《中华人民共和国政府信息公开条例》，围绕{x}和{z}推进政府信息公开，各项工作有序开展。",
            f"{tag('review-year', self.y)}年，{self.body.me}坚持以公开为常态、不公开为例外，不断加大{x}等重点领域信息公开力度，切实保障人民群众的知情权、参与权和监督权。",
            f"{tag('review-year', self.y)}年度，{self.body.name}严格按照上级关于政务公开的工作部署，聚焦群众关切，细化公开内容，优化公开平台，公开质量稳步提升。",
            f"{self.y - 1}年以来，{self.body.me}持续推进{x}领域信息公开，{self.y}年重点完善了公开目录和办理流程。",
        )  # fmt: skip

    def explanation(self) -> str:
        return self.pick(
            f"围绕{self.body.fields[1]}发布图文解读{self.number(2, 40)}篇，召开新闻发布会{self.number(1, 6)}场，及时回应群众关切。",
            f"按要求公开{self.y - 1}年度部门决算和{self.y}年度部门预算，做到内容完整、格式规范。",
            f"公开人大代表建议和政协提案办理结果{self.number(2, 50)}件。",
            f"对涉及群众切身利益的{self.body.fields[2]}事项，采取听证会、座谈会等方式听取意见，全年征集意见{self.number(3, 90)}条。",
        )  # fmt: skip

    def overview(self) -> list[Block]:
        aspects = [
            ("主动公开", self.published() + self.documents() + self.explanation()),
            ("依申请公开", self.requests() + self.disputes()),
            ("政府信息管理", self.management()),
            ("政府信息公开平台建设", self.platform()),
            ("监督保障", self.supervision()),
        ]
        style = self.number(0, 6) if self.edition == "2021" else self.number(0, 9)
        level = 3 if self.format != "txt" else 0
        ending = self.pick("", "", "情况", "。", "方面")
        blocks: list[Block] = [self.opening()] if self.random.random() < 0.85 else []
        if style <= 2:
            for index, (name, text) in enumerate(aspects):
                blocks += [Heading(f"（{HAN[index + 1]}）{tag('aspect', name)}{ending}", level), text]
            if self.random.random() < 0.15:
                blocks += [
                    Heading("（六）基层政务公开标准化规范化", level),
                    "编制完善基层政务公开标准目录，逐项明确公开内容、时限和渠道。",
                ]
        elif style == 3:
            blocks += [f"（{HAN[index + 1]}）{name}情况。{text}" for index, (name, text) in enumerate(aspects)]
        elif style == 4:
            for index, (name, text) in enumerate(aspects):
                blocks += [Heading(f"{index + 1}.{name}{ending}", level), text]
        elif style == 5:
            blocks.append(
                "".join(
                    f"{HAN[i + 1]}是{verb}{name}。{text}"
                    for i, (verb, (name, text)) in enumerate(
                        zip(("深化", "规范", "加强", "推进", "强化"), aspects, strict=True)
                    )
                )
            )
        elif style == 6:
            blocks += [f"{HAN[i + 1]}是做好{name}工作。{text}" for i, (name, text) in enumerate(aspects)]
        else:
            blocks += ["".join(text for _, text in aspects)] if style == 7 else [text for _, text in aspects]
        if sum(len(plain(block)) for block in blocks if isinstance(block, str)) < 260:
            x = self.body.fields[1]
            blocks.insert(
                0,
                f"{self.body.name}坚持把政府信息公开作为转变作风、服务群众的重要抓手，主要负责人定期听取工作汇报，各科室明确专人负责，{x}等群众关心的信息做到应公开尽公开。",
            )
        return blocks

    # -- problems and the rest --------------------------------------------------------------------------------

    def problems(self) -> list[Block]:
        me, y, x, z = self.body.me, self.y, self.body.fields[0], self.body.fields[1]
        lacks = self.random.sample([
            f"{x}信息更新不够及时", "政策解读形式比较单一", "工作人员业务能力有待提高", "部分科室主动公开意识不强", f"{z}类信息公开的深度还需加强",
            "依申请公开答复的规范性有待提升", "公开内容与群众需求还有差距", "信息公开渠道不够丰富", "基层公开力量薄弱",
        ], 3)  # fmt: skip
        done = self.random.sample([
            f"编印《{x}问答手册》{self.number(2, 30)}00册，在办事窗口发放", "建立信息报送台账，按月通报报送情况", f"举办专题培训{self.number(1, 6)}期，参训{self.number(20, 200)}人次",
            f"开设“{z}”专栏，发布图解{self.number(3, 30)}篇", f"修订公开指南，细化{x}公开事项{self.number(3, 30)}项", "聘请法律顾问对答复文书逐件审核",
        ], 3)  # fmt: skip
        plan = self.pick(
            f"{tag('plan-year', y + 1)}年，{me}将每季度公布一次{x}情况，开设“一图读懂”专栏。", f"{tag('plan-year', y + 1)}年，将继续加大{x}公开力度，编制《{x}公开事项清单》。",
            f"{tag('plan-year', y + 1)}年，{me}计划组织专题培训{self.number(2, 6)}次，提升工作人员业务水平。", f"{tag('plan-year', y + 1)}年，{me}拟对公开指南进行修订，逐项细化{z}公开内容。",
            f"{tag('plan-year', y + 1)}年，{me}将针对以上不足，制定《政府信息公开工作细则》，明确责任科室和完成时限。", f"下一步，{me}将针对以上问题制定《政府信息公开工作细则》，逐项明确责任科室和完成时限。",
            f"今后，{me}将进一步拓宽公开渠道，在村（社区）设立信息公开查阅点{self.number(2, 20)}处。", "",
        )  # fmt: skip
        lead = self.pick(
            f"{y}年，{me}政府信息公开工作取得了一定成效，但仍存在一些问题：",
            f"{me}政府信息公开工作还存在以下不足：",
            "存在的主要问题：",
            f"虽然{me}政府信息公开工作有序推进，但与群众期待相比还有差距，主要表现在：",
        )
        style = self.number(0, 5)
        if style == 5:
            return [
                f"{y}年，{me}政府信息公开工作有序推进，但{lacks[0]}、{lacks[1]}。",
                f"{y}年已采取的改进措施：{done[0]}；{done[1]}。" + (plan or f"下一步，{me}将{done[2]}。"),
            ]
        if style == 0:
            return [
                lead + "；".join(f"{HAN[i + 1]}是{t}" for i, t in enumerate(lacks)) + "。",
                "针对上述问题，" + me + "；".join(f"{HAN[i + 1]}是{t}" for i, t in enumerate(done)) + "。" + plan,
            ]
        if style == 1:
            level = 3 if self.format != "txt" else 0
            return [
                Heading("（一）存在的主要问题", level),
                f"{lacks[0]}，{lacks[1]}，{lacks[2]}。",
                Heading("（二）改进情况", level),
                f"{done[0]}；{done[1]}；{done[2]}。" + plan,
            ]
        if style == 2:
            return [
                f"一是{lacks[0]}。针对这一问题，{me}{done[0]}。",
                f"二是{lacks[1]}。{me}{done[1]}，问题得到有效解决。",
                plan or f"三是{lacks[2]}。下一步，将{done[2]}。",
            ]
        if style == 3:
            return [
                lead.rstrip("：，") + "。" if "主要" not in lead else "政府信息公开工作还存在薄弱环节。",
                "（一）存在的主要问题。1." + lacks[0] + "；2." + lacks[1] + "。",
                "（二）改进措施。1." + done[0] + "；2." + done[1] + "。" + plan,
            ]
        return [f"{lacks[0]}，{lacks[1]}。为此，{me}{done[0]}，{done[1]}，{done[2]}。" + plan]

    def others(self) -> list[Block]:
        fee = self.number(1, 9) * 10
        if self.edition != "2021":
            return [
                self.pick(
                    "没有其他需要报告的事项。",
                    "无。",
                    "无其他需要报告的事项。",
                    f"{self.body.name}无其他报告事项。",
                    "本年度未收取政府信息公开相关费用。",
                )
            ]
        told = self.pick(
            "本年度发出收费通知0件，总金额0元，实际收取0元。", "本年度未收取政府信息公开信息处理费。", f"本年度发出收费通知{self.number(1, 3)}件，总金额{fee}元，实际收取{fee}元。",
            f"{self.y}年，{self.body.me}没有收取信息处理费。", "依申请公开信息处理费收取情况：本年度没有产生信息处理费。", "全年无政府信息公开收费情况。",
        )  # fmt: skip
        return [tag("fee", told) + self.pick("", "没有其他需要报告的事项。", "无其他需要报告的事项。")]

    def date(self) -> str:
        if self.y <= 2018 or self.body.kind in {"government", "office"}:
            month, day = self.number(1, 3), self.number(1, 28)
        else:
            month, day = 1, self.number(2, 31)
        return f"{tag('signed', self.y + 1)}年{tag('signed-month', month)}月{day}日"

    def tail(self) -> list[str]:
        if self.random.random() < 0.35:
            return []
        return self.random.choice([[self.body.name, self.date()], [f"{self.body.name}  {self.date()}"], [self.date()]])

    # -- tables -----------------------------------------------------------------------------------------------

    def applications(self) -> list[Row]:
        r = self.random
        point = r.choice((".", ".", ".", "、", "．", ". "))
        repeated, short = r.random() < 0.15, r.random() < 0.2
        legal = "社会公益" if r.random() < 0.1 else "社会公益组织"
        corner = r.choice(
            (
                "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
                "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            )
        )
        rows = [
            Row("head", [corner, "<", "<", "申请人情况", *["<"] * 6]),
            Row("head", ["^", "^", "^", "自然人", "法人或其他组织", "<", "<", "<", "<", "总计"]),
            Row("head", ["^", "^", "^", "^", "商业企业", "科研机构", legal, "法律服务机构", "其他", "^"]),
        ]

        def line(key: str, *labels: str) -> None:
            values = self.rows[key]
            rows.append(Row(key, [*labels, *map(str, values), str(sum(values))]))

        line("new", NEW, "<", "<")
        line("carried", CARRIED, "<", "<")
        line("open", "三、本年度办理结果", "（一）予以公开", "<")
        line("partial", "^", "部分公开" if short and r.random() < 0.3 else PARTIAL, "<")
        for group, (label, names) in GROUPS.items():
            if group == "other" and self.edition == "2019":
                line("other", "^", label, "<")
                continue
            for index, name in enumerate(names):
                shown = "逾期不补正" if short and name.startswith("申请人无正当理由") else name
                line(
                    f"{group}-{index + 1}", "^", label if repeated or index == 0 else "^", f"{index + 1}{point}{shown}"
                )
        line("total", "^", "（七）总计", "<")
        line("pending", PENDING, "<", "<")
        return rows

    def publications(self) -> list[Row]:
        n = self.n
        blank = ["<"] * 3
        if self.edition == "2019":
            more = self.pick("本年增/减", "本年增/减", "本年增/减量", "本年增减")
            change = self.pick("0", "增 3", "+4", "-2", "减2")
            amount = self.pick("0", "251.7万元", "251000元", "36.5")
            return [
                Row("part", ["第二十条第（一）项", *blank]), Row("head-1", ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"]),
                Row("规章", ["规章", "0", "0", "0"]), Row("规范性文件", ["规范性文件", str(n["made"]), str(n["made"]), str(n["force"])]),
                Row("part", ["第二十条第（五）项", *blank]), Row("head-5", ["信息内容", "上一年项目数量", more, "处理决定数量"]),
                Row("行政许可", ["行政许可", str(self.number(3, 90)), change, str(n["permits"])]),
                Row("其他对外管理服务事项", ["其他对外管理服务事项", str(self.number(0, 90)), "0", str(self.number(0, 900))]),
                Row("part", ["第二十条第（六）项", *blank]), Row("head-6", ["信息内容", "上一年项目数量", more, "处理决定数量"]),
                Row("行政处罚", ["行政处罚", str(self.number(0, 90)), "0", str(n["penalties"])]),
                Row("行政强制", ["行政强制", str(self.number(0, 9)), "0", str(n["coercion"])]),
                Row("part", ["第二十条第（八）项", *blank]), Row("head-8", ["信息内容", "上一年项目数量", more, "<"]),
                Row("行政事业性收费", ["行政事业性收费", str(self.number(0, 9)), "0", "<"]),
                Row("part", ["第二十条第（九）项", *blank]), Row("head-9", ["信息内容", "采购项目数量", "采购总金额", "<"]),
                Row("政府集中采购", ["政府集中采购", str(self.number(0, 9)), amount, "<"]),
            ]  # fmt: skip
        name = "规范性文件" if self.random.random() < 0.1 else "行政规范性文件"
        amount = self.pick("0", "0", "351.6", "4068.208", "12")
        return [
            Row("part", ["第二十条第（一）项", *blank]), Row("head-1", ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]),
            Row("规章", ["规章", "0", "0", "0"]), Row("行政规范性文件", [name, str(n["made"]), str(n["abolished"]), str(n["force"])]),
            Row("part", ["第二十条第（五）项", *blank]), Row("head-5", ["信息内容", "本年处理决定数量", "<", "<"]),
            Row("行政许可", ["行政许可", str(n["permits"]), "<", "<"]),
            Row("part", ["第二十条第（六）项", *blank]), Row("head-6", ["信息内容", "本年处理决定数量", "<", "<"]),
            Row("行政处罚", ["行政处罚", str(n["penalties"]), "<", "<"]), Row("行政强制", ["行政强制", str(n["coercion"]), "<", "<"]),
            Row("part", ["第二十条第（八）项", *blank]), Row("head-8", ["信息内容", "本年收费金额（单位：万元）", "<", "<"]),
            Row("行政事业性收费", ["行政事业性收费", amount, "<", "<"]),
        ]  # fmt: skip

    def reviews(self) -> list[Row]:
        names = ("upheld", "corrected", "other", "pending")
        values = [
            str(self.n[f"{kind}.{name}"]) if name else str(self.n[kind])
            for kind in ("reviews", "direct", "after")
            for name in (*names, "")
        ]
        gap = self.random.choice(("", "", "", " "))
        results = [name[:2] + gap + name[2:] for name in RESULTS]
        return [
            Row("head", ["行政复议", *["<"] * 4, "行政诉讼", *["<"] * 9]),
            Row("head", [*results, "未经复议直接起诉", *["<"] * 4, "复议后起诉", *["<"] * 4]),
            Row("head", [*["^"] * 5, *results * 2]),
            Row("numbers", values),
        ]

    # -- the whole --------------------------------------------------------------------------------------------

    def make(self) -> Report:
        self.figures()
        level = 2 if self.format != "txt" else 0
        number = self.random.choice(("{}、", "{}、", "{}、", "{}、 "))
        sections = []
        blocks: dict[str, list[Block]]
        if self.edition == "free":
            blocks = self._free()
        else:
            blocks = {
                "S1": self.overview(),
                "S2": [Grid("T2")],
                "S3": [Grid("T3")],
                "S4": [Grid("T4")],
                "S5": self.problems(),
                "S6": self.others(),
            }
        preamble = self.preamble()
        if self.edition != "free" and self.random.random() < 0.06 and len(preamble) == 1:
            blocks["S1"] = [preamble[0], *blocks["S1"]]
            preamble = []
        for index, (id, content) in enumerate(blocks.items()):
            title = self.pick(*TITLES[id]).format(y=self.y) if id in TITLES else id
            sections.append(Section(id, Heading(number.format(HAN[index + 1]) + title, level), content))
        tables = (
            {}
            if self.edition == "free"
            else {"T2": self.publications(), "T3": self.applications(), "T4": self.reviews()}
        )
        name = self.pick("report", f"{self.body.name}{self.y}年年报", "nianbao") + "." + self.format
        return Report(
            self.seed,
            self.y,
            self.edition,
            self.body,
            self.format,
            name,
            self.title(),
            preamble,
            sections,
            self.tail(),
            tables,
            self.n,
        )

    def _free(self) -> dict[str, list[Block]]:
        level = 3 if self.format != "txt" else 0
        blocks: dict[str, list[Block]] = {
            self.pick("概述", "概述", "基本情况", "总体情况"): [self.opening() + self.supervision()],
            self.pick("主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况"): [
                self.published() + self.explanation()
            ],
            self.pick("依申请公开政府信息情况", "依申请公开情况", "政府信息依申请公开办理情况"): [self.requests()],
            self.pick("政府信息公开的收费及减免情况", "收费和减免情况"): ["本年度没有发生政府信息公开收费及减免情况。"],
            self.pick(
                "因政府信息公开申请行政复议、提起行政诉讼的情况", "复议、诉讼和申诉的情况", "行政复议、行政诉讼情况"
            ): [self.disputes()],
            "S5": self.problems(),
        }
        if self.random.random() < 0.4:
            blocks = {
                "组织领导情况": [
                    Heading("（一）加强领导", level),
                    self.management(),
                    Heading("（二）强化监督", level),
                    self.platform(),
                ],
                **blocks,
            }
        return blocks


def honest(seed: int, year: int | None = None, format: str = "") -> Report:
    """An honest report. The same for the same seed."""
    return Maker(seed, year, format).make()
