from tracktwo.ui.room_pages import addresses

from .days.urls import urlpatterns as days
from .groups.urls import urlpatterns as groups
from .publicity.urls import urlpatterns as publicity
from .schedule.urls import urlpatterns as schedule

app_name = "prepare"
urlpatterns = [
    *addresses("prepare"),
    *schedule,
    *days,
    *groups,
    *publicity,
]
