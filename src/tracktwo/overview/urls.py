from django.urls import path, re_path

from . import backups, look, members, views

app_name = "overview"
urlpatterns = [
    path("", views.dialogues, name="dialogues"),
    path("about", views.about, name="about"),
    path("account/erase", members.erase_account, name="erase-account"),
    path("backup", backups.backup, name="backup"),
    path("begin", views.begin, name="begin"),
    path("d/<str:dialogue>/", views.home, name="home"),
    path("d/<str:dialogue>/look", look.look, name="look"),
    path("d/<str:dialogue>/names", views.names, name="names"),
    path("d/<str:dialogue>/safeguards", views.safeguards, name="safeguards"),
    path("d/<str:dialogue>/override", views.override_rule, name="override"),
    path("d/<str:dialogue>/lost", views.lost, name="lost"),
    path("d/<str:dialogue>/step", views.step, name="step"),
    path("d/<str:dialogue>/third-party", members.third_party, name="third-party"),
    path("d/<str:dialogue>/member/add", members.add_member, name="add-member"),
    path("d/<str:dialogue>/member/convenor", members.name_convenor, name="convenor"),
    path("d/<str:dialogue>/member/remove", members.remove_member, name="remove-member"),
    path("d/<str:dialogue>/erase", members.erase, name="erase"),
    re_path(r"^d/(?P<dialogue>\w+)/released/(?P<record>\w+)\.(?P<form>pdf|txt)$", views.export, name="export"),
]
