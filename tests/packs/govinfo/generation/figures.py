"""Consistent figures."""

from __future__ import annotations

from .chance import Chance
from .words import GROUPS


class Figures(Chance):
    """Figures of requests, reviews, lawsuits, documents and decisions."""

    def figures(self) -> None:
        random = self.random
        size = random.choice((0, 0, 0, 1, 3, 12, 60, 600 if self.body.kind != "office" else 30))
        keys = ["open", "partial", *(f"{g}-{i + 1}" for g, (_, rows) in GROUPS.items() for i in range(len(rows)))]
        if self.edition == "2019":
            keys = [key for key in keys if not key.startswith("other-")] + ["other"]
        for key in keys:
            row = [0] * 6
            if size and random.random() < (0.8 if size > 50 else 0.4):
                row[0] = random.randint(0, size)
                if random.random() < 0.4:
                    row[random.choice((1, 1, 2, 3, 4, 5))] = random.randint(0, max(1, size // 6))
            self.rows[key] = row
        total = [sum(column) for column in zip(*(self.rows[key] for key in keys), strict=True)]
        carried = [random.randint(0, value // 4) if random.random() < 0.5 else 0 for value in total]
        pending = [random.randint(0, max(1, size // 5)) if size and random.random() < 0.5 else 0, 0, 0, 0, 0, 0]
        self.rows |= {"total": total, "carried": carried, "pending": pending}
        self.rows["new"] = [t + p - c for t, p, c in zip(total, pending, carried, strict=True)]
        for key in ("new", "carried", "total", "pending", "open", "partial"):
            self.n[key] = sum(self.rows[key])
        for group in GROUPS:
            self.n[group] = sum(sum(row) for key, row in self.rows.items() if key.partition("-")[0] == group)
        self.n["natural"] = self.rows["new"][0]
        self.n["legal"] = self.n["new"] - self.n["natural"]
        most = random.choice((0, 0, 1, 2, 8 if size > 10 else 1))
        for kind in ("reviews", "direct", "after"):
            for result in ("upheld", "corrected", "other", "pending"):
                self.n[f"{kind}.{result}"] = random.randint(0, most) if most and random.random() < 0.5 else 0
            self.n[kind] = sum(self.n[f"{kind}.{r}"] for r in ("upheld", "corrected", "other", "pending"))
        for result in ("upheld", "corrected", "other", "pending"):
            self.n[f"lawsuits.{result}"] = self.n[f"direct.{result}"] + self.n[f"after.{result}"]
        self.n["lawsuits"] = self.n["direct"] + self.n["after"]
        documents = random.random() < 0.5 and self.body.kind != "office"
        self.n["made"] = random.randint(0, 9) if documents else 0
        self.n["abolished"] = random.randint(0, 4) if documents else 0
        self.n["force"] = random.randint(max(0, self.n["made"]), 60) if documents else 0
        self.n["permits"] = random.choice((0, random.randint(1, 90), random.randint(100, 90000)))
        self.n["penalties"] = random.choice((0, random.randint(1, 90), random.randint(100, 9000)))
        self.n["coercion"] = random.choice((0, 0, random.randint(1, 90)))
        self.n["fees"] = random.choice((0, 0, random.randint(1, 4)))
