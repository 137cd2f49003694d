"""Matrix: every cell of the law becomes questions that demand just its dates."""

from datetime import date

from evals.generated.matrix import SUBJECTS, list_cells, list_matrix_cases
from rag.rules.ruling import SECTORS
from rag.rules.verdict import Verdict


def test_every_row_is_asked_in_every_language() -> None:
    cases = list(list_matrix_cases())
    assert len(cases) > 1500
    assert {case.language for case in cases} == {"fi", "sv", "en"}
    assert len({case.id for case in cases}) == len(cases)


def test_dates_are_those_of_the_law_on_the_day() -> None:
    joining = [case for case in list_matrix_cases() if "Milloin on viimeistään liityttävä Kantaan?" in case.question]
    by_day = {case.as_of: set(case.expected_dates) for case in joining}
    assert by_day[date(2026, 11, 22)] == {"2026-09-01"}
    assert by_day[date(2024, 3, 15)] == {"2024-09-01", "2026-01-01"}
    assert {verdict for case in joining for verdict in case.expected_dates.values()} == {Verdict.AGREES}


def test_cells_cover_every_subject_and_sector() -> None:
    cells = list_cells().values()
    assert {cell.subject for cell in cells} == set(SUBJECTS)
    assert {cell.sector for cell in cells} == set(SECTORS)
