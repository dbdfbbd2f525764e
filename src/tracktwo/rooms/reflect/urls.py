from tracktwo.ui.room_pages import addresses

from .casebook.urls import urlpatterns as casebook
from .lessons.urls import urlpatterns as lessons
from .measures.urls import urlpatterns as measures

app_name = "reflect"
urlpatterns = [
    *addresses("reflect"),
    *measures,
    *lessons,
    *casebook,
]
