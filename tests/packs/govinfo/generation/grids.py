"""The three statutory tables."""

from __future__ import annotations

from .chance import Chance
from .pieces import Row
from .words import CARRIED, GROUPS, NEW, PARTIAL, PENDING, RESULTS


class Grids(Chance):
    """The tables of either edition."""

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
