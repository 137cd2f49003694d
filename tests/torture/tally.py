"""Tally: how a row of the campaign went, as "k failures of n" with its longest time."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """Tries of one kind: how many, what failed in each, and the longest time of what is timed."""

    name: str
    tried: int = 0
    longest: float = 0.0
    failures: list[str] = field(default_factory=list)

    def add(self, label: object, wrong: list[str], took: float = 0.0) -> None:
        """Count one try, with what went wrong in it."""
        self.tried += 1
        self.longest = max(self.longest, took)
        if wrong:
            self.failures.append(f"{self.name}, {label}: {'; '.join(wrong)}")
            print(f"  failed: {self.failures[-1]}", flush=True)

    def tell(self, timed: str = "the longest", **figures: object) -> "Tally":
        """Print the row."""
        more = "".join(f", {name.replace('_', ' ')} {value}" for name, value in figures.items())
        longest = f", {timed} {self.longest:.2f} s" if self.longest else ""
        print(f"{self.name}: {len(self.failures)} failures of {self.tried}{longest}{more}", flush=True)
        return self
