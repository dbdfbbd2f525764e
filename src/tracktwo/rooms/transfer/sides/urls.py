from django.urls import path

from . import views

urlpatterns = [
    path("sides", views.home, name="sides"),
    path("sides/<str:side>", views.write, name="side-note"),
    path("sides/<str:side>/key", views.hand_key, name="hand-key"),
    path("sides/<str:side>/<str:id>/erase", views.erase, name="erase-note"),
]
