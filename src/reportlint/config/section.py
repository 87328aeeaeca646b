"""The keys of one configuration: every key and value checked, all problems kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from reportlint.model import Severity, fold_plain
from reportlint.syntax.toml import Path, Place
from reportlint.syntax.values import TABLES, Values, item_label, key_label

from .errors import Problem, Problems, TooManyProblems
from .keys import BY_NAME, LEVELS, OVERRIDE_KEYS, limit_names
from .layers import Configuration, Level, Named, OptionTable, Setting, Statement
from .sources import SUFFIXES, Source

if TYPE_CHECKING:
    from .globs import Glob

Table = dict[str, object]


class SectionReader:
    """Reads the keys of one file into a Configuration. What is wrong is in ``problems`` and left out."""

    def __init__(self, source: Source, directory: str, *, nearer: bool = False, quoting: bool = True) -> None:
        """``directory`` is the working directory. A file that another one names is read without ``quoting``: it may
        have been named by mistake."""
        self.source = source
        self.problems = Problems(source.shown)
        self.elsewhere: list[Problem] = []
        """Problems of a file that this one names."""
        self.extended_path: tuple[str, Place] | None = None
        """The file that ``extends`` names, and where it does."""
        self._directory = directory
        self._nearer = nearer
        self._values = Values(source.document, self.problems, quoting=quoting)

    def read(self) -> Configuration:
        """The configuration, as far as it is right."""
        source = self.source
        table: Table = {}
        parts: dict[str, Any] = {}
        try:
            table = self._known_keys(self._values.table(key_label("reportlint"), source.values, source.section))
            parts = self._parts(table, source.section)
        except TooManyProblems:
            pass
        return Configuration(
            path=source.path,
            shown=source.shown,
            folder=source.folder,
            nearer=self._nearer,
            document=source.document,
            data=source.data,
            quoting=self._values.quoting,
            statement=parts.pop("statement", Statement(origin=source.shown)),
            **parts,
        )

    def all_problems(self) -> list[Problem]:
        return [*self.problems.ordered(), *self.elsewhere]

    def _parts(self, table: Table, path: Path) -> dict[str, Any]:
        plain = self._run_values(table, path)
        profile = self._named(table, path, "profile")
        extends = self._extends(table, path)
        return {
            "statement": self._statement(table, path),
            "overrides": tuple(self._overrides(table, path)),
            "profile": profile,
            "extends": extends,
            "mandatory": self._names(table, path, "mandatory") or (),
            "exclude": self._globs(table, path, "exclude"),
            "settings": {
                key: Setting(plain.get(key, value), *self.source.document.place((*path, key)))
                for key, value in table.items()
            },
        }

    def _known_keys(self, table: Table) -> Table:
        known: Table = {}
        for key, value in self._values.entries(table, self.source.section, BY_NAME):
            if self._nearer and BY_NAME[key].run_only:
                self._refuse_nearer(key)
            else:
                known[key] = value
        return known

    def _refuse_nearer(self, key: str) -> None:
        if key in {"plugins", "rule-files"}:
            why = ("不能运行代码", "cannot run code")
        else:
            why = ("不能决定整个运行", "cannot decide for the whole run")
        self.problems.add(
            self.source.document.key((*self.source.section, key)),
            f"“{key}”只能由本次运行的配置设置：报告旁边的配置{why[0]}",
            f'"{key}" can be set by the run\'s configuration only: one near the reports {why[1]}',
        )

    def _run_values(self, table: Table, path: Path) -> Table:
        """The values of keys that are more than words: paths resolved, tables checked."""
        readers: dict[str, Callable[[str, object, Path], object]] = {
            "fail-on": self._choice,
            "lang": self._choice,
            "require-reason": self._values.flag,
            "collection": self._values.flag,
            "baseline": self._path,
            "plugins": self._existing,
            "rule-files": self._existing,
            "limits": self._limits,
            "hierarchy": self._hierarchy,
        }
        return {key: read(key, table[key], (*path, key)) for key, read in readers.items() if key in table}

    def _choice(self, key: str, value: object, path: Path) -> object:
        return self._values.choice(key_label(key), value, path, BY_NAME[key].choices)

    def _path(self, key: str, value: object, path: Path) -> object:
        text = self._values.text(key_label(key), value, path)
        return self._resolved(text, path) if text else ""

    def _existing(self, key: str, value: object, path: Path) -> object:
        kind = "plugin" if key == "plugins" else "rules"
        found = (self._resolved(text, here, kind) for text, here in self._values.texts(key, value, path))
        return tuple(each for each in found if each)

    def _resolved(self, text: str, path: Path, kind: str = "") -> str:
        """The absolute path of a path; "" and a problem when it is not allowed, or what should lie there does not."""
        from .paths import PathError, project_root, resolve, resolve_existing

        folder = self.source.folder
        root = project_root(folder, self._directory)
        try:
            return resolve_existing(text, folder, root, kind) if kind else resolve(text, folder, root)
        except PathError as error:
            self.problems.add(self.source.document.place(path), error.zh, error.en)
            return ""

    def _limits(self, key: str, value: object, path: Path) -> object:
        values = self._values
        table = values.table(key_label(key), value, path)
        found = {}
        for name, limit in values.entries(table, path, limit_names()):
            number = values.count(key_label(name), limit, (*path, name), whole=name != "seconds")
            if number is not None:
                found[name] = number
        return found

    def _hierarchy(self, key: str, value: object, path: Path) -> object:
        table = self._values.table(key_label(key), value, path)
        found: dict[str, tuple[str, ...]] = {}
        parents: dict[str, str] = {}
        for parent, children in table.items():
            here = (*path, parent)
            names = []
            for name, at in self._values.texts(key, children, here):
                if parents.setdefault(name, parent) != parent or _leads_to(parent, name, parents):
                    word = self._values.quote(name)
                    self.problems.add(
                        self.source.document.place(at),
                        f"{word[0] or '这一项'}已经在别处，或者是它自己的上级",
                        f"{word[1].strip() or 'this item'} already stands elsewhere, or above itself",
                    )
                names.append(name)
            found[parent] = tuple(names)
        return found

    def _extends(self, table: Table, path: Path) -> Named | None:
        named = self._named(table, path, "extends")
        if named is None or is_preset_name(named.text):
            return named
        place = (named.line, named.column)
        if self._nearer:
            self.problems.add(
                place,
                "“extends”在这里只能是预设（包:名称），不能是文件：报告旁边的配置不能引入别的文件",
                '"extends" can be a preset (pack:name) only, not a file: '
                "a configuration near the reports cannot bring in another file",
            )
        elif not named.text.endswith(SUFFIXES):
            self.problems.add(
                place,
                "“extends”应当是预设（包:名称），或.toml、.yaml文件的路径",
                '"extends" must be a preset (pack:name), or the path of a .toml or .yaml file',
            )
        else:
            found = self._resolved(named.text, (*path, "extends"))
            self.extended_path = (found, place) if found else None
        return None

    def _named(self, table: Table, path: Path, key: str) -> Named | None:
        if key not in table:
            return None
        here = (*path, key)
        text = self._values.text(key_label(key), table[key], here)
        return Named(text, *self.source.document.place(here)) if text else None

    def _names(self, table: Table, path: Path, key: str) -> tuple[Named, ...] | None:
        if key not in table:
            return None
        here = (*path, key)
        place = self.source.document.place
        return tuple(Named(text, *place(at)) for text, at in self._values.texts(key, table[key], here))

    def _globs(self, table: Table, path: Path, key: str) -> tuple[Glob, ...]:
        if key not in table:
            return ()
        from .globs import GlobError, read_glob

        globs: list[Glob] = []
        for text, here in self._values.texts(key, table[key], (*path, key)):
            try:
                globs.append(read_glob(text))
            except GlobError as error:
                self.problems.add(self.source.document.place(here), error.zh, error.en)
        return tuple(globs)

    def _statement(self, table: Table, path: Path, **rest: Any) -> Statement:
        return Statement(
            origin=self.source.shown,
            nearer=self._nearer,
            select=self._names(table, path, "select"),
            extend_select=self._names(table, path, "extend-select") or (),
            ignore=self._names(table, path, "ignore") or (),
            severity=tuple(self._severity(table, path)),
            options=tuple(self._options(table, path)),
            **rest,
        )

    def _severity(self, table: Table, path: Path) -> Iterator[Level]:
        here = (*path, "severity")
        entries = self._values.table(key_label("severity"), table["severity"], here) if "severity" in table else {}
        for rule, value in entries.items():
            at = (*here, rule)
            word = self._values.quote(rule)
            label = (f"{word[0] or '规则'}的级别", f"the severity of{word[1] or ' a rule'}")
            if isinstance(value, dict):
                self.problems.add(
                    self.source.document.key(at),
                    f"{label[0]}应当是字符串；带变体的规则名要加引号",
                    f"{label[1]} must be a string; put a name with its variant in quotes",
                )
                continue
            level = self._values.choice(label, value, at, LEVELS)
            if level:
                yield Level(Named(rule, *self.source.document.key(at)), Severity.read(level))

    def _options(self, table: Table, path: Path) -> Iterator[OptionTable]:
        here = (*path, "options")
        entries = self._values.table(key_label("options"), table["options"], here) if "options" in table else {}
        for rule, value in entries.items():
            at = (*here, rule)
            word = self._values.quote(rule)
            label = (f"{word[0] or '规则'}的选项", f"the options of{word[1] or ' a rule'}")
            values = self._values.table(label, value, at)
            yield OptionTable(Named(rule, *self.source.document.key(at)), values, self.source.document, at)

    def _overrides(self, table: Table, path: Path) -> Iterator[Statement]:
        if "overrides" not in table:
            return
        here = (*path, "overrides")
        overrides = table["overrides"]
        if not isinstance(overrides, list):
            self._values.wrong_type(key_label("overrides"), TABLES, overrides, here)
            return
        for index, override in enumerate(overrides):
            at = (*here, index)
            entries = self._values.table(item_label("overrides"), override, at)
            known = dict(self._values.entries(entries, at, OVERRIDE_KEYS))
            self._check_override(known, at, is_table=isinstance(override, dict) and len(known) == len(entries))
            yield self._statement(
                known,
                at,
                line=self.source.document.place(at)[0],
                files=self._globs(known, at, "files"),
                sections=tuple(self._sections(known, at)),
            )

    def _check_override(self, table: Table, path: Path, *, is_table: bool) -> None:
        place = self.source.document.place(path)
        for key in ("files", "sections"):
            if table.get(key) == []:
                self.problems.add(self.source.document.place((*path, key)), f"“{key}”是空的", f'"{key}" is empty')
        if is_table and not table.keys() & {"files", "sections"}:
            self.problems.add(place, "这一条没有files，也没有sections", "this override has neither files nor sections")
        if is_table and not table.keys() - {"files", "sections"}:
            self.problems.add(
                place,
                "这一条没有select、ignore、severity或options",
                "this override has none of select, ignore, severity and options",
            )
        if "sections" in table and "options" in table:
            self.problems.add(
                self.source.document.key((*path, "options")),
                "选项对整份报告有效，不能只对章节设置",
                "options hold for a whole report; they cannot be set for sections",
            )

    def _sections(self, table: Table, path: Path) -> Iterator[str]:
        if "sections" in table:
            for text, _ in self._values.texts("sections", table["sections"], (*path, "sections")):
                yield fold_plain(text)


def is_preset_name(text: str) -> bool:
    """Whether a word of ``extends`` is a preset (``pack:name``) and not a path."""
    pack, colon, name = text.partition(":")
    return bool(colon) and len(pack) > 1 and not ({"/", "\\"} & set(text)) and bool(name)


def _leads_to(start: str, wanted: str, parents: dict[str, str]) -> bool:
    """Whether one meets ``wanted`` on the way up from ``start``."""
    seen: set[str] = set()
    while start not in seen:
        if start == wanted:
            return True
        seen.add(start)
        start = parents.get(start, start)
    return False
