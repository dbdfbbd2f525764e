from django.urls import path

from .views import map, statements

urlpatterns = [
    path("picture", map.picture, name="picture"),
    path("picture/group", map.add_group, name="add-group"),
    path("picture/tie", map.add_tie, name="add-tie"),
    path("picture/group/<str:id>", map.group, name="group"),
    path("picture/undo", statements.undo_last, name="undo"),
    path("picture/<str:kind>/<str:id>", statements.statement, name="statement"),
    path("picture/<str:kind>/<str:id>/doubt", statements.doubt, name="doubt"),
    path("picture/<str:kind>/<str:id>/end", statements.end, name="end"),
    path("picture/<str:kind>/<str:id>/hold", statements.hold, name="hold"),
    path("picture/<str:kind>/<str:id>/erase", statements.erase, name="erase"),
]
