"""The words of section five: how it tells problems, and what was or will be done about them."""

from msgspec import Struct

from ..searches import holds_any


class Near(Struct, frozen=True):
    """One of some words, and one of others behind it, with no stop and so many characters between at most."""

    words: tuple[str, ...]
    within: int
    behind: tuple[str, ...]
    stops: str = "，。；"

    def stands_in(self, said: str) -> bool:
        for word in self.words:
            if word not in said:
                continue
            at = said.find(word)
            while at >= 0:
                at += len(word)
                if said.startswith(self.behind, at):
                    return True
                if self.within and self._follows(said[at : at + self.within + _LONGEST]):
                    return True
                at = said.find(word, at)
        return False

    def _follows(self, said: str) -> bool:
        for stop in self.stops:
            said = said.partition(stop)[0]
        return any(said.find(word, 0, self.within + len(word)) >= 0 for word in self.behind)


_LONGEST = 4
"""Characters of the longest word that stands behind another."""


class Signs(Struct, frozen=True):
    """What tells something: a word, or two that stand near each other."""

    words: tuple[str, ...]
    pairs: tuple[Near, ...]

    def stand_in(self, said: str) -> bool:
        if holds_any(said, self.words):
            return True
        for pair in self.pairs:  # noqa: SIM110 (as in ``holds_any``)
            if pair.stands_in(said):
                return True
        return False


