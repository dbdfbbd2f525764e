"""Every address. The rooms' part follows the order of the walk."""

from django.urls import include, path

from tracktwo.demo import views as demonstration
from tracktwo.process.rooms import walk

urlpatterns = [
    path("", include("tracktwo.people.urls")),
    path("", include("tracktwo.ui.urls")),
    path("", include("tracktwo.overview.urls")),
    path("demonstration", demonstration.begin, name="demonstration"),
    *(path(f"d/<str:dialogue>/{room.name}/", include(f"{room.package}.urls")) for room in walk()),
]
handler400 = "tracktwo.ui.errors.bad_request"
handler404 = "tracktwo.ui.errors.not_found"
handler500 = "tracktwo.ui.errors.server_error"
