from tracktwo.ui.room_pages import addresses

from .casebook.urls import urlpatterns as casebook

app_name = "reflect"
urlpatterns = [
    *addresses("reflect"),
    *casebook,
]
