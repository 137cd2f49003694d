"""Known-item test: how often a question's own section is among the first ten."""

import pytest
import torch

from ingest.embedder.known_item import find_share
from rag.statute_sections import list_once


def test_headings_that_stand_twice_are_not_asked() -> None:
    assert list_once(["Voimaantulo", "Tarkoitus", "voimaantulo", "Määritelmät"]) == (
        ["Tarkoitus", "Määritelmät"],
        [1, 3],
    )


def test_share_counts_questions_whose_own_section_is_near() -> None:
    sections = torch.eye(30)
    asked = torch.stack([sections[3], sections[4], torch.ones(30) - sections[5]])
    assert find_share(asked, sections, [3, 4, 5]) == pytest.approx(2 / 3)


def test_fewer_sections_than_ten_are_all_found() -> None:
    assert find_share(torch.eye(2), torch.eye(2), [1, 0]) == 1.0
