"""How sites name the parts of their pages: ids and classes that editors and site builders leave, labels.

These are words of web sites, of no kind of report. ``#name`` is an id, ``.name`` a class, a bare name a tag; all lower
case.
"""

from __future__ import annotations

import re
from functools import cache


def _words(said: str) -> frozenset[str]:
    return frozenset(said.split())


CONTENT_NAMES = _words(
    "#ucap-content ucapcontent .trs_editor .trs_ueditor .trs_editor_view .trs_view .trs_web .view #zoom .zoom #zoomcon"
    " #fontzoom .fontzoom #js_content .rich_media_content #ivs_content .ivs_content .v_news_content #vsb_content"
    " .wp_articlecontent .ewb-article-content .article-content .article_content #article_content #articlecontent"
    " .articlecontent .article-con .article_con .news_content .news-content .con_text #con_text .content_text"
    " .pages_content .xxgk_content .zfxxgk_zw_content .bt_content .detail-content .detail_content .text_content"
    " .xl-cont .xl_content .xlxlcont .wenzhang .custom_unionstyle .show-content #info_content #webeditorview"
    " .wordsection1 .section0 .section1"
)
"""Elements that hold the text of an article and nothing else."""
WIDE_NAMES = _words("#content .content .article #article article main .main-content #main #printarea .detail #detail")
"""Elements that hold the article with what belongs to it: date, source, tools."""
TITLE_NAMES = _words(
    "#ivs_title .ivs_title .title #title .tit #ti .bt .biaoti .arti_title .arti-title .article-title .article_title"
    " .articletitle .art-title .con_title .content_title .content-title .main-title .main_title .news_title"
    " .xxgk_title .xl-title .detail-title .detail_title .ewb-article-tt #activity-name"
)
FURNITURE_TAGS = _words("nav header footer aside")
FURNITURE_NAMES = frozenset(
    mark + word
    for mark in "#."
    for word in _words(
        "header head top nav navbar menu footer foot bottom crumb crumbs breadcrumb breadcrumbs location position dqwz"
        " sidebar share copyright related friendlink links"
    )
)
"""Elements that furnish the page around an article."""

LABELS = tuple(
    sorted(
        _words(
            "发布时间 发布日期 公开日期 成文日期 发文日期 生成日期 更新时间 更新日期 发布机构 发布单位"
            " 信息来源 文章来源 来源： 来源: 索引号 信息分类 主题分类 文号： 字号 字体 责任编辑"
            " 浏览次数 浏览量 访问量 点击数 点击量 阅读次数 阅读量 作者： 作者: 编辑： 编辑: 审核： 初审："
            " 打印 关闭 分享 收藏 扫一扫 上一篇 下一篇 上一条 下一条 保护视力色"
            " 当前位置 您的位置 您现在的位置 您当前的位置 所在位置 相关附件 附件下载 相关文档 相关链接"
            " 版权所有 主办单位 主办： 承办单位 承办： 网站标识码 网站地图 技术支持 备案序号 ICP备 公安备案"
        )
    )
)
"""What texts around an article begin with."""
CARD_LABELS = tuple(
    sorted(_words("索引号 发布机构 发布日期 公开日期 生成日期 成文日期 文号 发文字号 信息分类 主题分类 有效性"))
)
"""What cells of the card begin with that sites set before a document."""
RELATED = _words(
    "相关链接 相关文档 相关文件 相关阅读 相关新闻 相关信息 相关文章 推荐阅读 友情链接 其他年份 其他年份报告 其它年份报告"
    " 历年报告 历年年报 往年报告 往年年报 往期报告"
)
"""Headings over lists of other pages."""
LONGEST_LABELLED = 60
_LONGEST_DATE = 13


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(
            r"(?:发布|公开|成文|发文|生成|更新)(?:时间|日期)[:：]?"
            r"|\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?"
            r"|(?:信息|文章|内容)?来源[:：] ?\S{0,20}"
            r"|(?:作者|责任编辑|编辑|初审|审核|发布机构|发布单位)[:：] ?\S{0,20}"
            r"|(?:浏览|访问|阅读|点击)(?:次数|量|数)?[:：] ?\d*次?|字(?:号|体)(?:大小)?[:：]?"
            r"|打印(?:本页|此页|页面)?|关闭(?:本页|窗口|页面)?|收藏|分享(?:到)?[:：]?|返回顶部|扫一扫\S{0,20}|保护视力色[:：]?"
        ),
        re.compile(r"[\s:：|｜/\-\[\]【】()（）大中小TtAa+默认]+"),
        re.compile(
            r"(?:(?:您|你)?(?:现在|当前)?的?(?:所在)?位置|[上下]一[篇条])[:：]"
            r"|版权所有(?:[:：©]|[^。]*$)|(?:主办|承办|主办单位|承办单位|网站标识码|技术支持|网站(?:维护|管理|建设))[:：]|[^，。]{0,4}ICP备"
            r"|(?:相关附件|附件下载|相关文档|相关链接)[:：]?$|(?i:©|copyright)|(?:建议|推荐)(?:您)?使用[^。]{0,20}浏览器[^。]*$"
        ),
    )


@cache
def _signed() -> re.Pattern[str]:
    return re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日[)）]?")


def is_written_date(folded: str) -> bool:
    """Whether a line is a day as letters are dated, 2024年1月18日: behind a text it belongs to the signature."""
    return len(folded) <= _LONGEST_DATE and _signed().fullmatch(folded) is not None


def is_furniture_line(folded: str) -> bool:
    """Whether a line says only when and whence an article comes, where on the site it stands, how to print it."""
    if len(folded) > 2 * LONGEST_LABELLED:
        return False
    labelled, marks, whole = _patterns()
    rest = labelled.sub("", folded)
    if rest == folded:
        return whole.match(folded) is not None
    return not marks.sub("", rest)
