"""A file of rules named in any configuration: what was there stays, and one path is more."""

import tomli
from hypothesis import given
from hypothesis import strategies as st

from reportlint.cli.naming import line_for, named_in
from reportlint.config.sources import Source
from reportlint.syntax.toml import read_toml

PATH = "./ours.py"
lines = st.lists(
    st.sampled_from(
        ["# a note", "", 'fail-on = "warning"', "select = [", '  "GI1", # one', '  "GI2"', "]", "[options.GI601]",
         "min-length = 9", "[limits]", "lang = 'zh'", 'name = "a = [\\"b\\"]"', 'note = """', '"""', "a.b = 1"]
    ),
    max_size=9,
)  # fmt: skip
paths = st.lists(st.sampled_from(['"./a.py"', "'./b \"c\".py'", '"./d\\"e.py"', '"""./f.py"""']), max_size=3)
gaps = st.sampled_from([", ", ",\n    ", ",  # why\n"])


@given(lines, paths | st.none(), gaps, st.sampled_from(["\n", "\r\n"]), st.integers(0, 9))
def test_nothing_else_changes(written: list[str], listed: list[str] | None, gap: str, end: str, at: int) -> None:
    if listed is not None:
        written = [*written[:at], f"plugins = [{gap.join(listed)}]", *written[at:]]
    text = ("\n".join(written) + "\n").replace("\n", end)
    try:
        before = read_toml(text.encode()).values
    except Exception:
        return
    source = Source("/x/reportlint.toml", "reportlint.toml", text.encode(), read_toml(text.encode()))
    changed = named_in(source, "plugins", PATH)
    if changed is None:
        assert line_for(source, "plugins", PATH).endswith('"./ours.py"]')
        return
    after = tomli.loads(changed)
    there = before.get("plugins", [])
    assert isinstance(there, list)
    assert after == {**before, "plugins": [*there, PATH]}
    added = f', "{PATH}"' if there else f'"{PATH}"' if "plugins" in before else f'plugins = ["{PATH}"]{end}'
    assert changed.replace(added, "", 1) == text
