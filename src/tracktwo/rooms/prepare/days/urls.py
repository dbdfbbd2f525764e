from django.urls import path

from .views import blocks, timetable

urlpatterns = [
    path("days", timetable.ahead, name="days"),
    path("days/<str:id>", timetable.page, name="timetable"),
    path("days/<str:id>/lay-out", timetable.lay_out, name="lay-out"),
    path("days/<str:id>/day", timetable.add_day, name="add-day"),
    path("days/<str:id>/act", timetable.act, name="act"),
    path("day/<str:id>", blocks.day, name="day"),
    path("day/<str:id>/erase", blocks.erase_day, name="erase-day"),
    path("day/<str:id>/one-word", blocks.one_word, name="one-word"),
    path("block/<str:id>", blocks.block, name="block"),
]
