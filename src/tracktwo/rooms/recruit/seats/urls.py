from django.urls import path

from . import views

urlpatterns = [
    path("seats", views.home, name="seats"),
    path("several", views.several, name="several"),
    path("<str:id>", views.edit, name="edit"),
    path("<str:id>/erase", views.erase, name="erase"),
]
