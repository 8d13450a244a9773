"""The picture of the page, in a real browser: what it draws, how it is moved, and that it and the filters are one."""

import pytest

from csto_timeline.dates.typed import parse_period
from csto_timeline.log.whole import Log
from csto_timeline.query.query import Query
from tests.browser import CHROMIUM, WITHOUT
from tests.formats.conftest import Open, Opened
from tests.logs import event, make_log, select

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=WITHOUT)

LASTING = make_log(
    event(id="day", date="2022-09-14", title="A day"),
    event(id="month", date="2022-09", title="Some day of a month", kind="clash"),
    event(id="long", date="2022-09-03/2022-09-20", title="A long one"),
    event(id="open", date="2022-09-10/..", title="Goes on", kind="clash"),
    event(id="one-of", date="[2022-09-28..2022-10-05]", title="Perhaps in September"),
)


def axis(page: Opened) -> list[str]:
    found: list[str] = page.tab.locator(".chart .axis text:not(.larger)").all_text_contents()
    return found


def test_the_axis_has_months_at_a_year_and_days_at_a_month(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#from=2022&to=2022")
    page.tab.evaluate("picture.draw()")
    assert axis(page)[:3] == ["Jan", "Feb", "Mar"]
    page.goto("#from=2022-09&to=2022-09")
    page.tab.evaluate("picture.draw()")
    assert axis(page) == [str(day) for day in range(1, 31)]
    assert page.tab.locator(".chart .axis .larger").all_text_contents() == ["Sep 2022"]
    page.goto("#")
    page.tab.evaluate("picture.draw()")
    assert all(len(text) == 4 for text in axis(page))
    page.kept()


def test_a_page_of_one_month_has_one_too(open_page: Open) -> None:
    """A marker for a day, a bar for what lasted, paler what is not known better, an arrow where it goes on."""
    page = open_page(LASTING)
    page.tab.evaluate("picture.draw()")
    drawn = page.tab.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.entry')].map((each) => [each.dataset.id,"
        "[...each.querySelectorAll('path')].map((path) => [!path.hasAttribute('transform'), path.matches('.pale')])]))"
    )
    bar, pale, marker = [True, False], [True, True], [False, False]
    assert drawn == {"day": [marker], "month": [pale], "long": [bar], "open": [bar], "one-of": [pale]}
    shown = page.tab.locator(".entry .name").all_text_contents()
    assert {"A day", "A long one", "Goes on"} <= set(shown)
    assert "14 Sep 2022: A day" in page.tab.locator(".entry title").all_text_contents()
    page.kept()


def test_what_is_possible_is_hollow(open_page: Open) -> None:
    page = open_page(LASTING, "#from=2022-09&to=2022-09")
    page.tab.evaluate("picture.draw()")
    hollow = page.tab.evaluate("[...document.querySelectorAll('.entry.hollow')].map((each) => each.dataset.id)")
    possible = [
        match.event.id for match in select(LASTING, Query(period=parse_period("2022-09"))).matches if not match.certain
    ]
    assert sorted(hollow) == sorted(possible) == ["one-of"]


def test_a_dragged_stretch_is_what_is_asked_for(open_page: Open, builtin: Log) -> None:
    """In the address, the fields and the list; and the way back leads out of it."""
    page = open_page(builtin)
    page.tab.evaluate("picture.draw()")
    box = page.tab.locator(".chart").bounding_box()
    assert box
    first, last = (page.tab.evaluate(f"picture.axis.x(dates.ordinal('{day}'))") for day in ("2022-01-20", "2022-12-10"))
    page.tab.mouse.move(box["x"] + first, box["y"] + 40)
    page.tab.mouse.down()
    page.tab.mouse.move(box["x"] + last, box["y"] + 60, steps=4)
    assert page.tab.locator(".stretch").count() == 1
    page.tab.mouse.up()
    since, until = page.tab.locator("#_from").input_value(), page.tab.locator("#_to").input_value()
    assert since.startswith("2022-01")
    assert until.startswith("2022-12")
    assert page.tab.evaluate("location.hash") == f"#from={since}&to={until}"
    period = parse_period(f"{since}..{until}")
    assert page.ids() == [each.id for each in select(builtin, Query(period=period)).events]
    page.tab.go_back()
    page.until("document.getElementById('_from').value === ''")
    assert page.tab.locator("#_found").inner_text().startswith(f"{len(builtin.events)} of")
    page.tab.go_forward()
    page.until("document.getElementById('_from').value !== ''")
    page.kept()


