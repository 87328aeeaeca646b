"""Honest reports made by chance: consistent tables, and text that tells their numbers in many ways.

Beside what is right it tells what is no fault either: shares of units and channels, other years, growth, other things.
"""

from random import Random

from msgspec import Struct

COLUMNS = 6
OUTCOMES = (
    ("open", "（一）予以公开", 1), ("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1),
    ("denied", "（三）不予公开", 8), ("unavailable", "（四）无法提供", 3), ("unprocessed", "（五）不予处理", 5),
    ("other", "（六）其他处理", 3),
)  # fmt: skip
LABELS = {
    "denied": ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益",
               "5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"),
    "unavailable": ("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    "unprocessed": ("1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请",
                    "5.要求行政机关确认或重新出具已获取信息"),
    "other": ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
              "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"),
}  # fmt: skip
BODIES = (
    ("云岭县人民政府", ("全县", "我县", "云岭县", "全县各级行政机关", "")),
    ("云岭市人民政府", ("全市", "我市", "全市行政机关", "")),
    ("云岭县水务局", ("我局", "本局", "县水务局", "云岭县水务局", "水务局", "本机关", "")),
    ("云岭市卫生健康委员会", ("我委", "市卫生健康委", "云岭市卫生健康委员会", "本单位", "")),
    ("云岭县青石镇人民政府", ("我镇", "青石镇", "镇政府", "青石镇人民政府", "全镇", "")),
    ("云岭市滨江街道办事处", ("街道", "滨江街道", "滨江街道办事处", "我街道", "")),
    ("云岭县人民政府办公室", ("我办", "县政府办公室", "县政府办", "办公室", "")),
    ("云岭县政务服务中心", ("中心", "我中心", "县政务服务中心", "")),
)


class Figures(Struct):
    year: int
    rows: dict[str, list[int]]
    """By key of T3: the six columns."""
    reviews: list[int]
    direct: list[int]
    after: list[int]
    documents: tuple[int, int, int]
    permits: int
    penalties: int

    def total(self, key: str) -> int:
        return sum(sum(row) for name, row in self.rows.items() if name == key or name.rpartition("-")[0] == key)


