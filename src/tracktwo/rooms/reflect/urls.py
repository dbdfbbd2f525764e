from tracktwo.ui.room_pages import addresses

from .casebook.urls import urlpatterns as casebook
from .lessons.urls import urlpatterns as lessons
from .measures.urls import urlpatterns as measures
from .outcomes.urls import urlpatterns as outcomes
from .report.urls import urlpatterns as report
from .results.urls import urlpatterns as results

app_name = "reflect"
urlpatterns = [
    *addresses("reflect"),
    *measures,
    *results,
    *outcomes,
    *lessons,
    *report,
    *casebook,
]
