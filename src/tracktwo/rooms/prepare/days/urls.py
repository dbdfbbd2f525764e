from django.urls import path

from .views import blocks, place, proposals, run, timetable

urlpatterns = [
    path("days", timetable.ahead, name="days"),
    path("days/<str:id>", timetable.page, name="timetable"),
    path("days/<str:id>/lay-out", timetable.lay_out, name="lay-out"),
    path("days/<str:id>/day", timetable.add_day, name="add-day"),
    path("days/<str:id>/place", place.page, name="place"),
    path("days/<str:id>/proposals", proposals.page, name="proposals"),
    path("days/<str:id>/shaped", proposals.shaped, name="shaped"),
    path("proposal/<str:id>/take-in", proposals.take_in, name="take-in"),
    path("proposal/<str:id>/decline", proposals.decline, name="decline"),
    path("proposal/<str:id>/take-back", proposals.take_back, name="take-back"),
    path("run", run.page, name="run"),
    path("run/act", run.act, name="run-act"),
    path("days/<str:id>/act", timetable.act, name="act"),
    path("day/<str:id>", blocks.day, name="day"),
    path("day/<str:id>/erase", blocks.erase_day, name="erase-day"),
    path("day/<str:id>/one-word", blocks.one_word, name="one-word"),
    path("block/<str:id>", blocks.block, name="block"),
]
