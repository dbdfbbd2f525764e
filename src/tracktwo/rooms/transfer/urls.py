from tracktwo.ui.room_pages import addresses

from .after.urls import urlpatterns as after
from .ideas.urls import urlpatterns as ideas
from .leak.urls import urlpatterns as leak
from .people.urls import urlpatterns as people
from .sides.urls import urlpatterns as sides
from .tracks.urls import urlpatterns as tracks

app_name = "transfer"
urlpatterns = [
    *addresses("transfer"),
    *ideas,
    *people,
    *leak,
    *tracks,
    *sides,
    *after,
]
