from django.urls import path

from . import views

urlpatterns = [
    path("pool", views.home, name="pool"),
    path("pool/add/<str:side>", views.add, name="add-person"),
    path("pool/person/<str:id>", views.person, name="person"),
    path("pool/person/<str:id>/erase", views.erase, name="erase-person"),
]
