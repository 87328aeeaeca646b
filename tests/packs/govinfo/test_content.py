"""GI602 to GI609: problems and improvements, enumerations, template text, repetitions, cut paragraphs."""

from pathlib import Path

import pytest
from edited_reports import CANONICAL, checker, edited, fixed, line_of, places, read, registry, told

from reportlint.authoring.rules import Options
from reportlint.engine.results import RawFinding
from reportlint.engine.run import check_report
from reportlint_govinfo.facts.placeholders import placeholders
from reportlint_govinfo.rules.plans import GenericPlan
from reportlint_govinfo.rules.prose import PlaceholderPhrases, ThinOverview

SOURCE = (CANONICAL / "2021.md").read_text("utf-8")
PLAN = SOURCE[SOURCE.index("2023年，我局政府信息公开工作还存在") : SOURCE.index("\n\n## 六、")]
OVERVIEW = SOURCE[SOURCE.index("2023年，云岭县水务局认真落实") : SOURCE.index("\n\n## 二、")]
SENTENCE = "各项工作有序开展。"
CONTENT = ("GI601", "GI602", "GI603", "GI604")


def with_plan(words: str) -> str:
    return edited((PLAN, words))


def with_words(words: str) -> str:
    return edited((SENTENCE, f"{SENTENCE}\n{words}"))


def told_by(text: str, code: str, options: Options) -> list[RawFinding]:
    """What a rule with options tells of a text."""
    plan = registry().plan(registry().profile("govinfo"), lambda rule: rule.code == code, {code: options})
    return list(check_report(read(text), plan, "zh", (), ()).findings)


# -- section five -----------------------------------------------------------------------------------------------

TOLD_WHOLE = [
    "2023年，我镇政府信息公开工作取得了一定成绩，但对照上级要求和群众期盼，仍有一些差距，主要表现为：一是部分信息更新频率低；二是专业人员配备少。"
    "2024年，我镇将从以下方面改进：（一）建立月度更新清单，由党政办每月5日前核对。（二）增配1名专职人员。",
    "（一）存在的主要问题\n\n1.信息公开的主动性还不强。\n\n2.公开内容与群众需求仍有距离。\n\n（二）改进措施\n\n1.建立“周提醒、月通报”制度。\n\n2.开展需求征集，全年收集意见36条。",
    "1．存在问题。公开载体较为传统，短视频等新形式运用不多。2．改进情况。我局与县融媒体中心合作，推出动漫解读6期、短视频12条。",
    "上一年度报告中提出的栏目更新慢问题，已通过设立信息员得到解决。本年度仍存在解读质量参差不齐的情况，下一步将组织政策起草科室直接撰稿，提高解读的专业性。",
    "当前，我街道政务公开工作中还存在人员流动大、业务不熟等情况。下步将建立岗位手册，由老带新，确保工作连续稳定。",
    "存在问题：政府信息公开工作开展不平衡，个别站所重视程度不够。改进情况：召开专题会议3次，约谈站所负责人2人，开展业务培训1次。",
    "主要问题是公开的深度不够，特别是财政资金使用情况公开不细。整改情况：已对2021年以来的惠民资金发放情况进行补充公开，共补录数据1.2万条。",
    "虽然我局在政府信息公开方面做了一些工作，但离公众要求还有距离，如依申请公开答复文书不够规范，与申请人沟通不够充分。我局聘请法律顾问审核答复书，逐件与申请人电话沟通。",
    "我局高度重视问题整改：针对2022年度存在的政策解读形式单一问题，开设“政策会客厅”；针对依申请办理不规范问题，修订办理规程，今年未发生败诉案件。",
    "我委信息公开工作中，公开目录不够细化，公开指南更新不够及时。对此，我委对照新修订的试点领域标准指引逐项梳理，重新编制目录并在网站发布。",
    "问题一：规章制度不健全。改进情况：制定信息发布审核办法，明确三级审核责任。问题二：信息更新不及时。改进情况：实行周巡查、月通报。",
    "随着公众对政府信息公开的要求不断提高，现有公开形式难以满足需要。为此，我局建设掌上办事大厅，群众可随时查询办件进度。",
    "（一）公开的时效性有待提升。部分栏目更新间隔较长，我局已明确每月更新不少于2次，由办公室专人核对。\n\n（二）解读的针对性有待增强。对专业性强的文件，由起草人录制讲解视频。",
    "我局在政府信息公开工作中的主要问题在于基层站所人手少、兼职多，报送信息不主动。2023年我局为每个站所确定1名信息员，每季度集中办公一次，全年报送信息216条。",
    "通过一年的努力，政府信息公开工作有了较大进展，同时也清醒看到，公开内容与企业群众的实际需要结合得不紧。今后，要把企业群众办事高频事项作为公开重点，编制办事地图。",
    "2023年度存在的主要问题及改进情况如下：公开专区建设标准不一。我县投入18万元统一改造乡镇公开专区11个，统一标识和设备。",
]


