"""The impartiality matrix by pointer, by keyboard, and without scripts; a card refused where another page stands."""

from collections.abc import Callable

from playwright.sync_api import expect
from server import Server
from walk import Walk

PHONE = {"width": 390, "height": 844}


def test_a_member_stands_somewhere_and_moves(server: Server, new_walk: Callable[..., Walk]) -> None:
    walk = new_walk(server)
    walk.first_run()
    walk.begin_dialogue("Larch", [("North", "الشمال"), ("South", "الجنوب")], "en", "ar")
    walk.goto("enter/team/matrix")
    page = walk.page
    # By pointer, and at first without a reason: the cell that was pressed is kept.
    page.locator(".cells button[value='2-4']").click()
    expect(page.locator(".field[data-field=why] .errorlist")).to_be_visible()
    expect(page.locator("[name=stance][value='2']")).to_be_checked()
    expect(page.locator("[name=voice][value='4']")).to_be_checked()
    walk.type("Both have to come back")
    page.locator(".cells button[value='2-4']").click()
    row = page.locator(".in-words tbody tr")
    expect(row).to_contain_text("Both have to come back")
    expect(page.locator(".square .arrow")).to_have_count(0)
    # By keyboard, before the first workshop: from the reason through both rows.
    walk.usual_days()
    walk.goto("enter/team/matrix")
    expect(page.locator(".square .asked")).to_have_count(1)
    page.locator("[name=why]").focus()
    walk.type("A norm was broken")
    walk.key("Tab")
    walk.key("Space")
    for _ in range(3):
        walk.key("ArrowDown")
    walk.key("Tab")
    walk.key("Space")
    walk.key("Tab")
    walk.key("Enter")
    expect(row).to_have_count(2)
    expect(row.first).to_contain_text("nearer to “norm-applying”, quiet")
    expect(page.locator(".square .arrow")).to_have_count(1)
    # Enter in the line saves what the rows say, and presses no cell.
    page.locator("[name=why]").fill("Said again")
    walk.key("Enter")
    expect(row.first).to_contain_text("nearer to “norm-applying”, quiet")
    expect(row.first).to_contain_text("Said again")
    assert walk.trouble == []


def test_without_scripts_a_cell_is_a_button(server: Server, new_walk: Callable[..., Walk]) -> None:
    walk = new_walk(server)
    walk.first_run()
    walk.begin_dialogue("Larch", [("North", "الشمال"), ("South", "الجنوب")], "en", "ar")
    plain = new_walk(server, language="ar", viewport=PHONE, java_script_enabled=False)
    plain.dialogue = walk.dialogue
    plain.sign_in()
    plain.goto("enter/team/matrix")
    plain.page.fill("[name=why]", "كلاهما يجب أن يعود")
    plain.page.locator(".cells button[value='1-5']").click()
    row = plain.page.locator(".in-words tbody tr")
    expect(row).to_contain_text("منصف للجميع، حازم")
    # The first step across lies where reading begins: at the right.
    box, dot = plain.page.locator(".square svg").bounding_box(), plain.page.locator(".square .is").bounding_box()
    assert box and dot and dot["x"] > box["x"] + box["width"] * 0.8 and dot["y"] < box["y"] + box["height"] * 0.2


def test_a_fact_is_refused_and_the_question_is_sent_from_there(server: Server, new_walk: Callable[..., Walk]) -> None:
    walk = new_walk(server)
    walk.first_run()
    walk.begin_dialogue("Larch", [("North", "الشمال"), ("South", "الجنوب")], "en", "ar")
    walk.goto("enter/team/questions")
    field = walk.page.locator("#question-words")
    field.fill("The elders decide on water.")
    walk.key("Enter")
    expect(walk.main.locator(".errorlist")).to_be_visible()
    again = walk.main.locator("[name=words]")
    expect(again).to_have_value("The elders decide on water.")
    again.fill("Do the elders decide on water?")
    walk.key("Enter")
    expect(walk.page).to_have_url(f"{walk.base}/d/{walk.dialogue}/enter/team/questions")
    expect(walk.main).to_contain_text("Do the elders decide on water?")
    expect(walk.page.locator("#question-words")).to_have_value("")
    walk.main.locator("form[action$='/undo'] button").click()
    expect(walk.main).not_to_contain_text("Do the elders decide on water?")
    assert walk.trouble == []
