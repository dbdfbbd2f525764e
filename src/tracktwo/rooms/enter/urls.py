from django.urls import path

from . import views
from .picture.urls import urlpatterns as picture
from .team.urls import urlpatterns as team
from .timing.urls import urlpatterns as timing

app_name = "enter"
urlpatterns = [
    path("", views.home, name="home"),
    path("print", views.print_sheets, name="print"),
    *picture,
    *timing,
    *team,
]
