from django.urls import path

from . import views

urlpatterns = [
    path("casebook", views.home, name="casebook"),
    path("casebook/<str:name>", views.show, name="case"),
]