@pytest.mark.parametrize("plan", TOLD_WHOLE)
def test_problems_and_improvements_in_the_ways_people_write(plan: str) -> None:
    assert told(with_plan(plan), *CONTENT) == []


def test_a_table_alone_is_said_to_be_one() -> None:
    table = "| 存在的问题 | 改进情况 |\n|---|---|\n| 解读不够通俗，来电较多 | 编印问答手册3000册 |"
    (finding,) = told(with_plan(table), *CONTENT)
    assert finding.zh == "“五、存在的主要问题及改进情况”只有表格，没有文字"
    assert told(with_plan("下表是"), *CONTENT)[0].zh != finding.zh
    assert told(with_plan(""), *CONTENT)[0].zh == "“五、存在的主要问题及改进情况”没有内容"


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        ("GI602", "我局将继续做好政府信息公开工作，一是充实专栏内容，每月更新两次；二是组织业务培训3次；三是完善审核制度，明确责任分工，确保公开及时准确。"),
        ("GI602", "针对存在的问题，我局采取以下措施：一是更新公开指南；二是修订公开目录；三是举办培训班2期，参训85人次，切实提高工作人员的业务能力和水平。"),
        ("GI602", "2023年，我局未发现明显问题。下一步，将开设“一图读懂”专栏，每季度公布一次水质检测结果，着力解决群众关心的用水问题，补齐信息报送短板。"),
        ("GI603", "2023年，我局政府信息公开工作存在的主要问题有：一是对政府信息公开工作的重要性认识不足，主动公开意识不强；二是公开内容不够丰富，更新不够及时。"),
        ("GI603", "虽然我镇不断加强政府信息公开工作，但仍存在公开形式单一、群众知晓率不高等问题，特别是惠民政策的公开与群众期待有较大差距，需要在以后工作中进一步完善和改进。"),
        ("GI603", "随着信息化建设的推进，公众对政府信息的需求日益增长，而我局信息公开队伍力量薄弱，人员变动频繁，公开的时效性、规范性都存在不足，与先进地区相比还有不小的差距。"),
        ("GI604", "存在的问题：公开不够及时，内容不够全面，形式不够丰富。下一步打算：一是提高认识，加强领导；二是完善制度，规范管理；三是加强学习，提升能力；四是强化监督，狠抓落实。"),
        ("GI604", "一是公开意识有待加强，二是公开内容有待充实。今后我局将进一步增强责任意识，不断完善公开制度，拓宽公开渠道，提高公开质量，切实保障人民群众的知情权和监督权。"),
    ],
)  # fmt: skip
def test_what_section_five_lacks(code: str, plan: str) -> None:
    assert [finding.code for finding in told(with_plan(plan), *CONTENT)] == [code]


def test_a_section_of_improvements_beside_it_counts() -> None:
    text = edited(
        ("## 五、存在的主要问题及改进情况", "## 五、存在的主要问题及改进措施"),
        (PLAN, "供水价格调整的解读不够通俗，群众来电咨询较多；个别科室报送信息不及时，河道采砂许可结果公开滞后。\n\n## 改进措施\n\n我局编印《供水价格问答手册》3000册，在12个营业厅发放。"),
    )  # fmt: skip
    assert told(text, "GI602", "GI603") == []


def test_more_stock_words() -> None:
    text = with_plan(PLAN[: PLAN.index("针对上述问题")] + "下一步，将进一步加强供水信息公开工作。")
    assert told(text, "GI604") == []
    assert [finding.code for finding in told_by(text, "GI604", GenericPlan(words=("供水",)))] == ["GI604"]


LISTED = """针对上年度情况，我局编印《供水价格问答手册》3000册，在12个营业厅发放，由专人讲解，并把水质公告的检索入口移到网站首屏。

| {problem} | {measure} |
| --- | --- |
| 水价解读以转载文件为主 | 每季度编制图解1期 |
"""


@pytest.mark.parametrize(
    ("problem", "measure", "expected"),
    [
        ("主要问题", "改进情况", []),
        ("存在不足", "整改措施", []),
        ("项目", "改进情况", ["GI602"]),
        ("栏目", "更新方式", ["GI602"]),
    ],
)
def test_a_table_of_problems(problem: str, measure: str, expected: list[str]) -> None:
    text = with_plan(LISTED.format(problem=problem, measure=measure))
    assert [finding.code for finding in told(text, *CONTENT)] == expected


