"""Title and preamble."""

from __future__ import annotations

from .chance import Chance
from .pieces import tag
from .words import TITLES


class Front(Chance):
    """What stands before the first section."""

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
