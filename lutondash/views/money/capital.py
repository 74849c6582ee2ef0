"""`Capital`: what the council builds and buys, as its plan and others state it; no amount is made up."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import CapitalScheme
from lutondash.views import addresses, formats
from lutondash.views.indicator_page import PageLink
from lutondash.views.money import told
from lutondash.views.money.told import Told, ToldTable

NO_AMOUNT = "no amount published"


@dataclass(frozen=True, slots=True)
class PlanScheme:
    """A scheme that the council's plan names; `priority` only where the source states one."""

    told: Told
    has_amount: bool
    priority: PageLink | None


@dataclass(frozen=True, slots=True)
class Capital:
    """The section about the capital programme; `plan_said` has one row for each who named schemes."""

    plan_lead: str
    in_plan: tuple[PlanScheme, ...]
    plan_said: tuple[Told, ...]
    groups: tuple[ToldTable, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no scheme was found."""
        return not (self.in_plan or self.groups)


def capital(dataset: Dataset) -> Capital:
    """Set apart the schemes that the plan names; others stand by group with what each amount counts."""
    rows = dataset.budget.capital
    in_plan = tuple(_plan_scheme(dataset, row) for row in rows if row.in_plan == "yes")
    groups: dict[str, list[CapitalScheme]] = {}
    for row in rows:
        if row.in_plan != "yes":
            groups.setdefault(row.group, []).append(row)
    return Capital(
        plan_lead=_plan_lead(in_plan),
        in_plan=in_plan,
        plan_said=_speakers(in_plan),
        groups=tuple(_group(dataset, title, schemes) for title, schemes in groups.items()),
    )


def _plan_scheme(dataset: Dataset, row: CapitalScheme) -> PlanScheme:
    priority = dataset.priority(row.priority) if row.priority else None
    return PlanScheme(
        told=_told(dataset, row),
        has_amount=bool(row.amount),
        priority=PageLink(priority.title, addresses.page(priority.id)) if priority else None,
    )


def _group(dataset: Dataset, title: str, rows: list[CapitalScheme]) -> ToldTable:
    return ToldTable(
        title=title, rows=tuple(_told(dataset, row) for row in rows), kind_heading="What it counts"
    )


def _told(dataset: Dataset, row: CapitalScheme) -> Told:
    paid_by = f"Paid for by: {row.funding}" if row.funding else ""
    return Told(
        what=row.scheme,
        amount=told.amount(int(row.amount), qualifier=row.qualifier) if row.amount else NO_AMOUNT,
        when=formats.as_said(row.period_label) or "no time given",
        who=row.who,
        dated=told.dated(dataset, row.release),
        source_url=dataset.release(row.release).url,
        kind=row.what,
        note=told.notes(paid_by, row.note),
    )


def _speakers(schemes: tuple[PlanScheme, ...]) -> tuple[Told, ...]:
    """Return a row for each source and time, so that they are named once."""
    return tuple({(s.told.source_url, s.told.who, s.told.when): s.told for s in schemes}.values())


def _plan_lead(schemes: tuple[PlanScheme, ...]) -> str:
    """Count the schemes that the plan names, and those of them with an amount."""
    if not schemes:
        return ""
    with_amount = sum(scheme.has_amount for scheme in schemes)
    named = formats.count_of(len(schemes), "scheme or group of schemes", "schemes and groups of schemes")
    return f"The plan names {named}. An amount was published for {with_amount or 'none'} of them."