def figures(random: Random) -> Figures:
    size = random.choice([0, 1, 3, 12, 60, 900])
    rows: dict[str, list[int]] = {}
    for key, _, count in OUTCOMES:
        for order in range(count):
            name = key if count == 1 else f"{key}-{order + 1}"
            rows[name] = [random.randint(0, size) if random.random() < 0.5 else 0, *_small(random, size)]
    handled = [sum(column) for column in zip(*rows.values(), strict=True)]
    carried = [random.randint(0, value // 3) for value in handled]
    pending = [random.randint(0, size // 4) if size else 0, *([0] * (COLUMNS - 1))]
    rows["total"], rows["carried"], rows["pending"] = handled, carried, pending
    rows["new"] = [h + p - c for h, p, c in zip(handled, pending, carried, strict=True)]
    many = 0 if random.random() < 0.4 else random.choice([1, 2, 6, 40])
    return Figures(
        random.choice([2021, 2022, 2023, 2024]), rows, _results(random, many), _results(random, many // 2),
        _results(random, many // 3), (random.randint(0, 9), random.randint(0, 4), random.randint(9, 40)),
        random.randint(0, 900), random.randint(0, 90),
    )  # fmt: skip


def _small(random: Random, size: int) -> list[int]:
    return [random.randint(0, max(1, size // 5)) if size and random.random() < 0.3 else 0 for _ in range(COLUMNS - 1)]


def _results(random: Random, most: int) -> list[int]:
    return [random.randint(0, most) if most else 0 for _ in range(4)]


# -- words ------------------------------------------------------------------------------------------------------

HAN = "零一二三四五六七八九"


def numeral(number: int) -> str:
    if number < 10:
        return HAN[number]
    if number < 20:
        return "十" + (HAN[number % 10] if number % 10 else "")
    return HAN[number // 10] + "十" + (HAN[number % 10] if number % 10 else "")


class Writer:
    """Tells figures in words."""

    def __init__(self, random: Random, figures: Figures, body: str, agents: tuple[str, ...]) -> None:
        self.random = random
        self.figures = figures
        self.body = body
        self.agents = agents
        self.unit = random.choice(["件", "件", "件", "条", "宗", "份", "例", "起"])

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def n(self, number: int, unit: str = "") -> str:
        unit = unit or self.unit
        style = self.random.random()
        if style < 0.04 and 0 < number < 100:
            return f"{numeral(number)}{unit}"
        if style < 0.1 and number >= 1000:
            return f"{number:,}{unit}"
        if style < 0.15:
            return f" {number} {unit}"
        return f"{number}{unit}"

    def asked(self) -> str:
        return self.pick(
            "政府信息公开申请", "政府信息公开申请", "依申请公开申请", "依申请公开事项", "信息公开申请", "公开政府信息申请", "依申请公开",
            "公民、法人和其他组织政府信息公开申请", "群众提出的政府信息公开申请",
        )  # fmt: skip

    def requests(self) -> str:
        f, r = self.figures, self.random
        new, carried, pending, total = f.total("new"), f.total("carried"), f.total("pending"), f.total("total")
        agent = r.choice(self.agents)
        year = self.pick(f"{f.year}年，", f"{f.year}年度，", f"{f.year}年", "全年", "本年度", "年内", "")
        if new == 0 and carried == 0 and r.random() < 0.7:
            return year.rstrip("，") + agent + self.pick(
                "未收到政府信息公开申请", "没有收到政府信息公开申请", "未收到公民、法人或者其他组织提出的政府信息公开申请",
                "未接到信息公开申请", "无依申请公开事项", f"共收到政府信息公开申请{self.n(0)}",
            ) + "。"  # fmt: skip
        opening = f"{year}{agent}{self.pick('共', '共计', '累计', '')}"
        choices = [
            f"{opening}{self.pick('新收', '收到', '受理', '接到', '接收')}{self.asked()}{self.n(new)}，上年结转{self.n(carried)}",
            f"{opening}{self.pick('收办', '受理', '收到')}{self.asked()}{self.n(new + carried)}（含上年结转{self.n(carried)}）",
            f"{opening}{self.pick('收到', '受理')}{self.asked()}{self.n(new)}，{self.growth()}",
            f"{opening}{self.pick('办理', '处理')}{self.asked()}{self.n(new + carried)}，其中新收{self.n(new)}、上年结转{self.n(carried)}",
        ]
        if r.random() < 0.25:
            a, b = self.split(new)
            choices = [f"本年新收申请中，网络渠道{self.n(a)}，信函渠道{self.n(b)}，共{self.n(new)}"]
        text = r.choice(choices)
        text += self.channels(new) if r.random() < 0.4 else ""
        ending = [
            f"；{self.pick('办结', '答复', '已办结', '共答复')}{self.n(total)}，{self.over(pending)}。",
            f"。{self.pick('办结', '答复')}{self.n(total)}（含上年度结转申请{self.n(carried)}，另有{self.n(pending)}顺延到下年度答复）。",
            f"。{self.over(pending)}。",
            "，均在法定期限内答复。",
            "，均按时答复。",
        ]
        return text + r.choice(ending) + self.outcomes()

    def over(self, pending: int) -> str:
        if pending == 0 and self.random.random() < 0.5:
            return self.pick("无结转下年度办理的申请", "没有结转下年度继续办理的申请")
        return self.pick(
            f"结转下年度继续办理{self.n(pending)}", f"{self.n(pending)}结转下年度办理", f"结转{self.figures.year + 1}年办理{self.n(pending)}",
            f"顺延至下一年度办理{self.n(pending)}", f"{self.n(pending)}正在办理中",
        )  # fmt: skip

    def growth(self) -> str:
        year, value = self.figures.year, self.random.randint(1, 80)
        return self.pick(
            f"同比增长{value}.5%", f"比上年增加{self.n(value)}", f"较{year - 1}年（{self.n(value)}）有所增长",
            f"较去年减少{self.n(value)}", f"与{year - 1}年相比下降{value}%",
        )  # fmt: skip

    def split(self, number: int) -> tuple[int, int]:
        part = self.random.randint(0, number)
        return part, number - part

    def percent(self, part: int, whole: int) -> str:
        return f"{part * 100 / whole:.{self.random.choice([0, 1, 2])}f}%" if whole else "0%"

    def channels(self, new: int) -> str:
        a, rest = self.split(new)
        b, c = self.split(rest)
        return self.pick(
            f"，其中网络申请{self.n(a)}、信函申请{self.n(b)}、当面申请{self.n(c)}",
            f"，其中网上申请{self.n(a)}（占{self.percent(a, new)}），信函申请{self.n(b)}（占{self.percent(b, new)}），其他方式{self.n(c)}",
            f"，其中，通过网络申请{self.n(a)}，占{self.percent(a, new)}；通过信函申请{self.n(b)}，占{self.percent(b, new)}",
            f"，其中自然人申请{self.n(self.figures.rows['new'][0])}，法人或其他组织申请{self.n(new - self.figures.rows['new'][0])}",
            f"（网络申请{self.n(a)}、信函申请{self.n(b)}、当面申请{self.n(c)}）",
        )

    def outcomes(self) -> str:
        f = self.figures
        total = f.total("total")
        if self.random.random() < 0.2:
            return ""
        names = {"open": ("予以公开", "同意公开"), "partial": ("部分公开",), "denied": ("不予公开",),
                 "unavailable": ("无法提供", "信息无法提供"), "unprocessed": ("不予处理",), "other": ("其他处理",)}  # fmt: skip
        comma = self.pick("，", "、", "；")
        style = self.random.random()
        told = []
        for key, words in names.items():
            value = f.total(key)
            word = self.random.choice(words)
            if style < 0.3:
                told.append(f"{word}{self.n(value)}（{self.percent(value, total)}）")
            elif style < 0.5:
                told.append(f"{word}的有{self.n(value)}，占{self.percent(value, total)}")
            elif style < 0.6:
                told.append(f"{self.n(value)}{word}")
            else:
                told.append(f"{word}{self.n(value)}")
        if self.random.random() < 0.2:
            both = f.total("open") + f.total("partial")
            told[:2] = [f"予以公开及部分公开{self.n(both)}（{self.percent(both, total)}）"]
        head = self.pick(
            f"已办结{self.n(total)}，其中", f"答复{self.n(total)}，其中：", "从办理结果看，", "办理结果为："
        )
        return head + comma.join(told) + "。"

    def disputes(self) -> str:
        f = self.figures
        reviews, lawsuits = sum(f.reviews), sum(f.direct) + sum(f.after)
        if reviews == lawsuits == 0 and self.random.random() < 0.8:
            return self.pick(
                "未发生因政府信息公开引起的行政复议、行政诉讼。", "没有因政府信息公开申请行政复议、提起行政诉讼的情况。",
                "政府信息公开行政复议0件，行政诉讼0件。", "因政府信息公开被申请行政复议、提起行政诉讼均为0件。",
            )  # fmt: skip
        results = ("结果维持", "结果纠正", "其他结果", "尚未审结")
        told = "、".join(f"{name}{self.n(value, '件')}" for name, value in zip(results, f.reviews, strict=True))
        sums = [a + b for a, b in zip(f.direct, f.after, strict=True)]
        suits = "、".join(f"{name}{self.n(value, '件')}" for name, value in zip(results, sums, strict=True))
        return self.pick(
            f"因政府信息公开被申请行政复议{self.n(reviews, '件')}，其中{told}；被提起行政诉讼{self.n(lawsuits, '件')}，其中{suits}。",
            f"全年发生政府信息公开行政复议和行政诉讼{self.n(reviews + lawsuits, '件')}。",
            f"政府信息公开行政复议、行政诉讼分别为{self.n(reviews, '件')}、{self.n(lawsuits, '件')}。",
            f"政府信息公开行政复议{self.n(reviews, '起')}（{told}），行政诉讼{self.n(lawsuits, '起')}。",
            f"涉及政府信息公开的行政诉讼{self.n(lawsuits, '件')}，其中未经复议直接起诉{self.n(sum(f.direct), '件')}、"
            f"复议后起诉{self.n(sum(f.after), '件')}。",
        )

    def asides(self) -> str:
        """What may be told beside, and is no count of the whole body and year."""
        year, value = self.figures.year, self.random.randint(2, 300)
        small = self.random.randint(1, value)
        choices = [
            f"收到人大代表建议{value}件，办结{value}件，答复率100%。",
            f"办理人大代表建议{small}件、政协提案{value}件，均予以公开答复。",
            f"收到12345热线工单{value}件，办结{small}件。",
            f"{year - 1}年收到政府信息公开申请{value}件，办结{small}件。",
            f"自2008年以来累计受理政府信息公开申请{value * 9}件。",
            f"上半年受理政府信息公开申请{small}件。",
            f"全年接受群众咨询{value}余次。",
            f"开展依申请公开业务培训{small}次，参训{value}人次。",
            f"收到涉及征地拆迁的政府信息公开申请{small}件。",
            f"县司法局受理行政复议案件{value}件，审结{small}件。",
            f"其中，县自然资源局收到政府信息公开申请{value}件，答复{small}件。",
            f"通过信函收到政府信息公开申请{small}件。",
            f"全年公开政策文件{value}件，清理规范性文件{small}件。",
            f"办理行政许可{value}件，公示行政处罚{small}件。",
            "未收到以传真形式提交的政府信息公开申请。",
            "未发生超期答复的情况，没有收到相关投诉、举报。",
            f"对{small}件疑难申请组织会商，与申请人电话沟通{value}次。",
            f"主动公开政府信息{value + small}条，其中政策类{value}条、动态类{small}条。",
            f"政务新媒体发布信息{value + small}条，其中微信{value}条、微博{value}条。",
            "收到申请后15个工作日内答复的占90%以上。",
            f"收到市政府转办的政府信息公开申请{small}件。",
            f"协助县政府办理政府信息公开申请{value}件。",
            f"以县政府名义答复政府信息公开申请{small}件。",
            f"指导各单位答复政府信息公开申请{value}件，审核答复书{small}份。",
            f"信访局转来申请{small}件，按政府信息公开申请办理{small}件。",
            f"行政复议{small}件、行政诉讼{value}件，均与政府信息公开无关。",
            f"组织会商{small}次，修订规范性文件{small}件，评估规章{value}件。",
            f"截至{year + 1}年1月20日，收到政府信息公开申请{small}件。",
            f"{year - 2}年至{year}年，共收到政府信息公开申请{value}件，年均{small}件。",
            f"目前，正在办理政府信息公开申请{small}件。",
            "如未收到答复，申请人可以申请行政复议或者提起行政诉讼。",
            f"公开政府信息{value + small}条，其中主动公开{value}条，依申请公开{small}条。",
            f"网站、新媒体发布信息{value}条、{small}条，分别占{60}%、{40}%。",
            f"发布政策文件{small}件，其中规范性文件1件，配套解读{value}件。",
            f"第{small}次专题会研究政府信息公开工作，12345热线办理公开类咨询{value}件。",
            f"当场答复{small}件，提前办结{small}件。",
            f"涉及个人隐私的{small}件，涉及商业秘密的{small}件，均征求第三方意见。",
            f"报送的{value}件建议中，采纳{small}件。",
            "2.规范依申请公开办理，完善登记、审核、答复3个环节，优化20个工作日办理流程。",
        ]
        return "".join(self.random.sample(choices, self.random.randint(0, 3)))

    def documents(self) -> str:
        made, abolished, _ = self.figures.documents
        return self.pick(
            f"{self.random.choice(self.agents)}制发行政规范性文件{self.n(made, '件')}，废止{self.n(abolished, '件')}。",
            f"全年作出行政许可决定{self.figures.permits}件、行政处罚决定{self.figures.penalties}件。",
            "及时公开规划计划、财政预决算等信息。",
        )


# -- the report -------------------------------------------------------------------------------------------------


def honest_report(seed: int) -> str:
    """A whole report in Markdown."""
    random = Random(seed)
    body, agents = random.choice(BODIES)
    f = figures(random)
    w = Writer(random, f, body, agents)
    parts = [w.requests(), w.disputes(), w.asides()]
    if random.random() < 0.3:
        random.shuffle(parts)
    paragraphs = "".join(parts) if random.random() < 0.5 else "\n\n".join(part for part in parts if part)
    fee = random.choice([
        "本年度发出收费通知0件，总金额0元，实际收取0元。", "未收取政府信息公开信息处理费。",
        f"发出收费通知2件，总金额{random.randint(20, 900)}元，实际收取{random.randint(10, 20)}元。", "本年度没有收费情况。",
    ])  # fmt: skip
    return (
        f"# {body}{f.year}年政府信息公开工作年度报告\n\n"
        f"本报告所列数据的统计期限自{f.year}年1月1日起至{f.year}年12月31日止。\n\n"
        f"## 一、总体情况\n\n### （一）主动公开情况\n\n{w.documents()}\n\n### （二）依申请公开情况\n\n{paragraphs}\n\n"
        f"## 二、主动公开政府信息情况\n\n{_publications(f)}\n\n"
        f"## 三、收到和处理政府信息公开申请情况\n\n{_applications(f)}\n\n"
        f"## 四、政府信息公开行政复议、行政诉讼情况\n\n{_disputes(f)}\n\n"
        "## 五、存在的主要问题及改进情况\n\n一是公开不够及时；二是解读不够通俗。下一步，将建立台账，按月检查更新情况。\n\n"
        f"## 六、其他需要报告的事项\n\n{fee}\n"
    )


def table(rows: list[list[str]]) -> str:
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def _publications(f: Figures) -> str:
    made, abolished, valid = f.documents
    return table([
        ["第二十条第（一）项"], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"], ["规章", "0", "0", "0"],
        ["行政规范性文件", str(made), str(abolished), str(valid)], ["第二十条第（五）项"], ["信息内容", "本年处理决定数量"],
        ["行政许可", str(f.permits)], ["第二十条第（六）项"], ["信息内容", "本年处理决定数量"], ["行政处罚", str(f.penalties)],
        ["行政强制", "0"], ["第二十条第（八）项"], ["信息内容", "本年收费金额（单位：万元）"], ["行政事业性收费", "0"],
    ])  # fmt: skip


def _applications(f: Figures) -> str:
    heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    rows = [["项目", "", "", *heads]]

    def row(labels: list[str], key: str) -> None:
        values = f.rows[key]
        rows.append([*labels, *map(str, values), str(sum(values))])

    row(["一、本年新收政府信息公开申请数量", "", ""], "new")
    row(["二、上年结转政府信息公开申请数量", "", ""], "carried")
    for key, label, count in OUTCOMES:
        if count == 1:
            row(["三、本年度办理结果" if key == "open" else "", label, ""], key)
        for order in range(count if count > 1 else 0):
            row(["", label if order == 0 else "", LABELS[key][order]], f"{key}-{order + 1}")
    row(["", "（七）总计", ""], "total")
    row(["四、结转下年度继续办理", "", ""], "pending")
    return table(rows)


def _disputes(f: Figures) -> str:
    results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    numbers = [str(n) for kind in (f.reviews, f.direct, f.after) for n in (*kind, sum(kind))]
    return table([
        ["行政复议", "", "", "", "", "行政诉讼"], ["", "", "", "", "", "未经复议直接起诉", "", "", "", "", "复议后起诉"],
        results * 3, numbers,
    ])  # fmt: skip