def test_wheel_keys_and_buttons_zoom_and_move(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#from=2021&to=2022")
    page.tab.evaluate("picture.draw()")
    span = "(([first, end]) => end - first)(picture.days())"
    assert page.tab.evaluate(span) == 730
    page.tab.locator(".chart").hover(position={"x": 500, "y": 60})
    page.tab.mouse.wheel(0, -150)
    page.until("!picture.free && location.hash !== '#from=2021&to=2022'")
    assert page.tab.evaluate(span) < 600
    page.goto("#from=2021&to=2022")
    page.tab.locator(".chart").focus()
    page.tab.keyboard.press("+")
    assert 364 <= page.tab.evaluate(span) <= 366
    first = page.tab.evaluate("picture.days()[0]")
    page.tab.keyboard.press("ArrowRight")
    assert page.tab.evaluate("picture.days()[0]") > first + 80
    page.tab.get_by_role("button", name="Zoom out").click()
    assert page.tab.evaluate(span) > 700
    page.tab.locator(".chart").focus()
    page.tab.keyboard.press("0")
    assert page.tab.evaluate("location.hash") == ""
    page.kept()


def test_the_wheel_scrolls_a_page_that_shows_its_whole_time(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin)
    page.tab.locator(".chart").hover(position={"x": 500, "y": 60})
    page.tab.mouse.wheel(0, 300)
    page.until("scrollY > 0")
    assert page.tab.evaluate("location.hash") == ""


def test_the_wheel_that_zooms_out_does_not_scroll_the_page_too(open_page: Open, builtin: Log) -> None:
    """Turned too far it would scroll while the list grows, and the picture would be out of sight."""
    page = open_page(builtin, "#from=2021&to=2022")
    page.tab.locator(".chart").hover(position={"x": 500, "y": 60})
    for _ in range(12):
        page.tab.mouse.wheel(0, 300)
    page.until("!picture.free && location.hash === ''")
    assert page.tab.evaluate("scrollY") == 0


def test_two_fingers_zoom_and_one_moves(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#from=2021&to=2022", has_touch=True)
    page.tab.evaluate("picture.draw()")
    touch = """(points) => {
        const { left, top } = picture.chart.getBoundingClientRect();
        for (const [type, pointerId, x] of points) picture.chart.dispatchEvent(new PointerEvent(type, {
            pointerId, bubbles: true, pointerType: 'touch', clientX: left + x, clientY: top + 50,
        }));
    }"""
    page.tab.evaluate("picture.chart.setPointerCapture = () => {}")  # no finger of a device is here
    down, move, up = "pointerdown", "pointermove", "pointerup"
    page.tab.evaluate(
        touch, [[down, 1, 400], [down, 2, 500], [move, 1, 300], [move, 2, 600], [up, 1, 300], [up, 2, 600]]
    )
    page.until("!picture.free")
    first, end = page.tab.evaluate("picture.days()")
    assert 200 < end - first < 300
    page.tab.evaluate(touch, [[down, 1, 400], [move, 1, 300], [up, 1, 300]])
    moved = page.tab.evaluate("picture.days()")
    assert moved[0] > first + 10
    assert abs((moved[1] - moved[0]) - (end - first)) <= 2


def test_a_click_goes_to_the_event_and_back(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#from=2022-09&to=2022-11")
    page.tab.evaluate("picture.draw()")
    mark = page.tab.locator(".entry[data-id=csto-summit-yerevan-2022]")
    mark.locator("path").first.click()
    row = page.tab.locator("#csto-summit-yerevan-2022")
    row.locator(".accounts").wait_for(state="visible")
    assert page.tab.evaluate("location.hash") == "#from=2022-09&to=2022-11&event=csto-summit-yerevan-2022"
    assert page.tab.evaluate("document.activeElement.id") == "csto-summit-yerevan-2022"
    page.tab.evaluate("picture.draw()")
    assert "aimed" in (mark.get_attribute("class") or "")
    row.get_by_role("button", name="Show in the picture").click()
    assert page.tab.evaluate("document.activeElement.className") == "chart"
    assert page.tab.evaluate("picture.chart.getBoundingClientRect().top >= 0")
    page.tab.go_back()
    page.until("location.hash === '#from=2022-09&to=2022-11'")
    page.kept()


def test_it_follows_the_filters(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, "#kind=protest")
    page.tab.evaluate("picture.draw()")
    assert page.tab.locator(".lane title").all_text_contents() == ["protest"]
    drawn = page.tab.evaluate("[...document.querySelectorAll('.entry')].map((each) => each.dataset.id)")
    assert sorted(drawn) == sorted(each.id for each in select(builtin, Query(kinds=("protest",))).events)
    page.goto("#kind=protest&q=nowhere")
    page.tab.evaluate("picture.draw()")
    assert page.tab.locator(".chart .none").text_content() == "No event matches."
    page.kept()


def test_what_has_no_room_is_counted(open_page: Open) -> None:
    """The columns stand for all that began, and a click zooms into one."""
    many = make_log(*(event(id=f"e-{n}", date=f"{1000 + n // 3}-02", title=f"Title {n}") for n in range(3_000)))
    page = open_page(many)
    page.until("events.length === 3000")
    page.tab.evaluate("picture.draw()")
    titles = page.tab.locator(".column title").all_text_contents()
    assert sum(int(title.split(": ")[1].split(" ")[0]) for title in titles) == 3_000
    assert len(titles) < 200
    assert page.tab.locator("#_signs").inner_text().startswith("Columns: events begun per ")
    page.tab.locator(".column rect").nth(3).click()
    page.until("location.hash !== ''")
    assert len(page.ids()) < 100
    page.kept()


def test_without_scripts_there_is_a_picture(open_page: Open, builtin: Log) -> None:
    page = open_page(builtin, java_script_enabled=False)
    assert page.tab.locator(".strip rect").first.is_visible()
    assert not page.tab.locator("#_picture").is_visible()
