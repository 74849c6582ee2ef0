"""How is Luton doing? The library behind the dashboard."""

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load
from lutondash.errors import (
    DataFaultError,
    Finding,
    ImportFaultError,
    LutondashError,
    Severity,
    UnknownIdError,
    UsageError,
)
from lutondash.model.framework import Outcome, Priority
from lutondash.model.geography import ComparatorGroup, Geography
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series
from lutondash.model.period import Period, PeriodType
from lutondash.model.release import Release
from lutondash.model.target import Commentary, Statement, Target

__all__ = [
    "Commentary",
    "ComparatorGroup",
    "DataFaultError",
    "Dataset",
    "Finding",
    "Geography",
    "ImportFaultError",
    "Indicator",
    "LutondashError",
    "Observation",
    "Outcome",
    "Period",
    "PeriodType",
    "Priority",
    "Release",
    "Series",
    "Severity",
    "Statement",
    "Target",
    "UnknownIdError",
    "UsageError",
    "load",
]