# Words that tell a lack and nothing else: looked for first.
SURE_LACKS = (
    "不够", "有待", "薄弱", "滞后", "不及时", "不高", "不到位", "缺乏", "欠缺", "单一", "较少", "淡薄", "亟待",
)  # fmt: skip
# Signs of a lack, wherever they stand.
LACKS = Signs(
    (
        "不够", "有待", "亟待", "还待", "仍待", "待加强", "待提高", "待提升", "待完善", "待进一步", "待改进",
        "待优化", "待规范", "待健全", "待拓宽", "待丰富", "薄弱", "滞后", "未能", "难以", "缺乏", "欠缺", "缺少",
        "短缺", "欠佳", "单一", "单调", "偏少", "较少", "偏低", "较低", "偏弱", "较弱", "淡薄", "老旧", "陈旧",
        "迟缓", "疏漏", "遗漏", "参差不齐", "流于形式", "瓶颈", "弱项", "提升空间", "提升的空间", "改进空间",
        "改进的空间", "提高空间", "提高的空间", "完善空间", "完善的空间", "优化空间", "优化的空间", "局限",
        "主要问题", "以下问题", "如下问题", "一些问题", "不少问题", "突出问题", "共性问题", "困难多", "困难大",
        "困难较多", "困难较大",
    ),
    (
        Near(("需", "需要"), 0, (
            "进一步", "持续", "不断", "继续", "更加", "加强", "加大", "提高", "提升", "完善", "改进", "优化", "规范",
            "健全", "拓宽", "丰富", "细化", "深化", "增强", "强化", "加快", "充实", "巩固",
        )),
        Near(("需在", "需要在"), 12, ("完善", "改进", "加强", "提高", "提升")),
        Near(("无法", "不能"), 12, ("满足", "适应", "达到", "跟上", "做到", "及时", "有效", "充分", "全面", "深入")),
        Near(("不",), 0, (
            "高", "强", "深", "多", "全", "快", "及时", "到位", "完善", "规范", "健全", "充分", "均衡", "平衡",
            "精准", "准确", "丰富", "清晰", "清楚", "明确", "明显", "细致", "严谨", "熟悉", "广泛", "新颖", "一致",
            "统一", "通俗", "便捷", "顺畅", "协调", "专业", "稳定", "积极", "主动", "紧密", "合理", "科学", "深入",
            "全面",
        )),
        Near(("有", "有的", "有一定", "有一定的", "有较大", "有较大的", "有不小", "有不小的"), 0, ("差距", "距离")),
        Near(("没有",), 0, ("做到", "及时", "形成", "建立", "充分", "完全", "真正", "全面", "达到", "引起")),
        Near(("存在",), 16, ("问题", "不足", "短板", "差距", "困难", "情况", "现象"), "，。；："),
        Near(("问题",), 0, (
            "是", "有", "在于", "如下", "主要", "包括", "集中", "仍", "还", "依然", "较", "：", ":", "一是", "1",
            "①", "表现",
        )),
        Near(("不", "没"), 12, ("的问题", "等问题")),
    ),
)  # fmt: skip
# Words that tell one unless they stand in one of ``SET_PHRASES``.
WEAK_LACKS = ("不足", "差距", "短板", "困难", "难点", "问题")
# Further signs that a section tells a lack, too faint to judge a clause by: a pattern.
HINTS = (
    r"但|然而|清醒|得不[^，。；到以]|[还仍尚]不|不(?:紧|实|牢|顺|畅|活|勤|密切|过硬|对称|匹配|细|严|准|广|精|大)"
    r"|(?<![减至不])少(?![于数年])|慢|(?<!减)弱(?!项)|(?<![降减])低(?![碳保])|差(?![错异旅别])|难题|仅|照抄照搬"
    r"|空白|错误|毛病|力不从心|不满意|[查找看]不到"
)
# Phrases with such words that tell none: 补短板, 针对上述问题, 未发现问题. A pattern too.
SET_PHRASES = (
    r"问题(?:导向|意识|整改|清单|线索|反映|反馈|台账|建议|解答|咨询)"
    r"|(?:补齐|补足|补上|补强|补)[^，。；]{0,8}(?:短板|不足|弱项)|强弱项"
    r"|(?:缩小|弥补|消除)[^，。；]{0,10}(?:差距|不足)"
    r"|(?:针对|对照|围绕|聚焦|根据|结合)(?:上述|以上|存在的?|这些|此类|前述|发现的?|查找的?"
    r"|梳理的?)?(?:的)?(?:主要|突出)?(?:问题(?:和|与|及|、)不足|问题|不足|短板|差距)"
    r"|(?:上述|以上|前述)(?:存在)?(?:的)?(?:主要)?(?:问题(?:和|与|及|、)不足|问题|不足)"
    r"|(?:不存在|未发现|没有发现|未出现|没有出现|未发生|无|没有|暂无|不涉及)(?:存在)?(?:任何)?(?:明显|突出|重大"
    r"|较大|主要)?(?:的)?(?:问题|不足|差距|短板)(?:和不足|和短板)?"
    r"|(?:解决|解答|破解|化解|攻克|回应|克服|研究|处理|反映|关心|关注|整改|改正|纠正|改进)[^，。；]{0,16}(?:问题"
    r"|难题|难点|困难|不足|短板)"
    r"|(?:热点|难点|堵点|痛点|焦点)(?:、|和|与)?(?:热点|难点|堵点|痛点|焦点)?(?:、|和|与)?(?:问题|难点)?"
    r"|问题(?:得到|已|均已|全部)[^，。；]{0,6}(?:解决|整改|改进|改正)"
)

