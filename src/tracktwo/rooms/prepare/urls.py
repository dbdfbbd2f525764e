from tracktwo.ui.room_pages import addresses

from .days.urls import urlpatterns as days
from .schedule.urls import urlpatterns as schedule

app_name = "prepare"
urlpatterns = [
    *addresses("prepare"),
    *schedule,
    *days,
]
