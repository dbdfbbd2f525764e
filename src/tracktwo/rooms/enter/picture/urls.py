from django.urls import path

from .views import entry, issues, leave, map, sheets, statements

urlpatterns = [
    path("picture", map.picture, name="picture"),
    path("picture/group", map.add_group, name="add-group"),
    path("picture/tie", map.add_tie, name="add-tie"),
    path("picture/group/<str:id>", map.group, name="group"),
    path("picture/lines", entry.lines, name="lines"),
    path("picture/kumu", entry.kumu, name="kumu"),
    path("picture/blank", entry.blank, name="blank"),
    path("picture/leave", leave.leave, name="leave"),
    path("picture/onion", sheets.onion, name="onion"),
    path("picture/tree", sheets.tree, name="tree"),
    path("picture/dividers", sheets.dividers, name="dividers"),
    path("picture/dividers/review", sheets.review, name="review"),
    path("picture/timeline", sheets.timeline, name="timeline"),
    path("picture/issues", issues.issues, name="issues"),
    path("picture/issues/<str:id>", issues.edit, name="issue"),
    path("picture/add/<str:kind>", sheets.add, name="add"),
    path("picture/<str:kind>/<str:id>", statements.statement, name="statement"),
    path("picture/<str:kind>/<str:id>/doubt", statements.doubt, name="doubt"),
    path("picture/<str:kind>/<str:id>/end", statements.end, name="end"),
    path("picture/<str:kind>/<str:id>/hold", statements.hold, name="hold"),
    path("picture/<str:kind>/<str:id>/erase", statements.erase, name="erase"),
]
