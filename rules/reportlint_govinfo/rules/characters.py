"""GI9: characters that are not what they look like, and spaces that should not be there."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from reportlint import Edit, Finding, Findings, Fix, Report, Severity, Span, Text, rule

from ..facts.originals import Originals, spaces_between_han
from ..facts.people import SURNAMES
from ..facts.prose import Passage, Prose
from ..searches import holds_any

_SHOWN = 12
"""Characters on each side of a space that a message shows."""
_ITEM = 8
"""Characters of an item in a row that spaces part."""
_LEAD = 24
"""Characters of a sentence's beginning that a space may part off as its heading."""


@rule(
    "GI902",
    "stray-space",
    Severity.INFO,
    tags=["language"],
    zh="本段有{count}处多余的空格，如“{words}”",
    en="stray spaces in this paragraph: {count}, the first in “{words}”",
)
def stray_space(report: Report, prose: Prose) -> Findings:
    """No space stands inside a word or a number.

    What it does:
        Tells a paragraph with a single space between two Chinese characters or inside a number. One finding a
        paragraph, at the first; the fix takes them all out.

    Why:
        Such spaces come with copying; a search for the word or the number does not find it.

    Bad:
        全年，局办公室主动公开政府信 息312条

    Good:
        全年，局办公室主动公开政府信息312条

    Known limits:
        PDF files are not told: their spaces are made by the reader. Titles, cells, signatures, padded names (王 强),
        several spaces together, and a space behind the heading words of a sentence are honest.
    """
    if report.format == "pdf":
        return
    for passage in prose.passages:
        places = _stray(passage)
        if places:
            at, where = places[0]
            yield Finding(
                where,
                fix=Fix(safe=True, edits=[Edit(span, "") for _, span in places]),
                count=len(places),
                words=_shown(passage.text.folded, at),
            )


def _shown(folded: str, at: int) -> str:
    """Words round a space, which is shown."""
    before, behind = folded[max(0, at - _SHOWN) : at].rstrip(), folded[at : at + _SHOWN].lstrip()
    return f"{before.rpartition('，')[2]} {behind.partition('，')[0]}"


def _stray(passage: Passage) -> list[tuple[int, Span]]:
    text = passage.text
    if passage.is_line or (text.offsets is None and " " not in text.folded):
        return []
    found = [*_parting_nothing(text.folded, list(spaces_between_han(text))), *_in_numbers(text)]
    return sorted(found, key=lambda place: place[1].start)


def _parting_nothing(folded: str, gaps: list[tuple[int, Span]]) -> list[tuple[int, Span]]:
    """The spaces that part nothing; looked for again when some are out, for what is left stands otherwise then."""
    stray: list[tuple[int, Span]] = []
    while gaps:
        places = [at for at, _ in gaps]
        meant = [_is_meant(folded, places, index) for index in range(len(gaps))]
        if all(meant):
            break
        stray += [gap for gap, stays in zip(gaps, meant, strict=True) if not stays]
        gaps = [gap for gap, stays in zip(gaps, meant, strict=True) if stays]
    return stray


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十0-9]{1,3}[）).、．]|第[一二三四五六七八九十]|[①-⑳])"
    )


def _is_meant(folded: str, gaps: list[int], index: int) -> bool:
    """Whether a space parts something: items, a padded name, a heading from its text."""
    at = gaps[index]
    if folded[at - 1] in SURNAMES or _is_among_items(folded, gaps, index):
        return True
    before = gaps[index - 1] if index else 0
    if at - before == 1 or not _is_han(folded[at - 2 : at - 1]):  # a character alone: 王 强, 公 开
        behind = folded[at + 1 : at + 2]
        if not _is_han(behind) or (index + 1 < len(gaps) and gaps[index + 1] == at + 1):
            return True
    sentence = max(folded.rfind(mark, max(0, at - _LEAD - 1), at) for mark in "。；！？") + 1
    if sentence == 0 and at > _LEAD:
        return False
    lead = folded[sentence:at]
    return not any(mark in lead for mark in "，：,:") and (sentence == 0 or _numbered().match(lead) is not None)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def _is_among_items(folded: str, gaps: list[int], index: int) -> bool:
    """Whether three spaces part short items of one row."""
    for first in range(max(0, index - 2), index + 1):
        row = gaps[first : first + 3]
        close = len(row) == 3 and all(b - a <= _ITEM for a, b in pairwise(row))
        if close and all(_is_han(character) for character in folded[row[0] : row[2]]):
            return True
    return False


@cache
def _torn_number() -> re.Pattern[str]:
    measure = "[件条次人项个家户份名场期篇元万起宗例处]"
    return re.compile(
        r"(?<![0-9.,A-Za-z\-第表图附])(?:(?P<year>[0-9]{1,3} [0-9]{1,3})(?=年)"
        rf"|[0-9]{{1,3}}(?: [0-9]{{3}}){{1,5}}(?={measure})"
        rf"|(?<=[到请理布开计共有结达])[0-9] [0-9]{{1,2}}(?={measure}))"
    )


def _in_numbers(text: Text) -> Iterator[tuple[int, Span]]:
    folded = text.folded
    if " " not in folded:
        return
    for match in _torn_number().finditer(folded):
        if match["year"] and not 1949 <= int(match[0].replace(" ", "")) <= 2099:
            continue
        for at in range(match.start(), match.end()):
            if folded[at] == " ":
                span = Span(text.span(at - 1, at).end, text.span(at + 1, at + 2).start)
                if not text.source[span.start : span.end].strip(" \t\u00a0\u3000"):
                    yield at, span


