from django.urls import path

from .views import arranging, cards, caucus, closing, console, continuity, paper, wall, words

app_name = "convene"
urlpatterns = [
    path("", console.home, name="home"),
    path("board", console.fragment, name="board"),
    path("act", console.act, name="act"),
    path("new/<str:name>", console.compose, name="compose"),
    path("card/<str:id>", cards.edit, name="edit"),
    path("card/<str:id>/take-back", cards.take_back, name="take-back"),
    path("card/<str:id>/tag", cards.tag, name="tag"),
    path("card/<str:id>/arrange", arranging.arrange, name="arrange"),
    path("heading/<str:id>", arranging.heading, name="heading"),
    path("paper", console.paper, name="paper"),
    path("from-paper", console.from_paper, name="from-paper"),
    path("copies", paper.copies, name="copies"),
    path("copies/<str:id>", paper.sheets, name="copies-print"),
    path("copies/<str:id>/enter", paper.enter, name="copies-enter"),
    path("wall", wall.home, name="wall"),
    path("wall/board", wall.fragment, name="wall-board"),
    path("word/<str:id>", words.word, name="word"),
    path("word/<str:id>/close", words.close, name="word-close"),
    path("word/<str:id>/<str:side>/meaning", words.meaning, name="meaning"),
    path("word/<str:id>/<str:side>/restated", words.restated, name="meaning-restated"),
    path("word/<str:id>/<str:side>/release", words.release_word, name="word-release"),
    path("caucus/<str:side>", caucus.caucus, name="caucus"),
    path("caucus/<str:side>/<str:id>/bring", caucus.bring, name="bring"),
    path("caucus/<str:side>/<str:id>/withdraw", caucus.withdraw, name="withdraw"),
    path("ticket", caucus.ticket, name="ticket"),
    path("notes", caucus.notes, name="notes"),
    path("carry", continuity.carry, name="carry"),
    path("carry/<str:side>", continuity.carry_release, name="carry-release"),
    path("open", closing.open_page, name="open"),
    path("tickets", closing.tickets, name="tickets"),
    path("close", closing.close, name="close"),
    path("closed/<str:id>", closing.closed, name="closed"),
]
