"""What the makers of a report's parts share: chance, the body, the year and its figures."""

from __future__ import annotations

from random import Random

from .bodies import body_by_chance
from .pieces import tag


class Chance:
    """The choices of one report, from its seed."""

    def __init__(self, seed: int, year: int | None = None, format: str = "") -> None:
        self.seed = seed
        self.random = Random(seed)
        self.y = year or self.random.choice(
            (2015, 2017, 2018, 2019, 2020, 2020, 2021, 2021, 2022, 2023, 2023, 2024, 2025)
        )
        self.edition = "free" if self.y <= 2018 else "2019" if self.y <= 2020 else "2021"
        self.format = format or self.random.choice(("md", "md", "txt", "html"))
        self.body = body_by_chance(self.random)
        self.comma = "，"
        self.n: dict[str, int] = {}
        self.rows: dict[str, list[int]] = {}

    def pick(self, *choices: str) -> str:
        return self.random.choice(choices)

    def maybe(self, chance: float, text: str) -> str:
        return text if self.random.random() < chance else ""

    def number(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    @property
    def agent(self) -> str:
        if self.body.kind == "government" and self.random.random() < 0.4:
            return "全" + self.body.me[1:]
        return self.random.choice((self.body.me, self.body.me, self.body.name))

    def count(self, name: str, unit: str = "件") -> str:
        return tag(name, self.n[name]) + unit

    def split(self, number: int, parts: int) -> list[int]:
        cuts = sorted(self.number(0, number) for _ in range(parts - 1))
        return [b - a for a, b in zip([0, *cuts], [*cuts, number], strict=True)]

    def percent(self, name: str, part: int, whole: int) -> str:
        places = self.number(0, 2)
        return tag(name or "p", f"{part * 100 / whole:.{places}f}%" if whole else "0%")
