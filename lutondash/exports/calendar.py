"""A calendar as iCalendar (RFC 5545): days on which figures are due and committees meet."""

from collections.abc import Callable
from datetime import timedelta

import icalendar

from lutondash.views.calendar import Calendar, Event

_A_DAY = timedelta(days=1)


def ics(planned: Calendar, locate: Callable[[str], str]) -> bytes:
    """Write a calendar of whole days; `locate` says where readers find an address of this site."""
    made = icalendar.Calendar.new(
        uid=planned.id,
        name=_one_line(planned.title),
        description=_one_line(planned.about),
        prodid="-//lutondash//EN",
        language="en-GB",
        refresh_interval=_A_DAY,
        url=_absolute(locate(planned.address)) or None,
    )
    for event in planned.events:
        made.add_component(_event(planned, event, locate))
    return bytes(made.to_ical(sorted=False))


def _event(planned: Calendar, event: Event, locate: Callable[[str], str]) -> icalendar.Event:
    """Write an event; its end is the day after its last, and it leaves the reader's time free."""
    here = _absolute(locate(event.address))
    more = (f"The figures: {here}",) if here else ()
    return icalendar.Event.new(
        uid=event.id,
        stamp=planned.stamp,
        start=event.first,
        end=event.last + _A_DAY,
        summary=event.title,
        description="\n".join((*event.lines, f"Announced: {event.url}", *more)),
        url=here or event.url,
        transparency=icalendar.TRANSP.TRANSPARENT,
    )


def _one_line(text: str) -> str:
    """Return a text without its line breaks: what is said of a calendar is written as it is, unescaped."""
    return " ".join(text.split())


def _absolute(address: str) -> str:
    """Return an address that holds anywhere; blank for one that holds only within the site."""
    return address if "://" in address else ""
