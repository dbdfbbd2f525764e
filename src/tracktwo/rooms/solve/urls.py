from django.urls import path

from . import views

app_name = "solve"
urlpatterns = [
    path("", views.home, name="home"),
    path("round", views.round_, name="round"),
    path("round/end", views.end_round, name="end-round"),
    path("idea/<str:id>/<str:side>/keep", views.keep, name="keep"),
    path("option/<str:id>/link", views.link, name="link"),
    path("option/<str:id>/joint", views.joint, name="joint"),
    path("take-back/<str:id>", views.take_back, name="take-back"),
    path("obstacles", views.obstacles, name="obstacles"),
    path("text", views.text, name="text"),
    path("text/<str:side>/release", views.release, name="release"),
]
