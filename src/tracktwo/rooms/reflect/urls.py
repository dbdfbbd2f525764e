from tracktwo.ui.room_pages import addresses

from .measures.urls import urlpatterns as measures

app_name = "reflect"
urlpatterns = [
    *addresses("reflect"),
    *measures,
]
