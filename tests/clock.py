"""Times that a test may build on, though the computer's speed changes by two while they are taken.

A bound in seconds is for what would otherwise not end: it is set five times and more above what is usual. All else is
a ratio of two times taken in turn, and one round in which it holds is enough: code that became slow is slow in each.
"""

import time
from collections.abc import Callable

ROUNDS = 8


def least(runs: int, action: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The seconds of the quickest of some runs."""
    times = []
    for _ in range(runs):
        began = clock()
        action()
        times.append(clock() - began)
    return min(times)


def assert_ratio(
    most: float, taken: Callable[[], float], reference: Callable[[], float], allowance: float = 0.0
) -> None:
    """In one of several rounds the seconds taken are no more than ``most`` times the reference and the allowance."""
    rounds = []
    for _ in range(ROUNDS):
        rounds.append((reference(), taken()))
        if rounds[-1][1] <= most * rounds[-1][0] + allowance:
            return
    told = ", ".join(f"{took:.4f} to {against:.4f}" for against, took in rounds)
    raise AssertionError(f"more than {most} times the reference in every round: {told}")


def loop() -> int:
    """Some 5 ms of arithmetic: what times are compared with that have no other reference."""
    return sum(index * index for index in range(100_000))
