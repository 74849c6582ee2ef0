"""Tests of the named forms of periods."""

import pytest

from lutondash.importers.periods import period_forms, read_period
from lutondash.model.period import Period

CASES = [
    ("iso", "2022-04-01/P1Y", "2022-04-01/P1Y"),
    ("iso", "2025-01", "2025-01"),
    ("date_time", "2020-01-13T00:00:00", "2020-01-13"),
    ("date_time", "2020-01-13 00:00:00", "2020-01-13"),
    ("year", "2019", "2019"),
    ("edition_year", "IoD 2019", "2019"),
    ("calendar_year", "2019", "2019-01-01/P1Y"),
    ("financial_year", "2019/20", "2019-04-01/P1Y"),
    ("financial_year", "2019-20", "2019-04-01/P1Y"),
    ("financial_year", "1999-00", "1999-04-01/P1Y"),
    ("financial_year", "2023-24 [r] [note 17]", "2023-04-01/P1Y"),
    ("financial_year", "2016-17 (OT)", "2016-04-01/P1Y"),
    ("financial_year_ending", "FYE 2008", "2007-04-01/P1Y"),
    ("financial_year_ending", "2008", "2007-04-01/P1Y"),
    ("academic_year", "2019/20", "2019-09-01/P1Y"),
    ("academic_year_ending", "2020", "2019-09-01/P1Y"),
    ("year_to_30_september", "2020", "2019-10-01/P1Y"),
    ("survey_year_from_16_november", "2019/20", "2019-11-16/P1Y"),
    ("three_calendar_years", "2014-16", "2014-01-01/P3Y"),
    ("three_financial_years", "2013/14-15/16", "2013-04-01/P3Y"),
    ("three_financial_years", "2023 measurement (2020-21 to 2022-23)", "2020-04-01/P3Y"),
    ("at_31_march", "2020", "2020-03-31"),
    ("at_30_september", "2020", "2020-09-30"),
    ("in_january", "2020", "2020-01"),
    ("mid_year", "mid-2020", "2020-06-30"),
    ("month", "April 2021", "2021-04"),
    ("until_month", "to February 2024", "../2024-02-29"),
    ("three_months", "July to September 2025", "2025-07-01/P3M"),
    ("year_ending_month", "Year ending September 2025", "2024-10-01/P1Y"),
    ("year_ending_month", "year ending December 2025", "2025-01-01/P1Y"),
    ("financial_quarter", "2022/23 Q1", "2022-04-01/P3M"),
    ("financial_quarter", "2022/23 Q4 (cumulative from 2021/22 Q1)", "2023-01-01/P3M"),
    ("quarters_from_to", "2016/Q2 to 2026/Q1", "2016-04-01/P10Y"),
    ("financial_year", "FY24/25", "2024-04-01/P1Y"),
    ("financial_year_digits", "201617", "2016-04-01/P1Y"),
    ("academic_year_digits", "202223", "2022-09-01/P1Y"),
    ("financial_year", "98/99", "1998-04-01/P1Y"),
    ("financial_year", "2024/2025", "2024-04-01/P1Y"),
    ("financial_quarter", "Q1 2024/25", "2024-04-01/P3M"),
    ("financial_quarter", "Qtr 2 2024-25", "2024-07-01/P3M"),
    ("financial_quarter", "2024/25 - Q3", "2024-10-01/P3M"),
    ("financial_quarter", "Quarter 4 (Jan-Mar) 2024/25", "2025-01-01/P3M"),
    ("financial_quarter", "2024/25 Jan to Mar", "2025-01-01/P3M"),
    ("financial_year_to_quarter", "Q3 2024/25", "2024-04-01/P9M"),
    ("calendar_quarter", "2024 Q1", "2024-01-01/P3M"),
    ("calendar_quarter", "Q4 2024", "2024-10-01/P3M"),
    ("quarter_ending_digits", "202603", "2026-01-01/P3M"),
    ("quarter_ending_digits", "202512", "2025-10-01/P3M"),
    ("three_months", "Apr-Jun 2024", "2024-04-01/P3M"),
    ("three_months", "Dec 2023 - Feb 2024", "2023-12-01/P3M"),
    ("month", "Apr-24", "2024-04"),
    ("month", "2024-04-01T00:00:00", "2024-04"),
    ("calendar_month", "Sept 2024", "2024-09-01/P1M"),
    ("calendar_month", "04/2024", "2024-04-01/P1M"),
    ("year_ending_month", "Year to Mar 2024", "2023-04-01/P1Y"),
    ("three_financial_years_span", "2017-20", "2017-04-01/P3Y"),
    ("day_first", "04/01/2017", "2017-01-04"),
    ("day_first", "01-Mar-22", "2022-03-01"),
    ("day_first", "1st March 2022", "2022-03-01"),
    ("day_first", "2025-04-01T01:00:00", "2025-04-01"),
    ("day_first", "2025-03-31T23:00:00", "2025-04-01"),
]

REFUSED = [
    ("financial_year", "2019/21"),
    ("financial_year", "2019"),
    ("calendar_year", "2019/20"),
    ("three_calendar_years", "2014-15"),
    ("three_months", "July to October 2025"),
    ("quarters_from_to", "2016/Q2 to 2016/Q3"),
    ("month", "Aprl 2021"),
    ("financial_quarter", "2022/23 Q5"),
    ("financial_quarter", "Q1 2024"),
    ("financial_quarter", "Q1 (Jul-Sep) 2024/25"),
    ("financial_quarter", "Q1 and Q2 2024/25"),
    ("financial_quarter", "Q1"),
    ("calendar_quarter", "Q1 2024/25"),
    ("quarter_ending_digits", "202604"),
    ("quarter_ending_digits", "202600"),
    ("quarter_ending_digits", "202615"),
    ("three_months", "Dec-Feb 2024"),
    ("three_months", "April 2024"),
    ("day_first", "31/02/2024"),
    ("day_first", "04/13/2017"),
    ("calendar_month", "13/2024"),
    ("iso", "2024-13"),
    ("financial_year_digits", "2021"),
    ("financial_year", "2021"),
]


@pytest.mark.parametrize(("form", "label", "wanted"), CASES)
def test_a_label_becomes_iso_8601(form: str, label: str, wanted: str) -> None:
    """Each form reads its labels, and what it writes is a period of the model."""
    assert read_period(label, form) == wanted
    assert Period(wanted).end is not None


@pytest.mark.parametrize(("form", "label"), REFUSED)
def test_a_label_of_another_form_is_refused(form: str, label: str) -> None:
    """A label that does not fit names the label and the form wanted."""
    with pytest.raises(ValueError, match=form):
        read_period(label, form)


def test_every_form_is_tried() -> None:
    """No form is without a case in this file."""
    assert {form for form, _, _ in CASES} == set(period_forms())