def test_a_table_of_improvements() -> None:
    said = "我局公开的内容不够通俗，群众来电咨询较多，个别栏目更新不及时，河道采砂许可结果公开滞后，检索入口不够醒目。"
    listed = "\n\n| 主要问题 | {measure} |\n| --- | --- |\n| 水价解读不够通俗 | 每季度编制图解1期 |"
    assert told(with_plan(said + listed.format(measure="改进情况")), *CONTENT) == []
    assert [finding.code for finding in told(with_plan(said), *CONTENT)] == ["GI603"]


def test_template_text_silences_what_it_explains() -> None:
    text = edited((OVERVIEW, "（文字描述）"), (PLAN, "（文字描述）"))
    findings = told(text, "GI106", "GI107", "GI601", "GI602", "GI603", "GI604", "GI606", "GI607")
    assert [(finding.code, finding.section_id) for finding in findings] == [("GI607", "S1"), ("GI607", "S5")]


# -- enumerations -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "一是定岗；二是定责；三是定时限。一是培训；二是考核。",
        "一是定岗，二是定责，三是定时限。",
        "一是定岗、二是定责。",
        "重点工作一是定岗；二是定责。",
        "1是定岗；2是定责。",
        "一要定岗；二是定责；三要定时限。",
        "第一，定岗；二是定责。",
        "其一，定岗；二是定责。",
        "一是定岗。\n\n二是定责。\n\n三是定时限。",
        "一是定岗，其中：一是专岗；二是兼岗。\n\n二是定责。",
        "1.定岗；2.定责；3.定时限。",
        "1、2023年初定岗。2、2023年底定责。",
        "5、10、15个工作日内分别答复。",
        "3、4月份集中清理。",
        "2.0平台上线；3.5万人次访问。",
        "任务之一是定岗，二者是一体。",
        "一方面定岗，另一方面定责。",
        "星期二是开放日，三是否开放另行通知。",
    ],
)
def test_whole_enumerations(words: str) -> None:
    assert told(with_words(words), "GI605") == []


@pytest.mark.parametrize(
    ("words", "found", "said"),
    [
        ("一是定岗；三是定责。", "三是", "上一个编号是“一是”"),
        ("二是定责。", "二是", "前面缺少编号"),
        ("一是定岗；二是定责；二是定时限。", "二是", "与上一个编号重复"),
        ("一是定岗。\n\n三是定时限。", "三是", "上一个编号是“一是”"),
        ("一是甲类；二是乙类。\n\n一是定岗；三是定责。", "三是", "上一个编号是“一是”"),
        ("1.定岗；3.定责。", "3.", "上一个编号是“1.”"),
        ("1、定岗。\n\n2、定责。\n\n4、定时限。", "4、", "上一个编号是“2、”"),
    ],
)
def test_gaps(words: str, found: str, said: str) -> None:
    (finding,) = told(with_words(words), "GI605")
    assert finding.zh == f"编号“{found}”不连续，{said}"


# -- running text -----------------------------------------------------------------------------------------------


def test_the_least_length_of_section_one() -> None:
    text = edited((OVERVIEW, "2023年，云岭县水务局认真落实《条例》要求，扎实推进政府信息公开工作。"))
    (finding,) = told(text, "GI606")
    assert (finding.arguments["length"], finding.arguments["least"]) == (36, 200)
    assert told_by(text, "GI606", ThinOverview(min_length=36)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（文字描述）", ["（文字描述）"]),
        ("(文字描述)另有说明。", ["(文字描述)"]),
        ("【填写】【请填写全年数据】", ["【填写】", "【请填写全年数据】"]),
        ("全年（请根据实际情况填写）发布312条。", ["（请根据实际情况填写）"]),
        ("网址为（具体网址）。", ["（具体网址）"]),
        ("此处填写平台建设情况。", ["此处填写"]),
        ("标题用宋体加粗小四号字。", ["宋体加粗小四号字"]),
        ("正文用仿宋_GB2312三号，行距28磅。", ["仿宋_GB2312三号"]),
        ("由（单位名称）负责。", ["（单位名称）"]),
        ("群众可在此处填写意见。", []),
        ("配以图表和文字描述，具体网址见附件。", []),
        ("各科室根据实际情况填写台账（详见附件）。", []),
        ("申请人在线填写申请表（请在线填写申请表）。", []),
        ("开设“1+X”专栏，李××、王×介绍经验。", []),
    ],
)
def test_template_text(words: str, expected: list[str]) -> None:
    found = placeholders(read(with_words(words)))
    assert [left.words for left in (found.instructions if found else ())] == expected


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("××局于××年印发。", 2),
        ("XX县20XX年工作。", 2),
        ("请联系××局。", 0),
        ("李××、张××、王××参加。", 0),
        ("电话：××××-××××××××，邮箱：XXXX@yunling.gov.cn。", 0),
        ("访问http://xx.gov.cn/xxgk/xx/index.html。", 0),
        ("文件首页标注“失效日期：××××年××月××日”。", 0),
        ("文号统一采用“云水〔20××〕××号”式样。", 0),
        ("开设“××局”“××县”专栏。", 2),
        ("文件首页标注“失效日期”，由××局于××年印发。", 2),
    ],
)
def test_crosses(words: str, count: int) -> None:
    findings = told(with_words(words), "GI607")
    assert [(finding.variant, finding.arguments["count"]) for finding in findings] == (
        [("crosses", count)] if count else []
    )


