"""Every rule about money with a change that breaks it."""

from pathlib import Path

from tests.dataset.spoiling import LETTER_TOML, Spoil, adding, replacing
from tests.sample import HOME, NEIGHBOUR, REGION, add, change, write
from tests.sample_budget import BASIS, FUNDING, RESERVES, REVENUE

LINES = "codelists/budget_lines.csv"
NAMES = "codelists/budget_line_names.csv"
DEFLATORS = "codelists/deflators.csv"
POPULATION = "budget/population.csv"
COUNCIL_TAX = "budget/council_tax.csv"
SAVINGS = "budget/savings.csv"
CAPITAL = "budget/capital.csv"
STATEMENTS = "budget/statements.csv"
LINKS = "budget/service_links.csv"
OBJECTIVES = "framework/objectives.toml"
END = f'"{BASIS}",town-accounts'
HOUSING = f"{HOME},2016-17,housing,outturn,6125000,1225000,4900000"
TAX = "2016-17,council,1300.50,3.99,set,money-page,"


def revenue(cells: str, end: str = END) -> Spoil:
    """Return what adds a row to revenue.csv; `cells` are all before the basis."""
    return adding(REVENUE, f"{cells},{end}")


def in_pounds(folder: Path) -> int:
    """Divide a total by a thousand, as if it had been taken over in thousands."""
    row = next(row for row in _rows(folder, REVENUE) if _is(row, "2017-18", "total-service-expenditure"))
    net = row.split(",")[6]
    return change(folder, REVENUE, row, row.replace(f",{net},", f",{int(net) // 1000},"))


def same_stage(folder: Path) -> int:
    """Give the outturn out for the revised budget as well; return the line of its first row by id."""
    rows = [row for row in _rows(folder, REVENUE) if row.startswith(f"{HOME},2017-18") and ",outturn," in row]
    for row in rows:
        add(folder, REVENUE, row.replace(",outturn,", ",revised,"))
    return change(folder, REVENUE, rows[0], rows[0])


def gap(folder: Path) -> int:
    """Take £100,000 from a part; return the line of its total."""
    change(folder, REVENUE, HOUSING, HOUSING.replace("4900000", "4800000"))
    row = next(row for row in _rows(folder, REVENUE) if _is(row, "2016-17", "total-service-expenditure"))
    return change(folder, REVENUE, row, row)


def gap_of_gross(folder: Path) -> int:
    """Take £1,000,000 from the gross of a part; return the line of its total."""
    change(folder, REVENUE, HOUSING, HOUSING.replace("6125000", "5125000"))
    row = next(row for row in _rows(folder, REVENUE) if _is(row, "2016-17", "total-service-expenditure"))
    return change(folder, REVENUE, row, row)


def circle(folder: Path) -> int:
    """Let the last total add to the first; return the line of the first."""
    change(
        folder,
        LINES,
        "Council tax requirement,total,",
        "Council tax requirement,total,net-revenue-expenditure",
    )
    return change(folder, LINES, "net-revenue-expenditure,Net", "net-revenue-expenditure,Net")


def objective_twice(folder: Path) -> int:
    """Give an objective the id of another."""
    return change(folder, OBJECTIVES, 'id = "careful-money"', 'id = "kind-words"')


def no_objective(folder: Path) -> int:
    """Leave the file of objectives empty."""
    write(folder, OBJECTIVES, "")
    return 0


def without(path: str) -> Spoil:
    """Return what takes a file away."""

    def spoil(folder: Path) -> int:
        (folder / path).unlink()
        return 0

    return spoil


def emptied(path: str) -> Spoil:
    """Return what leaves only the header of a file."""

    def spoil(folder: Path) -> int:
        write(folder, path, _rows(folder, path)[0] + "\n")
        return 0

    return spoil


def not_ours(folder: Path) -> int:
    """Give our accounts out for another place's."""
    for path in (REVENUE, FUNDING, RESERVES):
        write(folder, path, (folder / path).read_text("utf-8").replace(HOME, REGION))
    return 0


def _rows(folder: Path, path: str) -> list[str]:
    return (folder / path).read_text("utf-8").splitlines()


def _is(row: str, year: str, line: str) -> bool:
    return row.startswith(f"{HOME},{year},{line},outturn,")


