from tracktwo.ui.room_pages import addresses

from .casebook.urls import urlpatterns as casebook
from .lessons.urls import urlpatterns as lessons
from .measures.urls import urlpatterns as measures
from .outcomes.urls import urlpatterns as outcomes
from .report.urls import urlpatterns as report

app_name = "reflect"
urlpatterns = [
    *addresses("reflect"),
    *measures,
    *outcomes,
    *lessons,
    *report,
    *casebook,
]
