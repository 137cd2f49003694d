"""Parts of pieces: what looks or means alike shares something to learn from."""

from ingest.embedder.parts import list_parts, number_parts


def test_beginning_of_a_word_is_another_part_than_its_middle() -> None:
    assert "<las" in list_parts("▁lastensuojelu")
    assert "<las" not in list_parts("lastensuojelu")


def test_inflected_forms_share_their_base_form() -> None:
    assert "fi:asiakas" in set(list_parts("▁asiakkaan")) & set(list_parts("▁asiakkaalle"))


def test_number_has_no_base_form() -> None:
    assert not [part for part in list_parts("▁2023") if ":" in part]


def test_only_shared_parts_are_numbered() -> None:
    rows, count = number_parts(["▁laki", "▁lain", "▁q"])
    assert count == len({int(number) for row in rows for number in row})
    assert set(rows[0].tolist()) & set(rows[1].tolist())
    assert rows[2].tolist() == []
