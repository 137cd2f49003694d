"""Who asks, and the organisation's own rules: they change answers, stay in the session, and come and go as a file."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.organisation import Organisation
from rag.settings import ORGANISATION_FILE, ROOT, Settings
from tests.conftest import TODAY
from ui.texts import load_texts

TEXTS = load_texts("fi")
QUESTION = "Milloin asiakirjat on vietävä Kantaan?"


def draw_page(corpus: str) -> None:
    """The page of the organisation alone."""
    from datetime import date
    from pathlib import Path

    from ui.organisation import OrganisationPage

    OrganisationPage(Path(corpus), date(2026, 11, 22), "fi").show()


def open_form(corpus: Path) -> AppTest:
    page = AppTest.from_function(draw_page, kwargs={"corpus": str(corpus)}, default_timeout=60)
    page.run()
    assert not page.exception
    return page


def fill(page: AppTest, **texts: str) -> AppTest:
    """Fill in fields by their labels and send the form."""
    labels = {name: TEXTS(f"own_rules.fields.{name}") for name in texts if name != "lastensuojelu"}
    for name, text in texts.items():
        fields = [*page.text_input, *page.text_area]
        next(field for field in fields if field.label == labels.get(name, name)).set_value(text)
    page.button[0].click().run()
    assert not page.exception
    return page


def has_own(page: AppTest) -> bool:
    return "organisation" in page.session_state


def test_what_is_filled_in_is_used_and_shown_in_the_form_again(tmp_path: Path) -> None:
    page = fill(open_form(tmp_path), name="Pohjola", lastensuojelu="1.3.2025", limits="Ei vanhoja.")
    assert str(page.session_state["organisation"].shown_from["child_welfare"]) == "2025-03-01"
    assert [told.value for told in page.success] == [TEXTS("own_rules.used")]
    assert page.text_input[0].value == "Pohjola"


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("lastensuojelu", "31.2.2025", "Kentän “lastensuojelu” päivää ei voi käyttää"),
        ("limits", "soita 040 123 4567", "Kentässä “Organisaation muut rajoitukset ja siirtymäajat” näyttää olevan"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_and_nothing_is_lost(
    tmp_path: Path, field: str, text: str, told: str
) -> None:
    page = fill(open_form(tmp_path), name="Pohjola", **{field: text})
    assert page.error[0].value.startswith(told)
    assert not has_own(page)
    assert page.text_input[0].value == "Pohjola"


def test_the_admin_s_default_stands_in_the_form(tmp_path: Path) -> None:
    (tmp_path / ORGANISATION_FILE).write_text("name: Alue\nstoring: real_time\n", encoding="utf-8")
    page = open_form(tmp_path)
    assert page.text_input[0].value == "Alue"
    assert page.radio[0].value == "real_time"


def test_a_default_that_cannot_be_used_is_told_and_left_out(tmp_path: Path) -> None:
    (tmp_path / ORGANISATION_FILE).write_text("nimi: Alue\n", encoding="utf-8")
    page = open_form(tmp_path)
    assert "Kenttää “nimi” ei ole" in page.warning[0].value
    assert page.text_input[0].value == ""


def test_own_rules_and_profile_go_with_a_question(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANTANEUVO_INDEX", str(settings.index))
    monkeypatch.setenv("KANTANEUVO_CORPUS", str(settings.corpus))
    monkeypatch.setenv("KANTANEUVO_TODAY", TODAY.isoformat())
    page = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    page.session_state["organisation"] = Organisation(name="<i>", storing="real_time")
    page.run()
    page.radio(key="profile_sector").set_value("self_paid")
    page.text_input(key="profile_joined_on").set_value("1.2.2025").run()
    page.chat_input[0].set_value(QUESTION).run()
    assert not page.exception
    answer = page.session_state["turns"][-1].answer
    assert answer.organisation == ("Asiakirjat tallentuvat Kantaan reaaliajassa.",)
    assert any("1.2.2025" in notice for notice in answer.notices)
    shown = "".join(str(html.proto.body) for html in page.get("html"))
    assert "&lt;i&gt;</summary>" in shown
    assert '<div class="own-rules">' in shown
