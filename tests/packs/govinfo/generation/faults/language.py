"""Faults of GI8 and GI9: private data, contacts, words and characters."""

from __future__ import annotations

import re
from random import Random

from ..pieces import Report, plain
from .means import (
    add,
    change,
    fault,
    paragraphs,
    swap,
)


def identity_number(random: Random) -> str:
    body = f"{random.choice(('530102', '330382', '110101'))}{random.randint(1950, 2001)}{random.randint(1, 12):02}{random.randint(1, 28):02}{random.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]


def card_number(random: Random) -> str:
    body = "6222" + "".join(str(random.randint(0, 9)) for _ in range(14))
    digits = [int(c) * (2 - (i % 2)) for i, c in enumerate(reversed(body))]
    return body + str(-sum(d // 10 + d % 10 for d in digits) % 10)


@fault("GI801")
def identity(report: Report, random: Random) -> bool:
    return add(report, random, f"申请人身份证号码为{identity_number(random)}。")


@fault("GI802")
def mobile(report: Report, random: Random) -> bool:
    return add(report, random, f"联系人手机1{random.choice('3578')}9{random.randint(10000000, 99999999)}。")


@fault("GI803")
def card(report: Report, random: Random) -> bool:
    return add(report, random, f"缴费{random.choice(('账号', '卡号', '银行账号'))}：{card_number(random)}。")


@fault("GI804")
def private_mail(report: Report, random: Random) -> bool:
    return change(
        report,
        "mail",
        random.choice(
            ("zwgk@qq.com", "yunling2020@163.com", "gongkai@126.com", "abc@sina.com", "x.y@139.com", "sw1@hotmail.com")
        ),
    )


@fault("GI805")
def contact_off(report: Report, random: Random) -> bool:
    if report.tagged("phone") and random.random() < 0.6:
        return change(
            report, "phone", random.choice(("0871-6555", "0871-655501234567", "08715-6555012", "略", "×××××××"))
        )
    return change(report, "mail", random.choice(("zwgk.yunlingxian.gov.cn", "zwgk@", "@yunling.gov.cn", "略")))


@fault("GI806")
def named(report: Report, random: Random) -> bool:
    return add(
        report,
        random,
        f"{random.choice(('申请人', '原告'))}{random.choice(('张伟', '李秀英', '王建国', '陈静'))}因征地补偿问题提出申请。",
    )


@fault("GI807")
def insecure(report: Report, random: Random) -> bool:
    return add(
        report,
        random,
        f"信息公开目录见{random.choice(('http://www.baiyunling.gov.cn/zwgk', 'https://www.yunlingzx.com', 'http://ylx.gov.cn'))}。",
    )


@fault("GI901")
def halfwidth(report: Report, random: Random) -> bool:
    marks = {"，": ",", "；": ";", "：": ":"}
    mark = random.choice("，，；：")
    return swap(report, random, rf"(?<=[\u4e00-\u9fff]){mark}(?=[\u4e00-\u9fff])", marks[mark])


@fault("GI902")
def space(report: Report, random: Random) -> bool:
    return swap(
        report,
        random,
        r"(?<=，)([\u4e00-\u9fff]{1,8}(?:公开|信息|情况|群众|工作))(?=[\u4e00-\u9fff]{3})",
        r"\1 ",
        least=40,
    )


@fault("GI903")
def fullwidth(report: Report, random: Random) -> bool:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for blocks, at in random.sample(paragraphs(report), len(paragraphs(report))):
        text = plain(str(blocks[at]))
        match = re.search(r"(?<![\d.-])\d{1,4}(?=[年条件次篇])", text)
        if match:
            blocks[at] = text[: match.start()] + match[0].translate(wide) + text[match.end() :]
            return True
    return False


@fault("GI904")
def unpaired(report: Report, random: Random) -> bool:
    return swap(report, random, r"(?<![一二三四五六七八九十])[》”）〕]", "")


@fault("GI905")
def doubled(report: Report, random: Random) -> bool:
    return swap(
        report,
        random,
        r"(加强|开展|根据|进一步|不断|切实|认真|按照|收到|存在(?!的)|本报告|(?<!存在)的)(?=[\u4e00-\u9fff])",
        r"\1\1",
    )


@fault("GI906")
def term(report: Report, random: Random) -> bool:
    ways = [
        (r"政府信息公开条例》", "政府信息公开工作条例》"),
        (r"国办公开办函", "国办公开函"),
        (r"中华人民共和国政府信息公开条例", "中华人民共和国信息公开条例"),
        (r"〔(20\d\d)〕(30|60)号", r"[\1]\2号"),
    ]
    random.shuffle(ways)
    return any(swap(report, random, *way) for way in ways)


@fault("GI907")
def garbled(report: Report, random: Random) -> bool:
    return swap(
        report,
        random,
        r"(公开|信息|工作)(?=[\u4e00-\u9fff])",
        random.choice(("锟斤拷锟斤拷", "\ufffd\ufffd", "烫烫烫")),
    )


@fault("GI908")
def other_compiler(report: Report, random: Random) -> bool:
    other = random.choice(("青禾县畜牧兽医局", "石鼓县粮食和物资储备局", "南麓市气象局"))
    return report.body.name in report.title[0] and change(
        report, "basis", f"本报告由{other}根据《中华人民共和国政府信息公开条例》规定编制。"
    )


@fault("GI909")
def radicals(report: Report, random: Random) -> bool:
    pairs = {"目": "⽬", "民": "⺠", "人": "⼈", "工": "⼯", "行": "⾏", "力": "⼒"}
    wanted = random.choice(list(pairs))
    return swap(report, random, wanted, pairs[wanted])


@fault("GI910")
def odd_number(report: Report, random: Random) -> bool:
    return add(
        report, random, random.choice(("全年接受群众咨询3256余次。", "发放宣传资料1483多份。", "全年更新信息近337条。"))
    )


@fault("GI911")
def other_self(report: Report, random: Random) -> bool:
    me = report.body.me
    other = {
        "我局": "我镇",
        "我镇": "我局",
        "我乡": "我局",
        "我厅": "我镇",
        "我委": "我镇",
        "我中心": "我镇",
        "我街道": "我局",
    }.get(me)
    return (
        other is not None
        and report.body.name in report.title[0]
        and add(report, random, f"{other}将继续做好政府信息公开工作。")
    )


@fault("GI912")
def no_stop(report: Report, random: Random) -> bool:
    places = [
        (b, a)
        for b, a in report.places
        if len(plain(str(b[a]))) >= 40
        and re.search(r"[^）》日]。$", plain(str(b[a])))
        and not re.search("一是|联系|编制|所列", str(b[a]))
        and str(b[a])[0] not in "（一二三四五"
    ]
    places = [(b, a) for b, a in places if a == len(b) - 1 or not isinstance(b[a + 1], str)]
    if not places:
        return False
    blocks, at = random.choice(places)
    blocks[at] = plain(str(blocks[at])).rstrip("。")
    return True