# A clause with one of these tells a measure, unless it tells a lack.
MEASURES = Signs(
    (
        "加强", "强化", "加大", "提升", "提高", "完善", "健全", "建立", "推进", "推动", "优化", "规范", "落实",
        "改进", "整改", "深化", "拓宽", "拓展", "细化", "开展", "组织", "丰富", "创新", "增加", "增强", "督促",
        "指导", "明确", "制定", "编制", "梳理", "聚焦", "抓好", "抓实", "抓紧", "抓住", "做好", "做实", "压实",
        "严格", "学习", "培训", "加快", "坚持", "充实", "扩大", "确保", "配备", "配齐", "安排", "修订", "调整",
        "解决", "补齐", "贯彻", "执行", "纳入", "编印", "印发", "开设", "增设", "新设", "设立", "举办", "召开",
        "发放", "选派", "清理", "排查", "公布", "通报", "改版", "升级", "打造", "构建", "搭建", "畅通", "采取",
        "实行", "实施", "对接", "调度", "统筹", "引导", "引入", "转变", "紧盯", "紧扣", "征求", "探索", "上线",
        "聘请", "邀请", "审核", "核查", "核对", "抽查", "巡查", "自查", "沟通", "约谈", "回复", "补充", "补录",
        "推出", "制作", "录制", "设置", "购置", "引进", "增配", "调配", "签订", "合作", "联合", "会同", "派员",
        "派出", "走访", "座谈", "调研", "对照检查", "专题研究", "立行立改", "更新了", "发布了", "提供了", "检查了",
        "考核了", "审核了", "收集了", "采用了", "使用了", "运用了", "利用了", "协调了", "保障了", "监督了",
    ),
    (
        Near(("已", "已经"), 6, ("完成", "更新", "公开", "发布", "建成", "启用", "落实", "改正")),
    ),
)  # fmt: skip
# With one of these a sentence, and what follows it, tells what was or will be done; with a year and 将 too.
PLANS = Signs(
    (
        "下一步", "下步", "今后", "下一年", "下一阶段", "下阶段", "接下来", "为此", "对此", "主要做法", "努力方向",
        "从以下",
    ),
    (
        Near(("改进",), 0, ("措施", "情况", "举措", "方向", "办法")),
        Near(("整改",), 0, ("措施", "情况", "举措")),
        Near(("针对",), 0, ("上述", "以上", "存在", "这些", "此", "该")),
        Near(("工作",), 0, ("打算", "计划", "思路", "措施")),
        Near(("采取", "采取了", "采取以下", "采取了以下", "采取如下", "采取了如下"), 0, ("措施", "办法")),
        Near(("重点", "着重", "主要"), 0, ("做好", "抓好", "从")),
    ),
)  # fmt: skip
# With one of these a sentence leads in the problems, where it is no plan.
PROBLEMS = Signs(
    (
        "不足之处", "主要问题", "以下问题", "如下问题",
    ),
    (
        Near(("存在",), 16, ("问题", "不足", "短板", "差距", "困难"), "，。；："),
        Near(("问题", "问题主要"), 0, ("有", "是", "表现", "集中", "体现")),
        Near((
            "仍有一些", "仍有一些的", "仍有不少", "仍有不少的", "仍有一定", "仍有一定的", "还有一些", "还有一些的",
            "还有不少", "还有不少的", "还有一定", "还有一定的",
        ), 0, ("问题", "不足", "差距")),
    ),
)  # fmt: skip
# Clauses that begin so give a reason or concede something: they are no measure.
BACKGROUND = (
    "由于", "因", "随着", "受", "虽", "尽管", "面对", "对照", "相比", "与", "距离", "近年来", "当前", "目前", "一些",
    "部分", "个别", "少数", "有的", "有些",
)  # fmt: skip
# Words after which what stood before in the sentence was only conceded.
TURNS = ("但", "然而", "不过", "可是")
# Work that was done well before the turn, and demands that grow: no measure either.
CONCESSIONS = ("取得", "日益", "越来越", "不断提高的", "不断增加的", "不断增长的", "不断提升的", "不断增强的")

# A heading that has one of these begins the improvements, one with a word of the next list the problems.
PLAN_HEADINGS = ("改进", "整改", "措施", "举措", "打算", "计划", "下一步", "下步", "努力方向", "思路", "做法")
PROBLEM_HEADINGS = ("问题", "不足", "短板", "差距", "薄弱")

# A clause or heading of these alone only leads in what follows: 下一步改进措施如下.
LEAD_INS = (
    "下一步", "下步", "今后", "主要", "具体", "改进", "整改", "工作", "采取", "了", "以下", "如下", "及", "和", "、",
    "的", "措施", "举措", "打算", "计划", "思路", "做法", "情况", "方面", "努力方向", "有",
)  # fmt: skip
