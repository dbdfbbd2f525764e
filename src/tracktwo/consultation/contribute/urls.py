"""Addresses of the contributor's pages, below /c/<consultation>/."""

from django.urls import path

from . import views

app_name = "contribute"
urlpatterns = [
    path("", views.first, name="first"),
    path("begin", views.begin, name="begin"),
    path("language", views.language, name="language"),
    path("side", views.side, name="side"),
    path("next", views.next_statement, name="next"),
    path("own", views.own_statement, name="own"),
    path("phrase", views.phrase, name="phrase"),
    path("resume", views.resume, name="resume"),
    path("mine", views.my_answers, name="mine"),
    path("change", views.change_answer, name="change"),
    path("leave", views.leave, name="leave"),
    path("kept", views.privacy, name="privacy"),
    path("totals", views.totals, name="totals"),
    path("told", views.feedback, name="feedback"),
]
