from django.urls import path

from . import views

urlpatterns = [
    path("groups", views.home, name="groups"),
    path("groups/act", views.act, name="groups-act"),
]
