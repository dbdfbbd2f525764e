from tracktwo.ui.room_pages import addresses

from .ideas.urls import urlpatterns as ideas

app_name = "transfer"
urlpatterns = [
    *addresses("transfer"),
    *ideas,
]
