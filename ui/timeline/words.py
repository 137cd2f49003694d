"""Words: rulings, sectors and what moved between two laws, in a reader's language."""

from collections.abc import Iterator
from datetime import date

from rag.replies import Replies, load_replies
from rag.rules.acts import list_amendments, rule_client_data_act
from rag.rules.ruling import SECTORS, Certainty, LegalBasis, OtherReading, Ruling
from ui.day import write_day
from ui.texts import Texts, load_texts
from ui.timeline.laws import Comparison, Mark, follows_joining


class LawWords:
    """The words of one language for the law: names, rulings, certainty and changes."""

    def __init__(self, language: str) -> None:
        self.texts: Texts = load_texts(language)
        self._replies: Replies = load_replies(language)

    def name_subject(self, subject: str) -> str:
        """A subject by its name."""
        return self._replies.say(f"subjects.{subject}.name")

    def name_sectors(self, sectors: tuple[str, ...]) -> str:
        """Sectors by their names, all of them as such."""
        if sectors == SECTORS:
            return self.texts("deadlines.sector.all")
        return self._replies.join([self._replies.say(f"sectors.{sector}") for sector in sectors])

    def join(self, names: list[str]) -> str:
        """Names as a list in running text."""
        return self._replies.join(names)

    def name_certainty(self, certainty: Certainty) -> str:
        """How certain a ruling is, in words."""
        return self.texts(f"certainty.{certainty}")

    def name_basis(self, basis: tuple[LegalBasis, ...]) -> str:
        """The places in the law that give a day."""
        return "; ".join(map(str, basis))

    def name_acts(self, on: date) -> str:
        """The Client Data Act in force on a day with what amends it; empty where none is."""
        act = rule_client_data_act(on)
        if act is None or not act.is_in_force(on):
            return ""
        amendments = [amendment.act for amendment in list_amendments(act.act, on)]
        if not amendments:
            return act.act
        return self.texts("deadlines.states.amended", act=act.act, amendment=self.join(amendments))

    def tell_verification(self, act: str) -> str:
        """How far the law was followed."""
        return self._replies.say("notices.verified_through", act=act)

    def tell(self, ruling: Ruling | None) -> str:
        """What a ruling requires: its day, or both readings of it, and what makes it less than plain."""
        if ruling is None:
            return self.texts("deadlines.law.none")
        earlier = self.texts("deadlines.law.earlier") if ruling.id.startswith("consent") else ""
        if ruling.other_reading:
            return self._tell_readings(ruling, ruling.other_reading) + earlier
        words = self.texts(f"deadlines.law.{_find_way(ruling)}", day=write_day(ruling.day)) + earlier
        inferred = ruling.certainty is Certainty.INFERRED
        return f"{words} ({self._replies.say('rulings.inferred')})" if inferred else words

    def tell_mark(self, mark: Mark) -> str:
        """What a mark on the picture means, in few words."""
        words = [self.texts(f"deadlines.law.{_find_way(mark.ruling)}", day=write_day(mark.day))]
        if mark.ruling.other_reading:
            words.append(self.texts("deadlines.picture.reading"))
        elif mark.ruling.certainty is not Certainty.CONFIRMED:
            words.append(self.name_certainty(mark.ruling.certainty))
        return " · ".join(words)

    def tell_change(self, comparison: Comparison) -> Iterator[str]:
        """What moved between the earlier law and the later, a sentence for each thing."""
        earlier, later = comparison.rulings[0], comparison.rulings[-1]
        if earlier is None or later is None:
            yield self.texts(f"deadlines.moved.{_name_gap(earlier, later)}")
        elif not comparison.has_moved:
            same = earlier.legal_basis == later.legal_basis
            yield self.texts("deadlines.moved.unchanged") if same else self.texts("deadlines.moved.unchanged_basis")
        else:
            yield from self._tell_move(earlier, later)

    def _tell_move(self, earlier: Ruling, later: Ruling) -> Iterator[str]:
        """A day that moved, and a date of its own that was removed or given."""
        old = self.texts("deadlines.law.or").join(map(write_day, earlier.days))
        if earlier.days != later.days:
            yield self.texts("deadlines.moved.moved", old=old, new=self.tell(later))
        if earlier.kind == "storing" and follows_joining(later):
            yield self.texts("deadlines.moved.removed", old=old)
        if follows_joining(earlier) and later.kind == "storing":
            yield self.texts("deadlines.moved.given", new=write_day(later.day))

    def _tell_readings(self, ruling: Ruling, other: OtherReading) -> str:
        """Both readings of a contested day, and who reads so."""
        key = f"rulings.contested.{other.reason}"
        words = self._replies.say(key, day=write_day(ruling.day), other=write_day(other.day))
        return f"{self.texts('deadlines.law.joining_open')}; {words}" if follows_joining(ruling) else words


def _find_way(ruling: Ruling) -> str:
    """The key of how a ruling gives its day: its own, from joining on, or by the day to join."""
    if not follows_joining(ruling):
        return "by"
    return "from_joining" if ruling.id.startswith("storing") else "with_joining"


def _name_gap(earlier: Ruling | None, later: Ruling | None) -> str:
    """The key of a change from or to a law that gives no day."""
    return "new" if later else "gone" if earlier else "none"