def test_further_template_words() -> None:
    text = with_words("以下内容由办公室补写。")
    assert told(text, "GI607") == []
    (finding,) = told_by(text, "GI607", PlaceholderPhrases(phrases=("由办公室补写",)))
    assert finding.place.line == line_of(text, "由办公室补写")


def test_a_repeated_paragraph_is_told_once() -> None:
    paragraph = SOURCE[SOURCE.index("改版县政府门户网站") : SOURCE.index("\n\n### （五）")]
    text = edited((SENTENCE, f"{SENTENCE}\n{paragraph}"))
    (finding,) = told(text, "GI608")
    assert finding.zh == "整段文字与前文重复：“改版县政府门户网站水务专……8条，没有开设新的账号。”"
    assert finding.place.line > finding.related[0].place.line


def test_a_paragraph_of_short_sentences_counts() -> None:
    text = with_words(
        "设专岗一名，明确职责。逐件登记，专人办理。每季度通报一次，督促整改。\n\n设专岗一名，明确职责。逐件登记，专人办理。每季度通报一次，督促整改。"
    )
    assert [finding.zh[:4] for finding in told(text, "GI608")] == ["整段文字"]


def test_an_item_that_stands_twice_is_no_gap_too() -> None:
    item = "二是个别科室报送信息不及时，河道采砂许可结果公开较慢，群众反映比较集中。"
    text = edited((PLAN, f"一是解读不够通俗。\n\n{item}\n\n{item}\n\n我局建立信息报送台账，按月通报。"))
    assert [finding.code for finding in told(text, "GI605", "GI608")] == ["GI608"]


@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_halves_are_joined_safely(name: str) -> None:
    text = edited(("对2018年以来印发的文件逐件清理", "对2018年以来印发的文件逐　\n\n　　件清理"))
    (finding,) = told(text, "GI609", name=name)
    assert finding.zh == "一句话被分成了两段：“……018年以来印发的文件逐”和“件清理，更新失效标注37……”"
    assert finding.fix is not None
    assert finding.fix.safe
    mended = fixed(text, finding)
    assert "对2018年以来印发的文件逐件清理" in mended
    assert told(mended, "GI609", name=name) == []


def test_markup_between_the_halves_is_left_to_people() -> None:
    text = edited(("对2018年以来印发的文件逐件清理", "对2018年以来印发的文件逐\n\n<!-- 分页 -->\n\n件清理"))
    findings = told(text, "GI609")
    assert [finding.fix for finding in findings] == [None] * len(findings)


# -- real reports -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seed-2020-public-works.txt", [("GI609", 15), ("GI604", 64), ("GI609", 64)]),
        ("seed-2021-service-centre.md", [("GI609", 11)]),
        ("shuyang-2025.md", [("GI609", 14), ("GI609", 29), ("GI609", 49)]),
    ],
)
def test_real_reports(corpus: Path, name: str, expected: list[tuple[str, int]]) -> None:
    codes = tuple(f"GI60{number}" for number in range(1, 10))
    assert places((corpus / name).read_text("utf-8"), *codes, name=name) == expected


def test_the_blank_form(corpus: Path) -> None:
    pytest.importorskip("lxml")
    path = corpus.parent / "domain" / "template-2021.docx"
    if not path.is_file():
        pytest.skip("the blank form is absent")
    codes = ("GI106", "GI107", "GI302", "GI303", "GI304", "GI305", "GI306", *(f"GI40{n}" for n in range(1, 7)),
             *(f"GI60{n}" for n in range(1, 10)))  # fmt: skip
    result = checker(codes).check(path.read_bytes(), path.name)
    assert [(finding.code, finding.section_id, finding.table) for finding in result.findings] == [
        ("GI607", "S1", None),
        ("GI305", "S2", "T2"),
        ("GI305", "S3", "T3"),
        ("GI305", "S4", "T4"),
        ("GI607", "S5", None),
        ("GI607", "S6", None),
    ]
