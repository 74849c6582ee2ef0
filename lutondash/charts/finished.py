"""`FinishedChart`: a chart whose specification was written once, when it was drawn."""

from typing import Any

import altair as alt


class FinishedChart(alt.LayerChart):
    """An Altair chart that hands out its finished specification: drawing it again repeats no work.

    Altair checks a chart against its schema at every `to_dict`, about 50 ms under a lock that all
    visitors share. Charts here never change once drawn, and the tests check every kind of them.
    """

    def __init__(self, spec: dict[str, Any]) -> None:
        super().__init__(layer=[])
        # Altair takes plain attributes for properties of the chart, so this one goes around it.
        object.__setattr__(self, "_finished", spec)

    def to_dict(self, *_args: object, **_options: object) -> dict[str, Any]:
        """Return the specification; the copy keeps a caller's changes at the top from the next one."""
        spec: dict[str, Any] = object.__getattribute__(self, "_finished")
        return dict(spec)
