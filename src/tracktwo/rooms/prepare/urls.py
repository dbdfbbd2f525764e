from django.urls import path

from . import views

app_name = "prepare"
urlpatterns = [
    path("", views.home, name="home"),
    path("workshop", views.workshop, name="workshop"),
    path("usual-days", views.usual_days, name="usual-days"),
    path("session/<str:id>/held", views.held, name="held"),
]
