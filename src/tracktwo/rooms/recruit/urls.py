from tracktwo.ui.room_pages import addresses

from .approach.urls import urlpatterns as approach
from .panel.urls import urlpatterns as panel
from .pool.urls import urlpatterns as pool
from .referrals.urls import urlpatterns as referrals
from .seats.urls import urlpatterns as seats
from .teams.urls import urlpatterns as teams

app_name = "recruit"
urlpatterns = [
    *addresses("recruit"),
    *pool,
    *referrals,
    *approach,
    *teams,
    *panel,
    # Last: a seat's own address is its bare id.
    *seats,
]
