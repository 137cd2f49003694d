"""Markdown: headings, lists with their lead-in, tables with their column names, sections with fields of their own."""

from ingest.reading.markdown import read_markdown
from rag.blocks import Block


def test_headings_make_a_path() -> None:
    sections = read_markdown("# A\n\nfirst\n\n## B\n\nsecond\n\n### C\n\nthird\n\n## D\n\nfourth\n")
    assert [section.heading for section in sections if section.blocks] == [
        ("A",),
        ("A", "B"),
        ("A", "B", "C"),
        ("A", "D"),
    ]


def test_a_list_takes_the_paragraph_before_it_as_its_lead_in() -> None:
    (section,) = [one for one in read_markdown("# A\n\nThese are stored:\n\n- plans\n- decisions\n") if one.blocks]
    assert section.blocks == (Block("These are stored:", ("- plans", "- decisions")),)


def test_numbered_and_nested_items_stay_in_order() -> None:
    (section,) = [one for one in read_markdown("# A\n\n1. first\n   - under it\n2. second\n") if one.blocks]
    assert section.blocks[0].items == ("1. first", "- under it", "2. second")


def test_a_table_row_carries_its_column_names() -> None:
    table = "# A\n\n| wave | begins | ends |\n|---|---|---|\n| 11 | 4/2022 | 7/2022 |\n| 12 | 9/2022 | |\n"
    (section,) = [one for one in read_markdown(table) if one.blocks]
    assert section.blocks[0].items == ("- 11 – begins: 4/2022; ends: 7/2022", "- 12 – begins: 9/2022")


def test_marks_and_links_are_taken_off() -> None:
    (section,) = [one for one in read_markdown("# A\n\nSee **the** [guide](http://x) `now`.\n") if one.blocks]
    assert section.blocks[0].text == "See the guide now."


def test_a_comment_names_the_section_and_its_validity() -> None:
    text = "# A\n<!-- {id: storing, place: page 2, page: 2, standing: draft} -->\n\nText.\n"
    (section,) = [one for one in read_markdown(text) if one.blocks]
    assert (section.id, section.place, section.page) == ("storing", "page 2", 2)
    assert section.notes == {"standing": "draft"}


def test_other_comments_and_html_say_nothing() -> None:
    (section,) = [one for one in read_markdown("# A\n<!-- a remark -->\n\n<br>\n\nText.\n") if one.blocks]
    assert section.blocks == (Block("Text."),)
    assert not section.notes
