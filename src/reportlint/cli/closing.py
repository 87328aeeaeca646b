"""What is said beside the results: what was done in one line, and more when asked for."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint.batch.files import FileList
from reportlint.engine.results import words_of_why
from reportlint.model import Severity
from reportlint.output.visible import table, visible
from reportlint.plugins.registry import Registry
from reportlint.triage.results import FileResult, RunResult

from .language import Say
from .options import CheckOptions

_LEVELS = ((Severity.ERROR, "错误", "error"), (Severity.WARNING, "警告", "warning"), (Severity.INFO, "提示", "info"))


def last_line(run: RunResult, files: FileList, fail_on: Severity, say: Say) -> str:
    """What was done: files, rules, what was not applied, not checked, suppressed; what was found and whether it fails."""
    s = run.summary
    parts = [
        say(f"{s.files}个文件", count(s.files, "file")),
        say(f"运行{s.rules_run}条规则", f"{count(s.rules_run, 'rule')} run"),
        say(f"{s.not_applied}条不适用", f"{s.not_applied} not applied"),
        say(f"{s.not_checked}个文件未检查或未查完", f"{s.not_checked} not checked"),
        say(f"屏蔽{s.suppressed}处", f"{s.suppressed} suppressed"),
    ]
    if s.baselined:
        parts.append(say(f"基线中{s.baselined}处", f"{s.baselined} baselined"))
    if s.not_reports:
        parts.append(say(f"{s.not_reports}个不是报告", f"{s.not_reports} not a report"))
    if files.excluded:
        parts.append(say(f"排除{len(files.excluded)}个", f"{len(files.excluded)} excluded"))
    if files.ignored:
        parts.append(say(f".gitignore排除{len(files.ignored)}个", f"{len(files.ignored)} left out by .gitignore"))
    done = say("，", ", ").join(parts)
    early = say("（中断，以下只是已查部分）", " (interrupted: this is only a part)") if run.interrupted else ""
    return done + early + say("：", ": ") + _found(run, fail_on, say)


def mending(run: RunResult, fixed: int | None, say: Say, options: CheckOptions) -> str:
    """What was fixed, or could be; ``fixed`` is None for a run that fixes nothing. "" when there is nothing to say."""
    safe = unsafe = 0
    for file in run.files:
        for each in file.findings:
            fix = each.found.fix
            if fix is not None and (file.takes_edits or each.path != file.path):
                safe, unsafe = safe + fix.safe, unsafe + (not fix.safe)
    parts = []
    if fixed and options.diff:
        parts.append(say(f"会改正{fixed}处", f"{fixed} would be fixed"))
    elif fixed:
        parts.append(say(f"已改正{fixed}处", f"{fixed} fixed"))
    if fixed is None and safe:
        parts.append(say(f"可用--fix改正{safe}处", f"{safe} fixable with --fix"))
    if unsafe and not options.unsafe_fixes:
        option = "--unsafe-fixes" if parts or fixed is not None else "--fix --unsafe-fixes"
        more = " more" if parts else " fixable"
        parts.append(say(f"用{option}{'还' if parts else ''}可改正{unsafe}处", f"{unsafe}{more} with {option}"))
    return say("；", "; ") + say("，", ", ").join(parts) if parts else ""


def notes(run: RunResult, files: FileList, say: Say) -> Iterator[str]:
    """What a reader must know although no finding says it."""
    for excluded in files.excluded:
        if excluded.named:
            shown = visible(excluded.shown)
            yield say(f"{shown} 被配置排除，没有检查", f"{shown} is excluded by the configuration and was not checked")
    for file in run.files:
        if file.partial:
            shown = visible(file.path)
            yield say(
                f"{shown} 中一条规则的问题过多，其余的没有列出",
                f"{shown}: one rule has too many findings; the rest of them is not listed",
            )
    if not run.summary.rules_run and any(file.is_report for file in run.files):
        yield say("没有一条规则能够运行，等于没有检查", "not one rule could be run, so nothing was checked")


def nothing_found(files: FileList, say: Say) -> str:
    """When paths hold no candidate at all."""
    if files.ignored:
        return say(
            f"没有可检查的文件：{len(files.ignored)}个文件或文件夹被.gitignore排除（直接写出文件名则照常检查）",
            f"no file to check: .gitignore leaves out {len(files.ignored)} of the files and folders "
            "(what is named itself is checked all the same)",
        )
    return say(
        "没有可检查的文件：给出的文件夹中没有 .md .txt .html .docx .pdf 等文件",
        "no file to check: the folders hold none that ends in .md, .txt, .html, .docx, .pdf or the like",
    )


def statistics(run: RunResult, say: Say) -> str:
    """How often every rule spoke, the most frequent first."""
    counts: dict[tuple[str, str], int] = {}
    for finding in run.shown():
        key = (finding.found.code, finding.found.name)
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    rows = [[str(number).rjust(6), code, name] for (code, name), number in ordered]
    return table(rows) if rows else say("没有问题\n", "no findings\n")


def file_list(run: RunResult, say: Say) -> str:
    """Every file with its format, encoding, kind, and what was found."""
    rows = []
    for file in run.files:
        if not file.checked:
            state = say("未能读取", "not read")
        elif not file.profile:
            state = say("不是报告", "not a report")
        else:
            state = say(f"{len(file.findings)}处", count(len(file.findings), "finding"))
            if not file.is_whole:
                state += say("，未查完", ", in part")
        rows.append([file.path, file.format or "-", file.encoding or "-", file.profile or "-", state])
    return table(rows)


def passed(run: RunResult, registry: Registry, say: Say) -> str:
    """For every report the rules that found nothing, that found something, that did not apply and why, that are off,
    and that were not checked."""
    return "".join(_passed(file, registry, say) for file in run.files if file.is_report)


def _passed(file: FileResult, registry: Registry, say: Say) -> str:
    spoke = {finding.found.code for finding in file.findings}
    states = sorted(file.states.items())
    ran = [code for code, state in states if state.state == "ran"]
    known = [rule.code for rule in registry.rules_of(registry.profile(file.profile))]
    lines = [
        (say("通过：", "passed: "), " ".join(code for code in ran if code not in spoke) or "-"),
        (say("未通过：", "failed: "), " ".join(code for code in ran if code in spoke)),
        *(
            (say("不适用：", "not applied: "), f"{code}{_bracketed(state.why, say)}")
            for code, state in states
            if state.state == "not-applied"
        ),
        (say("已关闭：", "off: "), " ".join(code for code in known if code not in file.states)),
        *(
            (say("未检查：", "not checked: "), f"{code} ({state.why})" if state.why else code)
            for code, state in states
            if state.state == "not-checked"
        ),
    ]
    return "\n".join([visible(file.path), *(f"  {head}{words}" for head, words in lines if words)]) + "\n"


def _bracketed(why: str, say: Say) -> str:
    zh, en = words_of_why(why)
    return say(f"（{zh}）", f" ({en})")


def _found(run: RunResult, fail_on: Severity, say: Say) -> str:
    counts = {Severity.ERROR: run.summary.error, Severity.WARNING: run.summary.warning, Severity.INFO: run.summary.info}
    counts[Severity.INFO] -= sum(f.found.code == "RL005" and f.severity is Severity.INFO for f in run.findings)
    parts = [say(f"{counts[s]}个{zh}", count(counts[s], en)) for s, zh, en in _LEVELS if counts[s] > 0]
    if not parts:
        return say("没有问题", "no findings")
    listed = say("，", ", ").join(parts)
    if run.fails(fail_on):
        return listed
    option = "never" if fail_on is Severity.OFF else fail_on.label
    one = sum(counts.values()) == 1
    return listed + say(
        f"；不影响结果（--fail-on {option}）", f"; {'it does' if one else 'they do'} not fail (--fail-on {option})"
    )


def count(number: int, word: str) -> str:
    plural = word if number == 1 or word == "info" else f"{word}s"
    return f"{number} {plural}"
