"""Documents for tests as pages of a site."""

from __future__ import annotations

from html import escape

from .document import Document, DocumentCell, DocumentParagraph, DocumentTable

_SITE = "门户网站"
_BEFORE = """\
<div class="header"><div class="logo"><a href="/">{site}</a></div>
<ul class="nav"><li><a href="/zwgk/">机构概况</a></li><li><a href="/bsfw/">办事服务</a></li>\
<li><a href="/hdjl/">互动交流</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">机构概况</a> &gt; <span>报告</span></div>
<div class="article">
"""
_TOOLS = '<div class="tools">来源：本站 字体：【<a>大</a> <a>中</a> <a>小</a>】 <a>打印</a> <a>关闭</a></div>\n'
_BEHIND = """\
</div>
<div class="share">分享到：<a title="微信"></a></div>
<div class="footer"><p>主办：{site}&nbsp;&nbsp;网站标识码：0000000000</p></div>
"""


def write_html(document: Document, *, encoding: str = "utf-8") -> bytes:
    """The document as a page of a site, with what frames an article there; merged cells span.

    Characters that the encoding does not have are written as numbers.
    """
    title = document.title
    body = "\n".join(_block(block) for block in document.blocks)
    page = (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{encoding}">\n'
        f"<title>{escape(title)}{'_' if title else ''}{_SITE}</title>\n"
        "<style>td { border: 1px solid #000; }</style>\n</head>\n<body>\n"
        f"{_BEFORE.format(site=_SITE)}{_TOOLS}"
        f'<div id="zoom" class="TRS_UEDITOR">\n{body}\n</div>\n'
        f"{_BEHIND.format(site=_SITE)}</body>\n</html>\n"
    )
    return page.encode(encoding, "xmlcharrefreplace")


def _block(block: DocumentParagraph | DocumentTable) -> str:
    if isinstance(block, DocumentTable):
        return _table(block)
    words = escape(block.text, quote=False)
    if block.level == 1:
        return f'<h1 style="text-align: center;">{words}</h1>'
    if block.level:
        level = min(block.level, 6)
        return f'<h{level} style="text-indent: 2em;">{words}</h{level}>'
    return f'<p style="text-indent: 2em; line-height: 1.75em;"><span style="font-size: 16px;">{words}</span></p>'


def _table(table: DocumentTable) -> str:
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(_cell(cell))
    written = "\n".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0" width="100%"><tbody>\n{written}\n</tbody></table>'


def _cell(cell: DocumentCell) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    words = escape(cell.text, quote=False)
    return f'<td{spans} align="center">{words}</td>'
