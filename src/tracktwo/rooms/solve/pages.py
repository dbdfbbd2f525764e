"""The addresses of the room, who may open them, and on which screens the handbook shows them."""

from tracktwo.process.rooms import Page

__all__ = ["PAGES"]

PAGES = (
    Page(
        "solve:home",
        "meeting",
        picture="solve",
        sizes=(
            "laptop",
            "phone",
        ),
    ),
    Page("solve:round", "meeting", acts=True),
    Page("solve:end-round", "meeting", acts=True),
    Page("solve:keep", "meeting", acts=True, parts={"id": "idea", "side": "=a"}),
    Page("solve:link", "meeting", acts=True, parts={"id": "option"}),
    Page("solve:joint", "meeting", acts=True, parts={"id": "option"}),
    Page("solve:take-back", "meeting", acts=True, parts={"id": "idea"}),
    Page("solve:obstacles", "meeting"),
    Page("solve:text", "meeting", picture="text", sizes=("laptop",)),
    Page("solve:release", "side", acts=True, parts={"form": "=text", "side": "=a"}),
    Page("solve:option", "meeting", parts={"id": "option"}),
    Page("solve:place", "meeting", acts=True, parts={"id": "option"}),
    Page("solve:aim", "meeting", acts=True, parts={"id": "option"}),
    Page("solve:legitimacy", "meeting", acts=True, parts={"id": "option", "side": "=b"}),
    Page("solve:release-option", "side", acts=True, parts={"id": "option", "side": "=a"}),
    Page("solve:issues", "meeting", picture="issues", sizes=("laptop",)),
    Page("solve:issue", "meeting", parts={"id": "issue"}),
    Page("solve:bank"),
    Page("solve:bring-option", "meeting", acts=True, parts={"id": "banked"}),
    Page(
        "solve:predictions",
        "meeting",
        picture="predictions",
        sizes=(
            "laptop",
            "phone",
        ),
    ),
    Page("solve:take-out", "meeting", acts=True, parts={"id": "question"}),
    Page("solve:begin-predictions", "meeting", acts=True),
    Page("solve:start-hand-round", "meeting", acts=True),
    Page("solve:enter", "meeting"),
    Page("solve:sheet", "meeting"),
    Page("solve:close-predictions", "meeting", acts=True),
    Page("solve:destroy-predictions", "meeting", acts=True),
    Page("solve:tag", "meeting", acts=True),
    Page(
        "solve:packages",
        "meeting",
        picture="packages",
        sizes=(
            "laptop",
            "phone",
        ),
    ),
    Page("solve:ask", "side", acts=True, parts={"side": "=a"}),
    Page("solve:link-options", "meeting", acts=True),
    Page("solve:valuation", "side", parts={"side": "=a"}, picture="valuation", sizes=("laptop",)),
    Page(
        "solve:ladder",
        "meeting",
        picture="ladder",
        sizes=(
            "laptop",
            "projector",
        ),
    ),
    Page("solve:step", "meeting", parts={"id": "step"}),
    Page("solve:step-pair", "meeting", acts=True, parts={"id": "step"}),
    Page("solve:step-keep", "meeting", acts=True, parts={"id": "step"}),
    Page("solve:step-read", "meeting", acts=True, parts={"id": "step", "side": "=b"}),
    Page("solve:bear", "side", parts={"side": "=a"}),
    Page("solve:text", "meeting", parts={"form": "=vision"}, picture="vision", sizes=("laptop",)),
    Page("solve:criticism", "meeting", acts=True, parts={"form": "=text"}),
    Page("solve:hand-round", "anybody"),
)
