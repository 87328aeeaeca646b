"""Section one: the year in words."""

from __future__ import annotations

from .chance import Chance
from .pieces import Block, Heading, plain, tag
from .words import HAN


class Narrative(Chance):
    """The year in words, with the figures of the tables."""

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
