"""Honest reports made by chance: bodies, wordings, layouts and consistent figures of every kind, from a seed."""

from __future__ import annotations

from .closing import Closing
from .figures import Figures
from .front import Front
from .grids import Grids
from .narrative import Narrative
from .pieces import Block, Grid, Heading, Report, Section
from .words import HAN, TITLES


class Maker(Figures, Front, Narrative, Closing, Grids):
    """Makes one report."""

    def make(self) -> Report:
        self.figures()
        level = 2 if self.format != "txt" else 0
        number = self.random.choice(("{}、", "{}、", "{}、", "{}、 "))
        sections = []
        blocks: dict[str, list[Block]]
        if self.edition == "free":
            blocks = self._free()
        else:
            blocks = {
                "S1": self.overview(),
                "S2": [Grid("T2")],
                "S3": [Grid("T3")],
                "S4": [Grid("T4")],
                "S5": self.problems(),
                "S6": self.others(),
            }
        preamble = self.preamble()
        if self.edition != "free" and self.random.random() < 0.06 and len(preamble) == 1:
            blocks["S1"] = [preamble[0], *blocks["S1"]]
            preamble = []
        for index, (id, content) in enumerate(blocks.items()):
            title = self.pick(*TITLES[id]).format(y=self.y) if id in TITLES else id
            sections.append(Section(id, Heading(number.format(HAN[index + 1]) + title, level), content))
        tables = (
            {}
            if self.edition == "free"
            else {"T2": self.publications(), "T3": self.applications(), "T4": self.reviews()}
        )
        name = self.pick("report", f"{self.body.name}{self.y}年年报", "nianbao") + "." + self.format
        return Report(
            self.seed,
            self.y,
            self.edition,
            self.body,
            self.format,
            name,
            self.title(),
            preamble,
            sections,
            self.tail(),
            tables,
            self.n,
        )

    def _free(self) -> dict[str, list[Block]]:
        level = 3 if self.format != "txt" else 0
        blocks: dict[str, list[Block]] = {
            self.pick("概述", "概述", "基本情况", "总体情况"): [self.opening() + self.supervision()],
            self.pick("主动公开政府信息情况", "主动公开情况", "政府信息主动公开情况"): [
                self.published() + self.explanation()
            ],
            self.pick("依申请公开政府信息情况", "依申请公开情况", "政府信息依申请公开办理情况"): [self.requests()],
            self.pick("政府信息公开的收费及减免情况", "收费和减免情况"): ["本年度没有发生政府信息公开收费及减免情况。"],
            self.pick(
                "因政府信息公开申请行政复议、提起行政诉讼的情况", "复议、诉讼和申诉的情况", "行政复议、行政诉讼情况"
            ): [self.disputes()],
            "S5": self.problems(),
        }
        if self.random.random() < 0.4:
            blocks = {
                "组织领导情况": [
                    Heading("（一）加强领导", level),
                    self.management(),
                    Heading("（二）强化监督", level),
                    self.platform(),
                ],
                **blocks,
            }
        return blocks


def honest(seed: int, year: int | None = None, format: str = "") -> Report:
    """An honest report. The same for the same seed."""
    return Maker(seed, year, format).make()
