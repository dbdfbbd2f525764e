from django.urls import path

from .views import contributor as views

app_name = "contribute"
urlpatterns = [
    path("", views.first, name="first"),
    path("begin", views.begin, name="begin"),
    path("language", views.language, name="language"),
    path("side", views.side, name="side"),
    path("next", views.next_statement, name="next"),
    path("own", views.own, name="own"),
    path("phrase", views.phrase, name="phrase"),
    path("resume", views.resume, name="resume"),
    path("mine", views.mine, name="mine"),
    path("change", views.change, name="change"),
    path("leave", views.leave, name="leave"),
    path("kept", views.kept, name="kept"),
    path("totals", views.totals, name="totals"),
    path("told", views.told, name="told"),
]
