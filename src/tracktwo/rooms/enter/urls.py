from tracktwo.ui.room_pages import addresses

from .picture.urls import urlpatterns as picture
from .team.urls import urlpatterns as team
from .timing.urls import urlpatterns as timing

app_name = "enter"
urlpatterns = [
    *addresses("enter"),
    *picture,
    *timing,
    *team,
]
