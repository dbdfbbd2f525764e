from tracktwo.ui.room_pages import addresses

from .ideas.urls import urlpatterns as ideas
from .leak.urls import urlpatterns as leak
from .people.urls import urlpatterns as people
from .tracks.urls import urlpatterns as tracks

app_name = "transfer"
urlpatterns = [
    *addresses("transfer"),
    *ideas,
    *people,
    *leak,
    *tracks,
]
