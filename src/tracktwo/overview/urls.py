from django.urls import path, re_path

from . import backups, interpreter, look, members, views, wordings

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
    path("d/<str:dialogue>/interpreter", wordings.interpreter, name="interpreter"),
    path("d/<str:dialogue>/interpreter/waiting", wordings.waiting, name="interpreter-waiting"),
    path("d/<str:dialogue>/interpreter/sheet", wordings.sheet, name="interpreter-sheet"),
    path("d/<str:dialogue>/interpreter/take", wordings.take, name="interpreter-take"),
    path("d/<str:dialogue>/interpreter/out", wordings.put_out, name="interpreter-out"),
    path("interpreter", interpreter.board, name="interpreter-board"),
    path("interpreter/code", interpreter.code, name="interpreter-code"),
    path("interpreter/texts", interpreter.texts, name="interpreter-texts"),
    path("interpreter/text/<str:card>/<str:part>", interpreter.text, name="interpreter-text"),
    path("interpreter/text/<str:card>/<str:part>/now", interpreter.now, name="interpreter-now"),
    path("interpreter/text/<str:card>/<str:part>/keep", interpreter.keep, name="interpreter-keep"),
    path("interpreter/leave", interpreter.leave, name="interpreter-leave"),
    path("d/<str:dialogue>/erase", members.erase, name="erase"),
    re_path(r"^d/(?P<dialogue>\w+)/released/(?P<record>\w+)\.(?P<form>pdf|txt)$", views.export, name="export"),
]
