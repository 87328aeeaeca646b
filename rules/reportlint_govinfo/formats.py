"""The statutory formats of the annual report, as data: its sections, and the parts, columns and rows of its tables.

Law: 《中华人民共和国政府信息公开条例》 article 50; formats: 国办公开办函〔2019〕60号 and 〔2021〕30号.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct


class SectionNames(Struct, frozen=True):
    """``pattern`` fits the statutory names, ``also`` further names that are understood. All hold one of ``words``:
    without them the patterns are not tried."""

    title: str
    pattern: str
    also: str
    words: tuple[str, ...]


class PublicationPart(Struct, frozen=True):
    """A part of T2: an item of article 20 with its columns and rows."""

    edition: str
    item: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]


class PublicationFormat(Struct, frozen=True):
    title: str
    parts: tuple[PublicationPart, ...]
    aliases: Mapping[str, str]

    def rows(self, edition: str) -> tuple[str, ...]:
        return tuple(row for part in self.parts if part.edition == edition for row in part.rows)


class ApplicationRow(Struct, frozen=True):
    """A row of T3. ``key`` is how rules call it; ``group`` the label that it stands under; ``edition`` "" is both."""

    key: str
    label: str
    group: str = ""
    edition: str = ""
    also: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return f"{self.group} / {self.label}" if self.group else self.label


class ApplicationFormat(Struct, frozen=True):
    title: str
    columns: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[ApplicationRow, ...]

    def of_edition(self, edition: str) -> tuple[ApplicationRow, ...]:
        return _rows_of_edition(edition)


class DisputeFormat(Struct, frozen=True):
    title: str
    results: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def _rows_of_edition(edition: str) -> tuple[ApplicationRow, ...]:
    return tuple(row for row in T3.rows if row.edition in {"", edition})


# A heading without its number begins a section when its names' ``pattern`` fits it whole.
SECTIONS: Mapping[str, SectionNames] = {
    "S1": SectionNames(
        "总体情况",
        r"(?:(?:本年度|\d{4}年度?).{0,20}?|.{0,24}?(?:(?:政府|政务)?信息|政务)(?:主动)?公开)?(?:工作)?(?:的)?总体(?:工作)?情况(?:概述)?",
        "概述|概况|(?:政府|政务)?(?:信息公开)?(?:工作)?(?:的)?基本(?:工作)?(?:情况|概况)|主要工作概述|(?:信息公开)?工作(?:情况)?(?:概述|概况)|工作开展总体情况|总体公开情况|总体进展|工作总体推进情况",
        ("总体", "概述", "概况", "基本"),
    ),
    "S2": SectionNames(
        "主动公开政府信息情况",
        "(?:行政机关|本机关)?主动公开(?:政府信息)?(?:工作)?(?:的)?情况|政府信息主动公开(?:的)?情况",
        "主动公开信息情况|本地主动公开政府信息情况|主动公开政府信息详情",
        ("主动公开",),
    ),
    "S3": SectionNames(
        "收到和处理政府信息公开申请情况",
        "(?:行政机关|本机关)?收到和处理政府信息公开申请(?:的)?情况",
        "政府信息公开申请(?:接收与办理)?情况|收到和处理(?:政府)?信息公开申请(?:的)?情况",
        ("公开申请",),
    ),
    "S4": SectionNames(
        "政府信息公开行政复议、行政诉讼情况",
        "(?:因)?(?:政府)?(?:信息公开)(?:工作|申请|相关|类)?(?:被)?(?:申请)?行政复议(?:情况)?(?:、|和|及|以及|与|或|，|,)?(?:提起)?(?:被提起)?行政诉讼(?:的)?情况",
        "(?:申请)?(?:行政)?复议(?:、|和|及|以及|与|或|，)?(?:提起)?(?:行政)?诉讼(?:的)?情况|因.{0,10}信息公开.{0,8}行政复议.{0,6}行政诉讼(?:的)?情况",
        ("诉讼",),
    ),
    "S5": SectionNames(
        "存在的主要问题及改进情况",
        "(?:(?:政府|政务)?信息公开)?(?:工作)?(?:中)?存在(?:的)?(?:主要)?问题(?:及|和|与|、|以及)?(?:改进|整改)(?:的)?(?:情况|措施)",
        "(?:(?:政府|政务)?信息公开)?(?:工作)?(?:中)?(?:存在)?(?:的)?(?:主要)?问题(?:(?:和|与|、)?不足)?(?:及|和|与|、|以及)(?:20[0-9]{2}年)?(?:改进|整改|工作|下一?步)[^无没。：]{0,16}|现存问题.{0,2}改进.{0,2}",
        ("问题",),
    ),
    "S6": SectionNames(
        "其他需要报告的事项",
        "其[他它]需要?报告(?:的)?事项|需要报告的其他事项",
        "其[他它](?:报告)?(?:的)?事项|其[他它]需要.{0,4}事项|其[他它]需要报告的(?!事项[无没]).{0,6}",
        ("其他", "其它"),
    ),
}

# Traditional characters of these titles and labels, and their simplified forms.
TRADITIONAL = "總體況動開處請復議訴訟題進報項機關錄內環結轉數學會務業構織計屬於國祕密禁護權益辦補後規劃強級執屆現條變類訪舉複無當繳納費據確認獲"
SIMPLIFIED = "总体况动开处请复议诉讼题进报项机关录内环结转数学会务业构织计属于国秘密禁护权益办补后规划强级执届现条变类访举复无当缴纳费据确认获"

T2 = PublicationFormat(
    "主动公开政府信息情况",
    (
        PublicationPart(
            "2021", "第（一）项", ("本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "行政规范性文件")
        ),
        PublicationPart("2021", "第（五）项", ("本年处理决定数量",), ("行政许可",)),
        PublicationPart("2021", "第（六）项", ("本年处理决定数量",), ("行政处罚", "行政强制")),
        PublicationPart("2021", "第（八）项", ("本年收费金额（单位：万元）",), ("行政事业性收费",)),
        PublicationPart(
            "2019", "第（一）项", ("本年新制作数量", "本年新公开数量", "对外公开总数量"), ("规章", "规范性文件")
        ),
        PublicationPart(
            "2019", "第（五）项", ("上一年项目数量", "本年增/减", "处理决定数量"), ("行政许可", "其他对外管理服务事项")
        ),
        PublicationPart(
            "2019", "第（六）项", ("上一年项目数量", "本年增/减", "处理决定数量"), ("行政处罚", "行政强制")
        ),
        PublicationPart("2019", "第（八）项", ("上一年项目数量", "本年增/减"), ("行政事业性收费",)),
        PublicationPart("2019", "第（九）项", ("采购项目数量", "采购总金额"), ("政府集中采购",)),
    ),
    {
        "规范性文件": "行政规范性文件",
        "行政规范性文件": "规范性文件",
        "其他对外管理服务事项": "其他对外管理服务事项",
        "本年增减": "本年增/减",
        "本年增减量": "本年增/减",
        "本年增/减量": "本年增/减",
        "本年收费金额": "本年收费金额（单位：万元）",
        "本年处理决定数": "本年处理决定数量",
        "本年制发数": "本年制发件数",
        "本年废止数": "本年废止件数",
        "现行有效数": "现行有效件数",
    },
)

T3 = ApplicationFormat(
    "收到和处理政府信息公开申请情况",
    ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"),
    (
        "法人或其他组织",
        "申请人情况",
        "三、本年度办理结果",
        "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和",
    ),
    (
        ApplicationRow("new", "一、本年新收政府信息公开申请数量"),
        ApplicationRow("carried", "二、上年结转政府信息公开申请数量"),
        ApplicationRow("open", "（一）予以公开"),
        ApplicationRow("partial", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", also=("部分公开",)),
        ApplicationRow("denied-1", "1.属于国家秘密", "（三）不予公开"),
        ApplicationRow("denied-2", "2.其他法律行政法规禁止公开", "（三）不予公开"),
        ApplicationRow("denied-3", "3.危及“三安全一稳定”", "（三）不予公开"),
        ApplicationRow("denied-4", "4.保护第三方合法权益", "（三）不予公开"),
        ApplicationRow("denied-5", "5.属于三类内部事务信息", "（三）不予公开"),
        ApplicationRow("denied-6", "6.属于四类过程性信息", "（三）不予公开"),
        ApplicationRow("denied-7", "7.属于行政执法案卷", "（三）不予公开"),
        ApplicationRow("denied-8", "8.属于行政查询事项", "（三）不予公开"),
        ApplicationRow("unavailable-1", "1.本机关不掌握相关政府信息", "（四）无法提供"),
        ApplicationRow("unavailable-2", "2.没有现成信息需要另行制作", "（四）无法提供"),
        ApplicationRow("unavailable-3", "3.补正后申请内容仍不明确", "（四）无法提供"),
        ApplicationRow("unprocessed-1", "1.信访举报投诉类申请", "（五）不予处理"),
        ApplicationRow("unprocessed-2", "2.重复申请", "（五）不予处理"),
        ApplicationRow("unprocessed-3", "3.要求提供公开出版物", "（五）不予处理"),
        ApplicationRow("unprocessed-4", "4.无正当理由大量反复申请", "（五）不予处理"),
        ApplicationRow("unprocessed-5", "5.要求行政机关确认或重新出具已获取信息", "（五）不予处理"),
        ApplicationRow(
            "other-1",
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "（六）其他处理",
            edition="2021",
            also=("逾期不补正",),
        ),
        ApplicationRow(
            "other-2",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "（六）其他处理",
            edition="2021",
            also=("逾期未缴费", "逾期未缴纳费用", "逾期不缴费"),
        ),
        ApplicationRow("other-3", "3.其他", "（六）其他处理", edition="2021"),
        ApplicationRow("other", "（六）其他处理", edition="2019"),
        ApplicationRow("total", "（七）总计"),
        ApplicationRow("pending", "四、结转下年度继续办理", also=("结转下年度继续办理",)),
    ),
)

T4 = DisputeFormat(
    "政府信息公开行政复议、行政诉讼情况",
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
    ("行政复议", "行政诉讼 / 未经复议直接起诉", "行政诉讼 / 复议后起诉"),
)
