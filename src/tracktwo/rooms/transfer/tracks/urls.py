from django.urls import path

from . import views

urlpatterns = [
    path("tracks", views.home, name="tracks"),
    path("tracks/passed", views.passed, name="passed"),
    path("tracks/liaison", views.liaison, name="liaison"),
    path("tracks/liaison/<str:id>/done", views.finish, name="liaison-done"),
    path("tracks/official", views.official, name="official"),
    path("tracks/<str:id>", views.initiative, name="initiative"),
    path("tracks/<str:id>/erase", views.erase, name="erase-initiative"),
]