# rule, file it is told in, change, words of the finding
BROKEN_MONEY: tuple[tuple[str, str, Spoil, str], ...] = (
    (
        "accounts_name_known_authorities",
        REVENUE,
        revenue("E00000000,2016-17,housing,outturn,,,5"),
        "no authority 'E00000000'",
    ),
    (
        "accounts_name_known_authorities",
        FUNDING,
        adding(FUNDING, f",2016-17,revenue-support-grant,outturn,-5,{END}"),
        "The authority is blank",
    ),
    ("accounts_name_known_lines", REVENUE, revenue(f"{HOME},2009-10,moats,outturn,,,5"), "no line 'moats'"),
    ("accounts_name_known_lines", REVENUE, revenue(f"{HOME},2009-10,,outturn,,,5"), "The line is blank"),
    ("accounts_name_known_stages", REVENUE, revenue(f"{HOME},2009-10,housing,final,,,5"), "no stage 'final'"),
    (
        "accounts_name_known_releases",
        REVENUE,
        revenue(f"{HOME},2009-10,housing,outturn,,,5", "Basis,town-account"),
        "no release 'town-account'",
    ),
    (
        "accounts_name_a_basis",
        REVENUE,
        revenue(f"{HOME},2009-10,housing,outturn,,,5", ",town-accounts"),
        "The basis is blank",
    ),
    (
        "accounts_are_of_financial_years",
        REVENUE,
        revenue(f"{HOME},2016-18,housing,outturn,,,5"),
        "'2016-18' is no financial year",
    ),
    (
        "lines_stand_in_their_files",
        REVENUE,
        revenue(f"{HOME},2009-10,revenue-support-grant,outturn,,,-5"),
        "a line of the kind funding",
    ),
    (
        "lines_stand_in_their_files",
        RESERVES,
        adding(RESERVES, f"{HOME},2009-10,housing,outturn,5,{END}"),
        "a line of the kind service",
    ),
    (
        "lines_hold_in_their_years",
        REVENUE,
        revenue(f"{HOME},2016-17,social-care,outturn,,,5"),
        "exists from the first year to 2010-11",
    ),
    (
        "lines_hold_in_their_years",
        REVENUE,
        revenue(f"{HOME},2012-13,public-health,outturn,,,5"),
        "exists from 2013-14 to the last",
    ),
    ("accounts_are_told_once", REVENUE, adding(REVENUE, f"{HOUSING},{END}"), "repeats line"),
    (
        "accounts_are_told_once",
        FUNDING,
        adding(FUNDING, f"{HOME},2016-17,housing,outturn,5,{END}"),
        "of revenue.csv",
    ),
    (
        "gross_less_income_is_net",
        REVENUE,
        replacing(REVENUE, HOUSING, HOUSING.replace("1225000", "1225002")),
        "Gross 6,125,000 less income 1,225,002 is 4,899,998, and the net is 4,900,000",
    ),
    (
        "gross_stands_beside_income",
        REVENUE,
        replacing(REVENUE, HOUSING, HOUSING.replace("1225000", "")),
        "The gross is given and the income is not",
    ),
    (
        "gross_stands_beside_income",
        REVENUE,
        replacing(REVENUE, HOUSING, HOUSING.replace("6125000", "")),
        "The income is given and the gross is not",
    ),
    ("totals_do_not_jump", REVENUE, in_pounds, "in 2017-18 (outturn). (2 rows have such a fault.)"),
    ("stages_are_not_confused", REVENUE, same_stage, f"The outturn of {HOME} for 2017-18 is its revised"),
    ("totals_are_the_sum_of_their_parts", REVENUE, gap, "a gap of 100,000 pounds"),
    ("totals_are_the_sum_of_their_parts", REVENUE, gap_of_gross, "a gap of 1,000,000 pounds"),
    (
        "lines_add_to_totals",
        LINES,
        replacing(LINES, "Housing,service,total-service-expenditure", "Housing,service,total-expenditure"),
        "no line 'total-expenditure'",
    ),
    (
        "lines_add_to_totals",
        LINES,
        replacing(LINES, "Housing,service,total-service-expenditure", "Housing,service,education"),
        "adds to 'education', which is of the kind service",
    ),
    (
        "lines_add_to_totals",
        LINES,
        replacing(LINES, "Housing,service,total-service-expenditure", "Housing,service,"),
        "a service adds to a total",
    ),
    (
        "lines_add_to_totals",
        LINES,
        replacing(LINES, "1 April,reserve_level,", "1 April,reserve_level,council-tax-requirement"),
        "is what a reserve holds",
    ),
    (
        "lines_do_not_add_in_a_circle",
        LINES,
        circle,
        "net-revenue-expenditure -> council-tax-requirement -> net-revenue-expenditure",
    ),
    (
        "lines_say_why_not_comparable",
        LINES,
        replacing(LINES, "Schools that left take their money with them.", ""),
        "'education' is not comparable",
    ),
    (
        "lines_are_compared_in_services",
        LINES,
        replacing(LINES, "yes,,environment,", "yes,,umbrellas,"),
        "no line 'umbrellas'",
    ),
    (
        "lines_are_compared_in_services",
        LINES,
        replacing(LINES, "yes,,environment,", "yes,,interest-paid,"),
        "is compared in 'interest-paid', which is of the kind spending",
    ),
    (
        "lines_are_compared_in_services",
        LINES,
        replacing(
            LINES,
            "Housing,service,total-service-expenditure,,,,,yes,,,",
            "Housing,service,total-service-expenditure,,,,,yes,,environment,",
        ),
        "'housing' is a service, and compared in 'environment'",
    ),
    (
        "lines_have_years_in_order",
        NAMES,
        adding(NAMES, "housing,RS,Homes,2013-14,2012-13"),
        "begins in 2013-14 and ends in 2012-13",
    ),
    ("names_are_of_known_lines", NAMES, adding(NAMES, "moats,RS,Moats,,"), "no line 'moats'"),
    (
        "names_mean_one_line",
        NAMES,
        adding(NAMES, "other,RS,Social care,2010-11,"),
        "RS calls 'social-care' 'Social care' too, on line 3",
    ),
    (
        "money_names_known_releases",
        SAVINGS,
        adding(SAVINGS, "2024,More,1,,planned,2024,me,money-pages,"),
        "no release 'money-pages'",
    ),
    (
        "money_names_known_releases",
        OBJECTIVES,
        replacing(OBJECTIVES, 'release = "rain-plan"', 'release = "rain-plans"'),
        "no release 'rain-plans'",
    ),
    (
        "people_are_of_known_places",
        POPULATION,
        adding(POPULATION, "E00000000,2016,5,people-estimates"),
        "no geography 'E00000000'",
    ),
    (
        "links_of_money_lead_somewhere",
        LINKS,
        adding(LINKS, "moats,no-wet-feet,,editorial,Water."),
        "no line 'moats'",
    ),
    (
        "links_of_money_lead_somewhere",
        LINKS,
        adding(LINKS, "housing,wet-feet,,editorial,Water."),
        "no outcome 'wet-feet'",
    ),
    (
        "links_of_money_lead_somewhere",
        LINKS,
        adding(LINKS, "housing,,wet-feet,editorial,Water."),
        "no indicator 'wet-feet'",
    ),
    (
        "links_of_money_lead_somewhere",
        LINKS,
        adding(LINKS, "interest-paid,no-wet-feet,,editorial,Water."),
        "'interest-paid' is of the kind spending",
    ),
    (
        "schemes_serve_known_priorities",
        CAPITAL,
        replacing(CAPITAL, "yes,dry-town,", "yes,wet-town,"),
        "no priority 'wet-town'",
    ),
    (
        "objectives_are_known",
        OBJECTIVES,
        replacing(OBJECTIVES, '"tidy-council"', '"tidy-councils"'),
        "no priority 'tidy-councils'",
    ),
    (
        "objectives_are_known",
        OBJECTIVES,
        replacing(OBJECTIVES, '["letters-answered"]', '["letters"]'),
        "no indicator 'letters'",
    ),
    ("money_is_told_once", LINES, adding(LINES, "housing,Homes,service,,,,,,yes,,,"), "on line 7 already"),
    ("money_is_told_once", DEFLATORS, adding(DEFLATORS, "2010-11,1.02,outturn,price-rises"), "on line 2"),
    (
        "money_is_told_once",
        POPULATION,
        adding(POPULATION, f"{NEIGHBOUR},2016,5,people-estimates"),
        f"{NEIGHBOUR} 2016 stands on line",
    ),
    ("money_is_told_once", COUNCIL_TAX, adding(COUNCIL_TAX, TAX), "on line 2 already"),
    (
        "money_is_told_once",
        LINKS,
        adding(LINKS, "housing,umbrellas-find-home,,council,Said."),
        "housing umbrellas-find-home stands on line 5",
    ),
    ("money_is_told_once", OBJECTIVES, objective_twice, "kind-words stands on line 2"),
    (
        "money_is_told_once",
        SAVINGS,
        adding(SAVINGS, "2010 to 2016,Savings since 2010,107000000,,cumulative,2016,the council,money-page,"),
        "This row stands on line 2",
    ),
    (
        "files_of_money_are_filled",
        SAVINGS,
        emptied(SAVINGS),
        "cannot show savings",
    ),
    ("files_of_money_are_filled", REVENUE, without(REVENUE), "revenue.csv is missing"),
    ("our_own_account_is_held", REVENUE, not_ours, f"no account of {HOME}"),
    ("objectives_are_there", OBJECTIVES, no_objective, "holds no objective"),
    (
        "deflators_leave_out_no_year",
        DEFLATORS,
        adding(DEFLATORS, "2025-26,1.02,forecast,price-rises"),
        "between 2023-24 and 2025-26",
    ),
    (
        "no_indicator_is_called_money",
        LETTER_TOML,
        replacing(LETTER_TOML, 'id = "letters-answered"', 'id = "money"'),
        "'money' is kept for the council's money",
    ),
)
