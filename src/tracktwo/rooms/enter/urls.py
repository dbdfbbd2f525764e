from django.urls import path

from . import views
from .timing import urls as timing

app_name = "enter"
urlpatterns = [
    path("", views.home, name="home"),
    path("print", views.print_sheets, name="print"),
    *timing.urlpatterns,
]
