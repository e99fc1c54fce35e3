"""The thresholds of the SEO checks, from the table ``data/seo_thresholds.csv``."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).parent / "data" / "seo_thresholds.csv"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One limit: its value with the unit, the check that asks it, what it means to SEO staff."""

    name: str
    value: float
    unit: str
    check: str
    meaning: str

    def __str__(self) -> str:
        return f"{self.value:g}{self.unit}" if self.unit == "%" else f"{self.value:g} {self.unit}"


@cache
def thresholds() -> dict[str, Threshold]:
    """Return the limits by their names, in the table's order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            row["name"]: Threshold(
                row["name"], float(row["value"]), row["unit"], row["check"], row["meaning"]
            )
            for row in csv.DictReader(file)
        }


def limit(name: str) -> float:
    """Return the value of a limit; raises KeyError where the table has none of that name."""
    return thresholds()[name].value
