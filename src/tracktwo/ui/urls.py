from django.urls import path, re_path
from django.views.i18n import set_language

from tracktwo.overview import members, views
from tracktwo.people.middleware import public
from tracktwo.ui import live

app_name = "ui"
urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("about", views.about, name="about"),
    path("language", public(set_language), name="language"),
    path("account/erase", members.erase_account, name="erase-account"),
    path("begin", views.begin, name="begin"),
    path("d/<str:dialogue>/", views.home, name="home"),
    path("d/<str:dialogue>/names", views.names, name="names"),
    path("d/<str:dialogue>/safeguards", views.safeguards, name="safeguards"),
    path("d/<str:dialogue>/pass", views.pass_rule, name="pass"),
    path("d/<str:dialogue>/lost", views.lost, name="lost"),
    path("d/<str:dialogue>/step", views.step, name="step"),
    path("d/<str:dialogue>/third-party", members.third_party, name="third-party"),
    path("d/<str:dialogue>/let-in", members.add_member, name="let-in"),
    path("d/<str:dialogue>/convenor", members.name_convenor, name="convenor"),
    path("d/<str:dialogue>/put-out", members.remove_member, name="put-out"),
    path("d/<str:dialogue>/erase", members.erase, name="erase"),
    path("d/<str:dialogue>/live", live.stream, name="live"),
    re_path(r"^d/(?P<dialogue>\w+)/released/(?P<record>\w+)\.(?P<form>pdf|txt)$", views.export, name="export"),
]
