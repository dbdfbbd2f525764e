from tracktwo.ui.room_pages import addresses

from .connection.urls import urlpatterns as connection
from .contact.urls import urlpatterns as contact
from .days.urls import urlpatterns as days
from .groups.urls import urlpatterns as groups
from .logistics.urls import urlpatterns as logistics
from .packs.urls import urlpatterns as packs
from .publicity.urls import urlpatterns as publicity
from .rules.urls import urlpatterns as rules
from .schedule.urls import urlpatterns as schedule

app_name = "prepare"
urlpatterns = [
    *addresses("prepare"),
    *schedule,
    *days,
    *groups,
    *packs,
    *logistics,
    *publicity,
    *rules,
    *contact,
    *connection,
]
