"""`Disclosure`: which figures of an indicator are hidden so that no person can be recognised in them."""

import re
from typing import Literal

from pydantic import Field, model_validator

from lutondash.model.record import Record, Words

_LENGTH = re.compile(r"P[1-9]\d{0,2}[YM]", re.ASCII)

HIDDEN_NOTE = "Hidden to protect people."
"""What the row of a hidden figure says."""


class AddsUp(Record):
    """Figures that add up to another one, so that a hidden one could be worked out of the rest.

    The sum must hold exactly: of counts, wherever the other two parts of a row's key are the same.
    """

    over: Literal["breakdown", "geography", "period"] = Field(description="what the parts are parts of")
    total: str = Field(
        "", description="blank for the whole population, or a breakdown, a place's code, a length such as P1Y"
    )
    parts: tuple[Words, ...] = Field(
        min_length=1, description="breakdowns or codes of places; of periods one length, such as P3M"
    )

    @model_validator(mode="after")
    def _makes_sense(self) -> "AddsUp":
        if self.total in self.parts or len(set(self.parts)) < len(self.parts):
            raise ValueError("a part is named twice, or is its own total")
        lengths = [_LENGTH.fullmatch(text) for text in (self.total, *self.parts)]
        if self.over == "period" and (len(self.parts) > 1 or not all(lengths)):
            raise ValueError("give one length for the total and one for its parts, such as P1Y and P3M")
        if self.over == "geography" and not self.total:
            raise ValueError("give the code of the place that the parts add up to")
        return self


class Disclosure(Record):
    """How small numbers of an indicator are hidden, as the owner of the data has decided.

    Hidden are counts from 1 to under `smallest`, the rates made of them, and as many others as it takes
    that none can be worked out. Nothing hidden is ever written into the data folder.
    """

    rule: Words = Field(description="whose rule it is, and where it is written down")
    smallest: int = Field(
        5,
        ge=2,
        le=1000,
        strict=True,
        description="counts under it are hidden; 5 is usual, 10 where sensitive",
    )
    counts: Literal["value", "numerator"] = Field(
        "value", description="the column that counts people: value, or numerator where the value is a rate"
    )
    hide_zero: bool = Field(False, strict=True, description="true hides nought too")
    also_denominator: int = Field(
        0, ge=0, le=10000, strict=True, description="rates among fewer people than this are hidden; 0 is off"
    )
    adds_up: tuple[AddsUp, ...] = Field((), description="which figures add up to which")

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Disclosure":
        if self.also_denominator and self.counts == "value":
            raise ValueError("also_denominator goes with counts numerator")
        return self

    @property
    def least(self) -> int:
        """The smallest count that a hidden figure may stand for."""
        return 0 if self.hide_zero else 1
