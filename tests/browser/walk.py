"""What a person does with the program, one method each. Every selector holds in any language."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Locator, Page, expect

__all__ = ["Walk"]

PASSPHRASE = "violet ladder seven herons asleep"
# What the browser itself says about an answer it was given on purpose.
EXPECTED = "Failed to load resource"


@dataclass
class Walk:
    """A person at work in one browser: a console, and where it is asked for a wall."""

    context: BrowserContext
    base: str
    language: str = "en"
    name: str = "noor"
    passphrase: str = PASSPHRASE
    dialogue: str = ""
    meeting: str = ""
    sides: list[str] = field(default_factory=list)
    code: str = ""
    tickets: dict[str, list[str]] = field(default_factory=dict)
    slips: dict[str, list[str]] = field(default_factory=dict)
    trouble: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.on("console", lambda said: self._heard(said.type, said.text))
        self.context.on("weberror", lambda error: self.trouble.append(str(error.error)))
        self.context.on("request", lambda request: self._asked(request.url))
        self.page: Page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.wall: Page | None = None

    def _heard(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and EXPECTED not in text:
            self.trouble.append(text)

    def _asked(self, url: str) -> None:
        found = urlsplit(url)
        if found.scheme in ("http", "https", "ws", "wss") and f"{found.scheme}://{found.netloc}" != self.base:
            self.trouble.append(f"a request left this machine: {url}")

    # --- Going about. ---

    def goto(self, path: str = "") -> None:
        """A page of the dialogue by its path, or with a leading slash any page.

        What was pressed before is done first. A page that is still being brought in gives way: the browser then gives
        this one up, once.
        """
        address = self.base + (path if path.startswith("/") else f"/d/{self.dialogue}/{path}")
        self.settled()
        try:
            self.page.goto(address)
        except Error as error:
            if "ERR_ABORTED" not in str(error):
                raise
            self.page.wait_for_load_state()
            self.page.goto(address)

    def settled(self) -> None:
        """What was pressed is done, and its page is here."""
        expect(self.page.locator("form[data-sending]")).to_have_count(0)
        self.page.wait_for_load_state()

    def direction_is_right(self, page: Page | None = None) -> None:
        """The page is in the reader's language and direction."""
        html = (page or self.page).locator("html")
        expect(html).to_have_attribute("lang", self.language)
        expect(html).to_have_attribute("dir", "rtl" if self.language == "ar" else "ltr")

    def key(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type where the focus is."""
        self.page.keyboard.insert_text(text)

    @property
    def main(self) -> Locator:
        """The content of the page."""
        return self.page.locator("main")

    # --- Accounts. ---

    def first_run(self) -> None:
        """The convenor's account on a fresh installation, with the recovery code asked back."""
        self.goto("/")
        expect(self.page).to_have_url(f"{self.base}/start")
        self.direction_is_right()
        self.page.fill("#id_name", self.name)
        self.page.fill("#id_passphrase", "password")
        expect(self.page.locator("#strength meter")).to_be_visible()
        self.page.fill("#id_passphrase", self.passphrase)
        self.page.fill("#id_again", self.passphrase)
        self.main.locator("form button.primary").click()
        self.confirm_code()

    def confirm_code(self) -> None:
        """Read the recovery code off the page and give it back; a wrong one is not taken."""
        self.code = self.page.locator(".code-shown code").inner_text()
        self.main.locator("a.button.primary").click()
        self.page.fill("[name=code]", "AAAA-AAAA-AAAA")
        self.main.locator("form button.primary").click()
        expect(self.main.locator(".errorlist")).to_be_visible()
        self.page.fill("[name=code]", self.code)
        self.main.locator("form button.primary").click()
        expect(self.page).to_have_url(f"{self.base}/")

    def sign_in(self) -> None:
        """Name and passphrase."""
        self.goto("/sign-in")
        self.page.fill("[name=name]", self.name)
        self.page.fill("main [name=passphrase]", self.passphrase)
        self.main.locator("form button.primary").click()
        expect(self.page).to_have_url(f"{self.base}/")

    def sign_out(self) -> None:
        """Sign this browser out."""
        self.page.locator("form[action$='/sign-out'] button").first.click()
        expect(self.page).to_have_url(f"{self.base}/sign-in")

    def lock(self) -> None:
        """Lock the page as the keys do."""
        self.key("Control+Shift+KeyL")
        expect(self.page.locator("#locked")).to_be_visible()

    def unlock(self) -> None:
        """Open the locked page again, without losing it."""
        self.page.fill("#unlock-passphrase", self.passphrase)
        with self.page.expect_response(lambda one: one.url.endswith("/unlock")):
            self.key("Enter")
        expect(self.page.locator("#locked")).to_be_hidden()

    # --- The dialogue. ---

    def begin_dialogue(self, code_name: str, names: list[tuple[str, str]], first: str = "en", second: str = "") -> None:
        """Code name, languages, and the sides' agreed names."""
        self.goto("/begin" if len(names) == 2 else f"/begin?sides={len(names)}")
        self.page.fill("#id_code_name", code_name)
        self.page.fill("#id_third_party", "The panel")
        self.page.select_option("#id_first_language", first)
        self.page.select_option("#id_second_language", second)
        for number, (one, other) in enumerate(names, 1):
            self.page.fill(f"#id_side{number}", one)
            self.page.fill(f"#id_side{number}_second", other)
        self.page.check("#id_agreed")
        self.main.locator("form button.primary").click()
        expect(self.page).to_have_url(re.compile("/d/[0-9a-z]+/$"))
        self.dialogue = self.page.url.split("/")[-2]
        expect(self.main.locator("h1")).to_have_text(code_name)
        expect(self.page.locator(".walk > li")).to_have_count(8)

    def usual_days(self) -> None:
        """A preliminary session with each side and three joint days; one of them is noted as held."""
        self.goto("prepare/sessions")
        form = self.page.locator("form[action$='/usual-days']")
        form.locator("[name=day]").fill("2027-03-01")
        form.locator("button").click()
        expect(self.page.locator("form[action$='/held']")).to_have_count(3 + max(2, len(self.sides)))
        self.page.locator("form[action$='/held'] button[value=here]").first.click()
        expect(self.page.locator("form[action$='/held'] button[value='']")).to_have_count(1)

    def seats(self, code: str = "M9") -> None:
        """Coded seats on every side, and one more by hand. Learns the ids of the sides on the way."""
        self.goto("recruit/seats")
        radios = self.main.locator("input[name=side]")
        self.sides = [one.get_attribute("value") or "" for one in radios.all()]
        form = self.page.locator("form[action$='/several']")
        form.locator("[name=number]").fill("4")
        form.locator("button").click()
        expect(self.page.locator("form[action$='/erase']")).to_have_count(4 * len(self.sides))
        self.settled()
        self.page.fill("#id_code", code)
        self.main.locator(f"input[name=side][value='{self.sides[0]}']").check()
        self.page.select_option("#id_office", "former")
        self.main.locator("form button.primary").click()
        expect(self.main).to_contain_text(code)

    def done_elsewhere(self, room: str) -> None:
        """A room's work was done elsewhere."""
        self.goto()
        self.page.locator(f"form:has(input[name=room][value={room}]) button[value=elsewhere]").click()
        expect(self.page.locator(f"li.done form:has(input[name=room][value={room}])")).to_be_visible()

    def open_meeting(self, ticket_sides: tuple[int, ...] = ()) -> None:
        """The meeting of the first workshop; the sides with these numbers keep their own tickets."""
        self.goto("convene/open")
        for number in ticket_sides:
            self.main.locator(f"input[name=tickets][value='{self.sides[number]}']").check()
        self.main.locator("form button.primary").click()
        if ticket_sides:
            sheets = self.page.locator(".tickets section.page")
            expect(sheets).to_have_count(len(ticket_sides))
            for number, sheet in zip(ticket_sides, sheets.all(), strict=True):
                self.tickets[self.sides[number]] = sheet.locator("ol code").all_inner_texts()
            self.main.locator("form.no-print button.primary").click()
        expect(self.page.locator("#board .board")).to_be_visible()
        self.page.wait_for_load_state()

    # --- The board. ---

    def board(self) -> None:
        """The console, with its first live tick heard, so that no late drawing moves what is pressed."""
        self.goto("convene/")
        expect(self.page.locator("#acts")).to_be_visible()

    def open_wall(self) -> Page:
        """The projector's window."""
        self.wall = self.context.new_page()
        self.wall.goto(f"{self.base}/d/{self.dialogue}/convene/wall")
        expect(self.wall.locator("#wall")).to_be_visible()
        self.page.bring_to_front()
        return self.wall

    def begin_joint(self) -> None:
        """It is held until the preliminary sessions were; then it is noted that they were, elsewhere."""
        begin = self.page.locator("#board button[value=begin-joint]")
        begin.click()
        self.page.locator("#notice button[name=override-how][value=elsewhere]").click()
        expect(self.page.locator("#notice .held")).to_have_count(0)
        expect(begin).to_have_count(0)
        self.page.locator("#board").focus()

    def card(self, key: str, side: int, first: str, second: str = "") -> str:
        """A concern, by keys alone; its id."""
        before = self.cards()
        self.key(key)
        dialog = self.page.locator("#new-concern")
        expect(dialog).to_be_visible()
        expect(dialog.locator("textarea[name=words]")).to_be_focused()
        # What was typed and not saved before is offered again.
        self.key("Control+A")
        self.type(first)
        if second:
            self.key("Tab")
            self.type(second)
        # Past the other languages and the kind, to the side.
        for _ in range(dialog.locator("textarea").count() + (0 if second else 1)):
            self.key("Tab")
        wanted = dialog.locator(f"input[name=owner][value='{self.sides[side]}']")
        for _ in self.sides:
            if wanted.is_checked():
                break
            self.key("ArrowDown")
        expect(wanted).to_be_checked()
        self.key("Control+Enter")
        expect(dialog).to_be_hidden()
        return self._new_card(before)

    def other_card(self, key: str, dialog: str, first: str, second: str = "") -> str:
        """Something else for the board, by keys alone: shared, between, cause, position or word; its id, if any."""
        before = self.cards()
        self.key(key)
        expect(self.page.locator(f"#new-{dialog}")).to_be_visible()
        self._write(first, second)
        expect(self.page.locator(f"#new-{dialog}")).to_be_hidden()
        return "" if dialog == "word" else self._new_card(before)

    def _write(self, first: str, second: str) -> None:
        # What was typed and not saved before is offered again.
        self.key("Control+A")
        self.type(first)
        if second:
            self.key("Tab")
            self.type(second)
        self.key("Control+Enter")

    def cards(self) -> list[str]:
        """The ids of what stands on the board."""
        return [one.get_attribute("data-card") or "" for one in self.page.locator("#board [data-card]").all()]

    def _new_card(self, before: list[str]) -> str:
        expect(self.page.locator("#board [data-card]")).to_have_count(len(before) + 1)
        return next(one for one in self.cards() if one not in before)

    def on_board(self, id: str) -> Locator:
        """A card on the board."""
        return self.page.locator(f"#board [data-card='{id}']")

    def choose(self, id: str) -> Locator:
        """Go to a card with the arrow keys alone: through a column, and on to the next one in reading order."""
        card = self.on_board(id)
        forward = "ArrowLeft" if self.language == "ar" else "ArrowRight"
        backward = "ArrowRight" if self.language == "ar" else "ArrowLeft"
        for _ in range(4):
            self.key(backward)
        for _ in range(len(self.sides) + 1):
            for vertical in ("ArrowUp", "ArrowDown"):
                seen = ""
                while (now := self.chosen()) != seen:
                    if now == id:
                        return card
                    seen = now
                    self.key(vertical)
            self.key(forward)
        raise AssertionError("the arrow keys do not reach the card")

    def chosen(self) -> str:
        """The chosen card's id."""
        found = self.page.locator("#board .sel")
        return (found.get_attribute("data-card") or "") if found.count() else ""

    def mark_key(self, id: str) -> None:
        """Mark a concern as a key concern of its side."""
        self.choose(id)
        self.key("k")
        expect(self.on_board(id).locator(".key")).to_be_visible()

    def restated(self, id: str) -> None:
        """The other side has said it back."""
        self.choose(id)
        self.key("r")
        expect(self.on_board(id).locator(".sign.half")).to_be_visible()

    def that_is_it(self, id: str) -> None:
        """Its own side says: that is it."""
        self.choose(id)
        self.key("y")
        expect(self.on_board(id)).to_contain_class("ok")

    def not_yet(self, id: str) -> None:
        """Its own side says: not yet."""
        self.choose(id)
        self.key("x")
        expect(self.on_board(id).locator(".sign.half")).to_have_count(0)

    def heard_not_settled(self, id: str) -> None:
        """Set aside by both."""
        self.choose(id)
        self.key("h")
        expect(self.on_board(id)).to_contain_class("aside")

    def acknowledge(self, id: str) -> None:
        """From key concern to "that is it"."""
        self.mark_key(id)
        self.restated(id)
        self.that_is_it(id)

    def take_back(self, id: str, for_good: bool = False) -> None:
        """A side takes a card back, by keys alone: its words are quoted, and the harmless answer has the focus."""
        self.choose(id)
        self.key("o")
        expect(self.page.locator("#card-form [data-harmless]")).to_be_focused()
        for _ in range(2 if for_good else 1):
            self.key("Tab")
        self.key("Enter")
        expect(self.on_board(id)).to_have_count(0)

    def undo(self) -> None:
        """One act back."""
        with self.page.expect_response(lambda one: one.url.endswith("/convene/act")):
            self.key("z")

    def both_say_so(self, id: str) -> None:
        """What was proposed as shared, said by every side."""
        for number, side in enumerate(self.sides, 1):
            button = self.on_board(id).locator(f"button[value='{side}']")
            button.click()
            if number < len(self.sides):
                expect(button).to_have_attribute("aria-pressed", "true")
        expect(self.on_board(id).locator("button")).to_have_count(0)

    # --- Words. ---

    def unpack(self, meanings: list[str]) -> None:
        """The first loaded word: each side's meaning, said back by the other; closed; held before that."""
        self.page.locator("#board a[href*='/word/']").first.click()
        for side, meaning in zip(self.sides, meanings, strict=True):
            form = self.page.locator(f"form[action$='/{side}/meaning']")
            form.locator("textarea[name=means]").fill(meaning)
            form.locator("button").click()
            expect(self.page.locator(f"form[action$='/{side}/restated']")).to_be_visible()
        page = self.page.url
        self.page.locator("form[action$='/close'] button").click()
        expect(self.page.locator(".held button[name=override-how]")).to_have_count(2)
        self.page.goto(page)
        for side in self.sides:
            self.page.locator(f"form[action$='/{side}/restated'] button").click()
            pressed = self.page.locator(f"form[action$='/{side}/restated'] button[aria-pressed=true]")
            expect(pressed).to_be_visible()
        self.page.locator("form[action$='/close'] button").click()
        expect(self.page.locator("form[action$='/release']")).to_have_count(len(self.sides))

    def release_word(self) -> None:
        """Every side releases the glossary entry that is on the page."""
        for side in self.sides:
            self.page.locator(f"form[action$='/{side}/release'] button").click()
            releases = self.page.locator(f"form[action$='/{side}/release'] button:not([name=withdraw])")
            expect(releases).to_have_count(0)

    # --- Scopes beside the room. ---

    def caucus_note(self, side: int, text: str) -> None:
        """A card of one side alone."""
        self.goto(f"convene/caucus/{self.sides[side]}")
        self.page.fill("textarea[name=words]", text)
        self.main.locator("form.sheet button.primary").click()
        expect(self.main.locator("article.card").filter(has_text=text)).to_be_visible()

    def use_ticket(self, side: int) -> str:
        """One code of a side's paper, used up; the code."""
        id = self.sides[side]
        self.goto(f"convene/caucus/{id}")
        code = self.tickets[id].pop(0)
        self.page.fill("#ticket", code)
        self.main.locator("form button.primary").click()
        expect(self.page.locator("textarea[name=words]")).to_be_visible()
        return code

    def observe(self, question: str) -> None:
        """The third party's observation, as a question."""
        self._note("observation", "question", question)

    def note_on_method(self, text: str) -> None:
        """A note on method."""
        self._note("method", "text", text)

    def _note(self, form: str, name: str, text: str) -> None:
        self.goto("convene/notes")
        found = self.page.locator(f"form:has(input[name=form][value={form}])")
        found.locator(f"[name={name}]").fill(text)
        found.locator("button").click()
        expect(self.main.locator("article.card").filter(has_text=text)).to_be_visible()

    # --- Predictions. ---

    def questions(self, texts: list[str]) -> None:
        """Questions that every side answers and predicts, and a round begun."""
        self.goto("solve/predictions")
        for text in texts:
            self.page.fill("[name=words]", text)
            self.page.locator("input[name=about]").first.check()
            self.page.locator("form:has(textarea[name=words]) p.acts button").click()
            expect(self.main.locator("ol li").filter(has_text=text)).to_be_visible()
        for side in self.sides:
            self.page.fill(f"[name='heads-{side}']", "5")
        self.page.locator("form[action$='/begin'] button").click()
        sheets = self.page.locator(".tickets section.page")
        expect(sheets).to_have_count(len(self.sides))
        for side in self.sides:
            self.slips[side] = self.page.locator(f"section[data-side='{side}'] ol code").all_inner_texts()
        self.page.locator("p.acts.no-print a.button.primary").click()
        expect(self.page.locator("form[action$='/hand-round'] button")).to_be_visible()

    def hand_round(self, answers: list[tuple[int, int, int]]) -> None:
        """The laptop from person to person: the side each sits with, what they answer, what they predict."""
        self.page.locator("form[action$='/hand-round'] button").click()
        for side, own, other in answers:
            self.page.fill("#slip", self.slips[self.sides[side]].pop())
            self.page.locator("form.private-start button.primary").click()
            fields = self.page.locator(".private-lines fieldset")
            expect(fields.first).to_be_visible()
            for number in range(fields.count()):
                value = own if number < fields.count() // len(self.sides) else other
                fields.nth(number).locator(f"input[value='{value}']").check()
            self.page.locator("button[name=answers]").click()
            expect(self.page.locator("#slip")).to_have_count(1)
            expect(self.page.locator(".private-lines")).to_have_count(0)

    def take_back_the_laptop(self) -> None:
        """The third party's passphrase, on the blank screen."""
        self.page.fill("#passphrase", self.passphrase)
        self.page.locator("form[action$='/unlock'] button").click()
        expect(self.page.locator("form[action$='/predictions/close']")).to_be_visible()

    def see(self) -> None:
        """Close the round, and see the medians."""
        self.page.check("input[name=sure]")
        self.page.locator("form[action$='/predictions/close'] button").click()
        expect(self.page.locator(".dumbbells")).to_have_count(2)

    # --- Ideas. ---

    def ideas(self, texts: list[str]) -> None:
        """A round with its timer, in which nothing is judged, and then ended."""
        self.goto("solve/")
        self.page.fill("#minutes", "20")
        self.page.locator("form[action$='/solve/round'] button").click()
        expect(self.page.locator(".timer")).to_have_text(re.compile(r"\d+:\d\d"))
        for text in texts:
            self.page.fill("[name=words]", text)
            self.main.locator("form button.primary").click()
            expect(self.page.locator(".ideas li").filter(has_text=text)).to_be_visible()
        expect(self.page.locator("form[action$='/keep']")).to_have_count(0)
        self.page.locator("form[action$='/round/end'] button").click()
        expect(self.page.locator("form[action$='/keep']")).to_have_count(len(texts) * len(self.sides))

    def keep(self, text: str) -> None:
        """Every side keeps the idea, which makes it an option."""
        for side in self.sides:
            button = (
                self.page.locator(".ideas li").filter(has_text=text).locator(f"form[action$='/{side}/keep'] button")
            )
            button.click()
            kept = button.and_(self.page.locator("[aria-pressed=true]"))
            option = self.page.locator("li.option").filter(has_text=text)
            expect(kept.or_(option).first).to_be_visible()
        expect(option).to_be_visible()

    def open_option(self, text: str) -> None:
        """An option's own page."""
        self.goto("solve/")
        self.page.locator("li.option").filter(has_text=text).locator("a.button").click()
        expect(self.page.locator("form[action$='/issue']")).to_be_visible()

    def link(self, text: str, concerns: list[str]) -> None:
        """Say which needs and fears the option serves."""
        self.open_option(text)
        for concern in concerns:
            form = self.page.locator(f"form[action$='/link']:has(input[value='{concern}'])")
            form.locator("button").click()
            expect(self.page.locator(f"form:has(input[value='{concern}']) button[aria-pressed=true]")).to_have_count(1)

    def try_joint(self) -> None:
        """Held while the option serves one side alone."""
        self.page.locator("form[action$='/joint'] button").click()
        expect(self.page.locator(".held button[name=override-how]")).to_have_count(1)

    def joint(self) -> None:
        """Call the option joint."""
        self.page.locator("form[action$='/joint'] button").click()
        expect(self.page.locator("article.option .sign.full")).to_be_visible()

    def obstacle(self, side: int, who: str, why: str) -> None:
        """An obstacle at home."""
        self.goto("solve/obstacles")
        self.main.locator("input[name=option]").first.check()
        self.main.locator(f"input[name=side][value='{self.sides[side]}']").check()
        self.page.fill("[name=who]", who)
        self.page.fill("[name=why]", why)
        self.main.locator("form button.primary").click()
        expect(self.main.locator(".card").filter(has_text=who)).to_be_visible()

    # --- The one text. ---

    def draft(self, title: tuple[str, str], wording: tuple[str, str]) -> None:
        """The next draft, in one or two languages."""
        self.goto("solve/text")
        form = self.page.locator("form:has([name=after])")
        for name, (first, second) in {"title": title, "wording": wording}.items():
            form.locator(f"[name={name}]").fill(first)
            if second:
                form.locator(f"[name={name}_second]").fill(second)
        form.locator("button.primary").click()
        expect(self.main.locator("article.text").first).to_contain_text(wording[0])

    def release(self, side: int) -> None:
        """A side releases exactly these words."""
        form = self.page.locator(f"form[action$='/release/{self.sides[side]}']")
        form.locator("button:not([name=withdraw])").click()
        done = form.locator("button[name=withdraw]").or_(self.main.locator("p.released"))
        expect(done.first).to_be_visible()

    def export(self, form: str, folder: Path) -> bytes:
        """The released text, downloaded: `pdf` or `txt`."""
        # A download that begins while the page still comes in would stop it.
        self.page.wait_for_load_state()
        with self.page.expect_download() as found:
            self.main.locator(f"a[href*='/released/'][href$='.{form}']").first.click()
        path = folder / found.value.suggested_filename
        found.value.save_as(path)
        return path.read_bytes()

    # --- Closing. ---

    def close(self, keep_notes: bool = False) -> None:
        """The last look, and the one irreversible act."""
        self.goto("convene/close")
        if keep_notes:
            for box in self.main.locator("input[name=keep]").all():
                box.check()
        self.main.locator("input[name=looked]").check()
        self.page.fill("#code-name", self.page.locator(".code-name").inner_text())
        self.main.locator("form button.primary").click()
        expect(self.main.locator(".destroyed")).to_be_visible()
        self.meeting = self.page.url.rsplit("/", 1)[1]
