"""Words of a change: what goes and what comes is marked, what stays is shown only near them, and all is escaped."""

from ui.administration.words import mark_words

LONG = " ".join(f"w{number}" for number in range(100))


def test_what_goes_and_what_comes_is_marked() -> None:
    assert mark_words([("=", "on"), ("-", "<a>"), ("+", "b")]) == "on <del>&lt;a&gt;</del> <ins>b</ins>"


def test_what_stays_is_shown_near_changes_alone() -> None:
    shown = mark_words([("=", LONG), ("-", "x"), ("=", LONG), ("+", "y"), ("=", LONG)])
    first, second, last = shown.replace("<del>x</del>", "|").replace("<ins>y</ins>", "|").split("|")
    assert first.split() == ["…", *LONG.split()[-12:]]
    assert second.split() == [*LONG.split()[:12], "…", *LONG.split()[-12:]]
    assert last.split() == [*LONG.split()[:12], "…"]


def test_a_text_without_a_change_is_whole() -> None:
    assert mark_words([("=", LONG)]) == LONG