@rule(
    "GI903",
    "fullwidth-alnum",
    Severity.INFO,
    tags=["language"],
    zh="本段有{count}处全角字母或数字（{words}），应使用半角",
    en="full-width letters or digits in this paragraph: {count} ({words})",
)
def fullwidth_alnum(originals: Originals) -> Findings:
    """Letters and digits are half-width.

    What it does:
        Tells a paragraph with full-width letters or digits. One finding a paragraph, at the first; the fix changes them
        all.

    Why:
        A search for 2023 does not find ２０２３, and a program does not read it as a number.

    Bad:
        ２０２３年主动公开政府信息３１２条

    Good:
        2023年主动公开政府信息312条

    Known limits:
        Titles, headings and cells are not read. Full-width dashes between years are honest.
    """
    for original in originals.texts:
        if original.running and original.wide:
            yield Finding(
                original.wide[0].span,
                fix=Fix(safe=True, edits=[Edit(wide.span, wide.read) for wide in original.wide]),
                count=len(original.wide),
                words=list(dict.fromkeys(wide.written for wide in original.wide)),
            )


# What common words become when their bytes are read in the wrong character set.
# A few bytes of UTF-8 read as GBK, and what editors write for bytes that they cannot read.
_SIGNATURES = (
    "锟斤拷", "烫烫烫", "屯屯屯", "鏀垮簻", "淇℃伅", "鍏紑", "宸ヤ綔", "鎶ュ憡", "鎯呭喌", "鐢宠", "骞村害",
    "琛屾斂", "绠＄悊", "鏈嶅姟", "鍔炵悊",
)  # fmt: skip


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(
        "[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0080-\u009f][\u0080-\u00ff\u0152-\u0178\u2013-\u2122]{5,}"
    )


@rule(
    "GI907",
    "mojibake",
    Severity.ERROR,
    tags=["language"],
    zh="有乱码（{words}），原文可能因编码转换丢失",
    en="garbled characters ({words}): the words were lost in a conversion",
)
def mojibake(report: Report, prose: Prose) -> Findings:
    """No words are garbled.

    What it does:
        Tells the character that stands for an unreadable one (U+FFFD), 锟斤拷, 烫烫烫, and common words whose bytes were read
        in a wrong character set. One finding a paragraph, heading or table.

    Why:
        What was garbled cannot be read by anybody and cannot be had back.

    Bad:
        主动公开锟斤拷锟斤拷312条

    Good:
        主动公开政府信息312条

    Known limits:
        A file that is garbled as a whole cannot be read (RL001).
    """
    if "\ufffd" in report.text:
        for text in _all_texts(report):
            at = text.folded.find("\ufffd")
            if at >= 0:
                last = at + 1
                while text.folded[last : last + 1] == "\ufffd":
                    last += 1
                yield Finding(text.span(at, last), words="\ufffd" * min(last - at, 3))
    titles = list(_titles(report))
    if not holds_any("\n".join([prose.folded, *[title.folded for title in titles]]), _suspicious()):
        return
    told: set[int] = set()
    for start, end in _garbled(prose.folded):
        passage = prose.passage(start)
        if passage.start not in told and "\ufffd" not in passage.text.folded:
            told.add(passage.start)
            yield Finding(prose.span(start, end), words=prose.folded[start:end][:_SHOWN])
    for text in titles:
        for start, end in _garbled(text.folded):
            yield Finding(text.span(start, end), words=text.folded[start:end][:_SHOWN])
            break


@cache
def _suspicious() -> frozenset[str]:
    """The characters that what is garbled begins with: those of the signatures, and Latin letters with accents."""
    letters = {chr(code) for code in range(0xC0, 0x100)} - {"×", "÷"}
    return frozenset(letters.union([signature[0] for signature in _SIGNATURES]))


def _garbled(folded: str) -> Iterator[tuple[int, int]]:
    for signature in _SIGNATURES:
        at = folded.find(signature)
        while at >= 0:
            yield at, at + len(signature)
            line_end = folded.find("\n", at)
            at = folded.find(signature, line_end) if line_end >= 0 else -1
    for match in _latin().finditer(folded):
        yield match.span()


def _titles(report: Report) -> Iterator[Text]:
    if report.title is not None:
        yield report.title
    for section in report.walk():
        yield section.heading.text


def _all_texts(report: Report) -> Iterator[Text]:
    """The title, headings and paragraphs, and of each table the first cell that is garbled."""
    yield from _titles(report)
    for paragraph in report.paragraphs:
        yield paragraph.text
    for table in report.tables:
        cell = next((cell for cell in table.cells if "\ufffd" in cell.text.folded), None)
        if cell is not None:
            yield cell.text


@rule(
    "GI909",
    "compatibility-character",
    Severity.INFO,
    tags=["language"],
    zh="有{count}个部首或兼容字符（{characters}），看起来与普通汉字一样，但检索不到",
    en="characters that only look like ordinary ones: {count} ({characters})",
)
def compatibility_character(originals: Originals) -> Findings:
    """Chinese characters are the ordinary ones.

    What it does:
        Tells Kangxi and supplementary radicals and compatibility ideographs that stand for ordinary characters, such
        as ⽬ for 目 and ⺠ for 民. One finding a paragraph, title or heading, at the first; the fix changes them all.

    Why:
        They come out of PDF files and look the same, but a search for the word does not find them.

    Bad:
        ⼈⺠政府 (with two radicals)

    Good:
        人民政府

    Known limits:
        Every rule reads them as the ordinary characters. Tables are not read.
    """
    for original in originals.texts:
        if original.compatibility:
            odd = original.compatibility
            yield Finding(
                odd[0].span,
                fix=Fix(safe=True, edits=[Edit(one.span, one.read) for one in odd]),
                count=len(odd),
                characters=list(dict.fromkeys(f"{one.written}→{one.read}" for one in odd)),
            )
