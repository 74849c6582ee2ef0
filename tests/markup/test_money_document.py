"""Tests of the page about money as blocks: its order, its charts, its files and its choices."""

from lutondash import Dataset
from lutondash.analysis.money.worked import Measure
from lutondash.exports.money_tables import FILES as TABLES
from lutondash.markup.blocks import Chart, Document, Downloads, Html, MoneyChoice
from lutondash.markup.engine import Lines, render
from lutondash.markup.money_document import FILES, money
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.money_page import money_page
from lutondash.views.money.parts import PARTS
from tests.views.money.made_money import without_money

ORDER = (
    'id="spending"',
    'id="bridge"',
    'id="sources"',
    'id="changed"',
    'id="budget"',
    'id="beside-others"',
    'id="council-tax"',
    'id="reserves"',
    'id="savings"',
    'id="borrowing"',
    'id="plan"',
    'id="totals"',
    'id="missing"',
    'id="files"',
)


def _body(document: Document) -> str:
    return "".join(block.body(Lines.AS_IMAGES) for block in document.blocks if isinstance(block, Html))


def _files(document: Document) -> list[tuple[str, dict[str, tuple[str, ...]]]]:
    blocks = (block for block in document.blocks if isinstance(block, Downloads))
    return [(file.name, dict(file.choices)) for block in blocks for file in block.files]


def test_sections_stand_in_their_order_and_the_list_leads_to_each(dataset: Dataset) -> None:
    """Each is there once, and every entry of the list of sections has its place."""
    body = _body(money(money_page(dataset)))

    places = [body.index(each) for each in ORDER]
    assert places == sorted(places)
    assert all(body.count(each) == 1 for each in ORDER)
    assert all(f'href="#{each[4:-1]}"' in body for each in ORDER)


def test_every_chart_of_the_page_can_be_taken_away(dataset: Dataset) -> None:
    """The bars within the table, too, are a picture; its id is the stem of the file."""
    view = money_page(dataset)
    document = money(view)

    drawn = {block.view.id for block in document.blocks if isinstance(block, Chart)}
    names = {name for name, _ in _files(document)}
    assert drawn == {chart.id for chart in view.charts} - {"money-spending"}
    assert {f"{chart.id}.{kind}" for chart in view.charts for kind in ("svg", "png", "csv")} <= names
    assert "money.xlsx" in names


def test_every_file_about_money_is_on_the_page() -> None:
    """The page lists the tables that can be made, in their order, the workbook and the ZIP of all places."""
    names = [name for _, name in FILES]
    assert names == [*(f"{file.name}.csv" for file in TABLES), "money.xlsx", "lutondash-figures.zip"]
    assert len({words for words, _ in FILES}) == len(FILES)


def test_what_the_signs_mean_stands_by_the_files(dataset: Dataset) -> None:
    """A reader of the accounts is told which way their signs go, and which a chart's figures have."""
    words = render("money_files.html", page=money_page(dataset))
    assert "money that comes in is negative, as published" in words
    assert "The figures of a chart have the signs that it draws." in words


def test_a_picture_is_that_of_the_choices_made(dataset: Dataset) -> None:
    """The chart of changes has both choices in its address, and no other chart has any."""
    files = dict(_files(money(money_page(dataset, MoneyChoices(Measure.REAL, "housing", "C")))))

    assert files["money-change.svg"] == {"measure": ("real",), "service": ("housing",)}
    assert files["money-change.csv"] == files["money-change.svg"]
    assert files["money-bridge.svg"] == {}


def test_among_files_a_choice_stands_for_itself(dataset: Dataset) -> None:
    """A server keeps every other choice; among files that would be a file for each of hundreds of pairs."""
    document = money(money_page(dataset, MoneyChoices(Measure.REAL, "housing")))
    control = next(block for block in document.blocks if isinstance(block, MoneyChoice))

    served, filed = (
        render("money_control.html", controls=control.controls, served=each) for each in (True, False)
    )
    assert 'href="/money?measure=person&amp;service=housing#changed"' in served
    assert 'href="/money?measure=person#changed"' in filed
    assert "measure=real&amp;service" not in filed


def test_a_measure_without_a_figure_for_a_year_says_so(dataset: Dataset) -> None:
    """The words stand where the choice is made."""
    body = _body(money(money_page(dataset, MoneyChoices(Measure.PERSON))))
    assert "No figure for 2022 to 2023: we hold no count of residents for it." in body


def test_without_money_there_is_one_sentence(dataset: Dataset) -> None:
    """No empty section, no chart, no file."""
    document = money(money_page(without_money(dataset)))

    assert "We hold no figures about the money of Muddleford." in _body(document)
    assert [type(block) for block in document.blocks] == [Html]
    assert "<section id=" not in _body(document)


def test_every_part_that_is_led_to_stands_on_the_page(dataset: Dataset) -> None:
    """The list of parts and the search lead to sections that are there."""
    body = _body(money(money_page(dataset)))

    assert [part.anchor for part in PARTS if f'id="{part.anchor}"' not in body] == []
