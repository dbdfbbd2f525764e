from django.urls import path

from . import views

urlpatterns = [
    path("outcomes", views.home, name="outcomes"),
    path("outcomes/new", views.add, name="add-outcome"),
    path("outcomes/confirm", views.confirm, name="confirm"),
    path("outcomes/<str:id>", views.edit, name="edit-outcome"),
    path("outcomes/<str:id>/erase", views.erase, name="erase-outcome"),
    path("outcomes/<str:id>/confirm/<str:side>", views.confirm_one, name="confirm-one"),
    path("changed/<str:side>", views.changed, name="changed"),
    path("changed/<str:side>/<str:id>/erase", views.erase_change, name="erase-change"),
    path("changed/<str:owner>/<str:id>/release/<str:side>", views.release_change, name="release-change"),
]
