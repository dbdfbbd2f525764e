from tracktwo.ui.room_pages import addresses

from .pool.urls import urlpatterns as pool
from .seats.urls import urlpatterns as seats

app_name = "recruit"
urlpatterns = [
    *addresses("recruit"),
    *pool,
    # Last: a seat's own address is its bare id.
    *seats,
]
