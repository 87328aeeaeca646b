"""Sections five and six, and what stands behind them."""

from __future__ import annotations

from .chance import Chance
from .pieces import Block, Heading, tag
from .words import HAN


class Closing(Chance):
    """Problems, improvements, the rest and the signature."""

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
