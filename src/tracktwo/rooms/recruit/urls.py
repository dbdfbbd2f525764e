from django.urls import path

from . import views

app_name = "recruit"
urlpatterns = [
    path("", views.home, name="home"),
    path("several", views.several, name="several"),
    path("<str:id>", views.edit, name="edit"),
    path("<str:id>/erase", views.erase, name="erase"),
]
