"""GI9: language and characters, and what their fixes do to a report."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from edited_reports import checker, edited, fixed, places, read, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint_govinfo.facts.prose import prose
from reportlint_govinfo.rules.doubled_words import CHARACTERS, WORDS
from reportlint_govinfo.rules.language import WrongTerm, written_twice, wrong_term
from reportlint_govinfo.rules.naming import is_same_body

LANGUAGE = tuple(f"GI9{number:02}" for number in range(1, 13))
SENTENCE = "各项工作有序开展。"
TITLE = "# 云岭县水务局2023年"
BASIS = (
    "本报告根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《中华人民共和国政府信息公开工作年度报告格式》"
    "（国办公开办函〔2021〕30号）的要求编制。"
)


def with_words(words: str, *edits: tuple[str, str]) -> str:
    return edited((SENTENCE, f"{SENTENCE}\n{words}"), *edits)


def codes(text: str) -> list[str]:
    return [f"{f.code}.{f.variant}" if f.variant else f.code for f in told(text, *LANGUAGE)]


def test_the_canonical_reports_are_silent() -> None:
    assert codes(edited(base="2021")) == []
    assert codes(edited(base="2019")) == []


# -- honest words -----------------------------------------------------------------------------------------------

HONEST = [
    "以便民为目的的活动、标的的金额均已核实，为了了解群众需求，进行了了解，以及及时更新。",
    "公众参与与监督相结合，祥和和谐，一是是否公开，坚持实事求是是要求，存在在建项目，现在在办。",
    "将将军路改造公开，以作为为民服务的举措，行为为合法，涉及及时性，普及及推广，干部参与与会。",
    "学习习近平新时代中国特色社会主义思想，乐清市市政，办事事项，工作作为，项目目录，我县县政府，学习习惯。",
    "县人民政府政府信息公开公开专栏、会议会议纪要、河道管理管理办法、常务委员会委员会议、办公室办公室主任。",
    "紧紧围绕，实实在在，一件一件，清清楚楚，研究研究，工作情况情况说明，本年度工作年度总结。",
    "公开3000余项，近300个，18万余条，20多家，约1250件，近3年来，约85%，近5个月，附近25个小区，预约125件。",
    "拨打12345多次，开通网站1个、热线12345、公众号2个，公开12条、占比25%、满意度98%。",
    "浏览量85432，粉丝数12890，阅读量30万，公开12条，解读35条，回应6条。",
    "（1）范围；1）更新指南；2）完善目录；a)水价；b)水质；一）水量；①）其他。",
    "坚持“谁公开、谁审查”“先审查、后公开”，执行《〈条例〉办法》（试行）〔2023〕，【附】‘一网通办’，people’s。",
    "上午9:30至11:30，比例1:2，共1,234件，见https://a.gov.cn/b,c;d:e(f)，使用Word, Excel。",
    "截至2023年12月31日，意见征集2023年12月31日截止，报名截止12月31日，截止日期为年底。",
    "依据国令第711号、国办公开办函〔2021〕30号，落实《政府信息公开信息处理费管理办法》，统计限上企业12家。",
    "转发《关于健全医疗保障制度的意见》（国办发〔2021〕30号）。",
    "会议由局长王 强主持，李 明、张 伟参加，2023 年 12 月公开 312 条，见附表1 2023年目录。",
    "一是更新指南 局办公室逐项核对，补充办理时限，发布2024－2027年规划①②③，面积10㎡。",
    "防止自我局限，我局部分科室，我委托第三方，我镇静，我县、我市、我办、我单位。",
    "发布café、naïve、Ω、℃等标识，公开丬、亻、氵等部首。",
]


@pytest.mark.parametrize("words", HONEST)
@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_honest_words(words: str, name: str) -> None:
    text = with_words(words)
    findings = told(text.replace("# ", "").replace("#", "") if name == "report.txt" else text, *LANGUAGE, name=name)
    assert [f"{f.code} {f.zh}" for f in findings] == []


FAULTS = [
    ("公开指南的的更新，公开了了水价。", "GI905 GI905"),
    ("进行进行培训，情况情况通报及时。", "GI905"),
    ("局办公室进行进行培训，全部内容内容通报。", "GI905"),
    ("公开3256余件，近297个，约1234户，12,345余份。", "GI910 GI910 GI910 GI910"),
    ("公开政策12件、动态83、通知20件。", "GI910"),
    ("按照《条例（试行）的要求，坚持先审查”原则。", "GI904 GI904"),
    ("坚持”公开“原则。", "GI904 GI904"),
    ("根据规定,编制(以下简称指南)。", "GI901"),
    ("２０２３年更新ＡＰＰ。", "GI903"),
    ("主动公开锟斤拷信息。", "GI907"),
    ("方便⼈⺠群众。", "GI909"),
    ("我镇、我街道认真落实。", "GI911 GI911"),
    (
        "截止目前，清理帐号2个，加强布署，依据国办公开办函[2021]30号。",
        "GI906.advice GI906.advice GI906.advice GI906.advice",
    ),
]


@pytest.mark.parametrize(("words", "expected"), FAULTS)
def test_faults(words: str, expected: str) -> None:
    assert " ".join(codes(with_words(words))) == expected


REAL = {
    "seed-2020-public-works.txt": [("GI906", 5), ("GI807", 5), ("GI901", 11), ("GI807", 11), ("GI901", 13)],
    "seed-2021-service-centre.md": [("GI906", 5), ("GI807", 5), ("GI804", 5), ("GI906", 13), ("GI906", 58)],
    "shuyang-2025.md": [("GI901", 6), ("GI901", 79)],
    "huaian-2024.pdf": [("GI804", 3)],
}


@pytest.mark.parametrize("name", REAL)
def test_real_reports(name: str, corpus: Path) -> None:
    if name.endswith(".pdf"):
        pytest.importorskip("pypdfium2")
    codes = (*LANGUAGE, *(f"GI80{number}" for number in range(1, 8)))
    result = checker(codes).check((corpus / name).read_bytes(), name)
    assert [(f.code, f.place.line) for f in result.findings if f.code in codes] == REAL[name]


def test_openings(corpus: Path) -> None:
    """The openings have half-width marks and http links, and one 截止 before a date; nothing else is told."""
    codes = (*LANGUAGE, *(f"GI80{number}" for number in range(1, 8)))
    said: Counter[str] = Counter()
    for line in (corpus / "openings.jsonl").read_text("utf-8").splitlines():
        result = checker(codes).check(json.loads(line)["text"].encode(), "report.txt")
        said.update(f.code for f in result.findings)
    assert said == {"GI807": 49, "GI901": 87, "GI906": 1}


# -- where rules look -------------------------------------------------------------------------------------------


def test_titles_headings_and_cells_are_not_read_as_running_text() -> None:
    text = edited(
        (TITLE, "# 云岭县水务局帐号２０２３年"),
        ("### （一）主动公开情况", "### （一）主动公开情况情况,截止目前(帐号"),
        ("| 规章 | 0 | 0 | 0 |", "| 规 章(帐号,情况情况 | ０ | 0 | 0 |"),
    )
    assert codes(text) == []


def test_the_lines_of_a_page_round_the_report_are_not_read() -> None:
    words = "发布时间:2024-01-20 来源:县水务局,浏览次数:123\n字体:【大 中 小】 打印 关闭\n扫一扫,在手机打开当前页"
    assert codes(with_words(words)) == []


def test_a_paragraph_is_read_over_its_page_break() -> None:
    words = "局办公室对公开目录逐项清理，补充办理时限，让群众“看\n\n得懂、用得上”，公开内容更加清楚。"
    assert codes(with_words(words)) == []


def test_a_fault_over_a_page_break_is_told_and_not_fixed() -> None:
    words = "局办公室对公开目录逐项清理，补充办理时限，明确科室责任，加强工作布\n\n署。全年更新公开目录2次，清理完毕。"
    text = with_words(words)
    findings = told(text, "GI906")
    assert [f.arguments["wrong"] for f in findings] == ["布署"]
    assert findings[0].fix is None


def test_a_mark_goes_on_from_a_heading_into_its_paragraph() -> None:
    words = "### （一）主动公开（含水价：主动公开政府信息312条，每季度更新）。"
    assert codes(edited(("### （一）主动公开情况", words))) == []


def test_a_pair_over_three_paragraphs_is_told_and_over_four_is_not() -> None:
    near = "他说：“公开目录每月更新。\n公开指南每年更新。\n停水通知随时发布。”"
    assert codes(with_words(near)) == []
    far = near.replace("\n停水", "\n水质按月公布。\n水价按年公布。\n停水")
    assert codes(with_words(far)) == ["GI904", "GI904"]


def test_stray_spaces_of_pdf_files_are_not_told() -> None:
    from reportlint.engine.run import check_report

    text = with_words("全年，局办公室主动公 开政府信息，配发解读。")
    report = read(text)
    report.format = "pdf"
    one = checker(("GI902",))
    assert codes(text) == ["GI902"]
    assert check_report(report, one.plan(one.registry.profile("govinfo")), "zh", (), ()).findings == []


def test_entities_are_fixed_whole() -> None:
    page = "<html><body><h1>云岭县水务局2023年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{}</p></body></html>"
    pytest.importorskip("turbohtml")
    text = page.format("全年，局办公室主动公&nbsp;开&#65297;条，规定&#44;<b>办法</b>,指南<i>,</i>目录。")
    findings = told(text, "GI901", "GI902", "GI903", name="report.html")
    assert [f.code for f in findings] == ["GI902", "GI903", "GI901"]
    mended = fixed(text, *findings)
    assert mended == page.format("全年，局办公室主动公开1条，规定，<b>办法</b>，指南<i>，</i>目录。")


def test_a_file_of_broken_lines_is_not_told_line_by_line() -> None:
    lines = "\n".join(f"局办公室更新公开目录{n}次，补充办理时限，明确了公开的范围和内容并且" for n in range(10, 16))
    assert codes(with_words(lines)) == []


def test_a_missing_stop_is_placed_at_the_last_character() -> None:
    text = edited(("公开滞后。", "公开滞后"))
    (finding,) = told(text, "GI912")
    line = text.splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 : finding.place.end_column - 1] == "后"
    assert finding.place.column == len(line)


# -- terms and names --------------------------------------------------------------------------------------------


def test_terms_can_be_added_and_accepted() -> None:
    text = with_words("清理帐号2个，公布政务公开条例，更新老指南。")
    found = prose(read(text))
    assert [f.arguments["wrong"] for f in wrong_term(found, WrongTerm())] == ["帐号"]
    options = WrongTerm(terms={"政务公开条例": "政府信息公开条例"}, advice={"老指南": "指南"}, accept=("帐号",))
    told_now = [(f.variant, f.arguments["wrong"], f.arguments["right"]) for f in wrong_term(found, options)]
    assert told_now == [("", "政务公开条例", "政府信息公开条例"), ("advice", "老指南", "指南")]


def test_a_term_inside_its_right_form_is_right() -> None:
    found = prose(read(with_words("发布政务公开工作要点。")))
    assert list(wrong_term(found, WrongTerm(terms={"政务公开": "政务公开工作"}))) == []


SAME = [
    ("云岭县水务局", "县水务局"), ("上海市科委", "上海市科学技术委员会"), ("云岭县教育体育局", "云岭县教体局"),
    ("云岭县发展和改革委员会", "云岭县发改局"), ("云岭市人民政府", "云岭市人民政府办公室"), ("云岭县人民政府", "云岭县政务公开办公室"),
    ("云岭县人民政府", "云岭县数据局"), ("沐岭县人民政府", "沭岭县人民政府办公室"), ("市政务服务中心", "云岭市政务服务中心"),
    ("城关镇人民政府", "云岭县城关镇人民政府"), ("北街街道", "北街街道办事处"), ("云岭县住房和城乡建设局", "县住建局"),
    ("云岭高新技术产业开发区管理委员会", "云岭高新区管委会"), ("云岭县城关镇人民政府", "城关镇党政综合办公室"),
    ("新海自治区林业和草原局", "自治区林草局"), ("云岭县水务局", "云岭县水务局办公室"),
]  # fmt: skip
OTHER = [
    ("云岭县水务局", "云岭县农业农村局"),
    ("云岭县水务局", "青川县水务局"),
    ("云岭县审计局", "云岭县统计局"),
    ("云岭县人民政府", "青川县人民政府办公室"),
    ("云岭县人民政府", "云岭县水务局"),
    ("云岭县城关镇人民政府", "云岭县石桥镇人民政府"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_of_one_body(one: str, other: str) -> None:
    assert is_same_body(one, other)
    assert is_same_body(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert not is_same_body(one, other)
    assert not is_same_body(other, one)


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        ("本报告由云岭县农业农村局编制。", ["GI908"]),
        ("本报告由云岭县教育局根据《条例》要求编制而成。", ["GI908"]),
        ("云岭县教育局按照《条例》规定，编制本年度报告。", ["GI908"]),
        ("由2023年起设立的云岭县档案局编制，报告全文公布。", []),
        ("由2023年的统计可见，本报告由云岭县农业农村局编制。", ["GI908"]),
        ("本报告由县水务局编制。", []),
        ("本报告由我局办公室编制。", []),
        ("根据云岭县财政局要求，本报告由云岭县水务局编制。", []),
        ("由云岭县财政局编制的预算已公开，报告另行公布。", []),
        ("本报告由各科室根据职责编制。", []),
    ],
)
def test_who_compiled_the_report(basis: str, expected: list[str]) -> None:
    assert codes(edited((BASIS, basis))) == expected


@given(
    st.lists(
        st.sampled_from(["加强", "我局", "的", "情", "况情", "本年度", "人民政府", "…", "０", "𪛖", "\n", "甲" * 1500])
    )
)
def test_words_that_stand_twice_in_a_row(pieces: list[str]) -> None:
    words = "".join(pieces)
    doubled = {entry.word for entry in (*CHARACTERS, *WORDS) if entry.word * 2 in words}
    assert {entry.word for entry in written_twice(words).values()} == doubled


@pytest.mark.parametrize("word", [entry.word for entry in (*CHARACTERS, *WORDS)])
def test_every_word_of_the_list_is_found(word: str) -> None:
    assert list(written_twice(f"甲{word}{word}乙{word}")) == [word * 2]
    assert not written_twice(f"甲{word}乙{word}")


@pytest.mark.parametrize(
    ("body", "word", "expected"),
    [
        ("云岭县教育局", "我镇", ["GI911"]),
        ("云岭县城关镇人民政府", "我委", ["GI911"]),
        ("云岭县人民政府办公室", "我乡", ["GI911"]),
        ("云岭县水务局", "我局", []),
        ("云岭县人民政府", "我办", []),
        ("云岭县融媒体", "我校", []),
    ],
)
def test_what_a_body_calls_itself(body: str, word: str, expected: list[str]) -> None:
    own = ("2023年，我局政府信息公开工作", "2023年，政府信息公开工作")
    second = ("针对上述问题，我局编印", "针对上述问题，编印")
    assert codes(with_words(f"{word}认真落实公开要求。", (TITLE, f"# {body}2023年"), own, second)) == expected


# -- fixes ------------------------------------------------------------------------------------------------------

CLAUSES = [
    "局办公室更新公开指南2次", "公开政府信息312条", "按照《条例》办理", "配发解读材料", "开通微信公众号APP", "县长信箱答复来信",
    "坚持“应公开尽公开”", "发布水质公告", "群众来访9:30开始", "参训1,234人次", "网址https://a.gov.cn/b,c(d)", "水价公告（第2期）",
    "印发〔2023〕5号文件", "邮箱a@b.gov.cn", "共2024－2027年规划",
]  # fmt: skip
MARKS = ["，", "、", "；", "：", ",", ";", ":", " , ", ", ", "(", ")", "（", "）"]
paragraphs = st.lists(st.tuples(st.sampled_from(CLAUSES), st.sampled_from(MARKS)), min_size=1, max_size=8).map(
    lambda parts: "全年，" + "".join(clause + mark for clause, mark in parts) + "工作按期完成。"
)
fast = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_NARROW = str.maketrans("，；：（）", ",;:()")


def mended(text: str, code: str) -> str:
    """The text with the fixes of a rule; the rule then says nothing of it."""
    result = fixed(text, *told(text, code))
    assert told(result, code) == []
    return result


@fast
@given(paragraphs)
def test_marks_become_full_width_and_nothing_else_changes(words: str) -> None:
    text = with_words(words)
    result = mended(text, "GI901")
    before, behind = text.split(words)
    assert result.startswith(before)
    assert result.endswith(behind)
    said = result[len(before) : len(result) - len(behind)]
    assert said.translate(_NARROW).replace(" ", "") == words.translate(_NARROW).replace(" ", "")
    assert all(piece in said for piece in ("9:30", "1,234", "b,c(d)") if piece in words)


@fast
@given(paragraphs, st.sets(st.integers(0, 120), max_size=6))
def test_spaces_go_and_nothing_else_changes(words: str, at: set[int]) -> None:
    words = "".join(f"{c} " if i in at and "\u4e00" <= c <= "\u9fff" else c for i, c in enumerate(words))
    text = with_words(words)
    result = mended(text, "GI902")
    assert result.replace(" ", "") == text.replace(" ", "")
    assert len(text) - len(result) <= len(at)


@fast
@given(paragraphs, st.sets(st.integers(0, 160), max_size=12))
def test_letters_and_digits_become_half_width_and_nothing_else_changes(words: str, at: set[int]) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if i in at and c.isascii() and c.isalnum() else c for i, c in enumerate(words))
    assert mended(with_words(wide), "GI903") == with_words(words)


RADICALS = {"人": "⼈", "民": "⺠", "水": "⽔", "目": "⽬", "长": "⻓", "文": "⽂", "见": "⻅", "行": "⾏", "工": "⼯"}


@fast
@given(paragraphs, st.sets(st.integers(0, 160), max_size=12))
def test_radicals_become_characters_and_nothing_else_changes(words: str, at: set[int]) -> None:
    odd = "".join(RADICALS.get(c, c) if i in at else c for i, c in enumerate(words))
    assert unicodedata.normalize("NFKC", odd[:1]) == words[:1]
    assert mended(with_words(odd), "GI909") == with_words(words)


TERMS = [
    ("依据《政府信息公开工作条例》", "依据《政府信息公开条例》"), ("依据国办公开函〔2021〕30号", "依据国办公开办函〔2021〕30号"),
    ("年度报告格式（国办发〔2021〕30号）", "年度报告格式（国办公开办函〔2021〕30号）"), ("依据云政发[2023]5号", "依据云政发〔2023〕5号"),
    ("统计限自2023年起", "统计期限自2023年起"), ("收取信息公开处理费", "收取政府信息公开信息处理费"), ("清理帐号", "清理账号"),
    ("截止目前", "截至目前"), ("布署工作", "部署工作"),
]  # fmt: skip


@fast
@given(st.lists(st.sampled_from(TERMS), min_size=1, max_size=5))
def test_terms_become_right_and_nothing_else_changes(terms: list[tuple[str, str]]) -> None:
    wrong = "，".join(wrong for wrong, _ in terms)
    right = "，".join(right for _, right in terms)
    text = with_words(f"局办公室{wrong}。")
    assert mended(text, "GI906") == with_words(f"局办公室{right}。")
    assert all(f.fix is not None and f.fix.safe for f in told(text, "GI906"))


@fast
@given(st.lists(st.sampled_from("（）()“”‘’《》〔〕【】,;: 公开1a\n"), max_size=60).map("".join))
def test_no_words_make_a_rule_raise(words: str) -> None:
    text = with_words(f"公开{words}公开。")
    assert places(text, *LANGUAGE) is not None
    mended(text, "GI901")
