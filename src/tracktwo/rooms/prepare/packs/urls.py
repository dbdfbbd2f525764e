from django.urls import path

from . import views

urlpatterns = [
    path("packs", views.home, name="packs"),
    path("packs/<str:id>/calendar", views.calendar, name="calendar"),
    path("packs/<str:id>/<str:audience>.<str:form>", views.download, name="pack-file"),
]
