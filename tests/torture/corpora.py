"""Corpora made by code: short Finnish texts, each with a name that no other has and the round it was written in.

Every passage of a round says its number, so that a passage of another round among them is seen at once.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from rag.settings import Settings

SECTIONS = 50
"""Sections of a document at most."""

_CONSONANTS = ("rs", "lv", "mn", "tk", "ph")
_VOWELS = "aeiou"
_SUBJECTS = ("päätös", "suunnitelma", "lausunto", "hakemus", "arvio", "sopimus", "selvitys", "kertomus")
_VERBS = ("tallennetaan", "siirretään", "kirjataan", "luovutetaan", "viedään", "lähetetään", "talletetaan")
_PLACES = ("arkistoon", "rekisteriin", "palveluun", "järjestelmään", "kansioon", "tietovarantoon", "luetteloon")
_TIMES = ("heti", "viikon kuluessa", "keväällä", "syksyllä", "vuoden lopussa", "kuukausittain", "pyynnöstä")
_ROUND = re.compile(r"\bkierros(\d+)\b")


@dataclass(frozen=True)
class Corpus:
    """Documents of so many passages, written anew for each round."""

    settings: Settings
    passages: int

    def write(self, number: int) -> None:
        """Write the documents and the register of a round, each file in one step."""
        folder = self.settings.corpus
        folder.mkdir(parents=True, exist_ok=True)
        entries = []
        for start in range(0, self.passages, SECTIONS):
            name = f"ohje-{start // SECTIONS}"
            sections = [write_section(place, number) for place in range(start, min(start + SECTIONS, self.passages))]
            put(folder / f"{name}.md", f"# {name.capitalize()}\n\n" + "\n".join(sections))
            entries.append(write_entry(name, number))
        put(folder / "sources.yaml", "sources:\n" + "".join(entries))


def write_section(place: int, number: int) -> str:
    """One section of a round, with its name in the heading and in the text."""
    name = name_section(place)
    return f"## {name.capitalize()}\n<!-- {{id: {name}}} -->\n\n{write_text(place, number)}\n"


def write_text(place: int, number: int) -> str:
    """The text of a section of a round."""
    subject, verb = _SUBJECTS[place % 8], _VERBS[place // 8 % 7]
    to, when = _PLACES[place // 56 % 7], _TIMES[(place + number) % 7]
    name = name_section(place).capitalize()
    return f"{name} {verb} {to} {when}. Liitteenä on {subject}, ja merkintä on kierros{number}."


def write_entry(name: str, number: int, standing: str = "in_force") -> str:
    """A document's entry in the register."""
    return (
        f"  - {{id: {name}, title: {name.capitalize()}, publisher: Kunta {number}, published: 2022-05-10, "
        f"kind: digest, standing: {standing}, files: {{fi: {name}.md}}}}\n"
    )


def name_section(place: int) -> str:
    """A word that names one section alone."""
    figures = zip(f"{place:05}", _CONSONANTS, strict=True)
    return "".join(pair[int(figure) // 5] + _VOWELS[int(figure) % 5] for figure, pair in figures) + "kortti"


def ask_for(place: int) -> str:
    """A question that one section answers."""
    return f"Minne {name_section(place)} viedään?"


def read_rounds(text: str) -> set[int]:
    """The rounds that a text says it was written in."""
    return {int(number) for number in _ROUND.findall(text)}


def put(path: Path, text: str) -> None:
    """Write a file in one step, so that no ingest reads half of it."""
    aside = path.with_suffix(".aside")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
