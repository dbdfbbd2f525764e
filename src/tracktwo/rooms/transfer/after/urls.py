from django.urls import path

from . import views

urlpatterns = [
    path("after", views.home, name="after"),
    path("after/template", views.template, name="template"),
    path("after/claims", views.claims, name="claims"),
    path("after/<str:id>", views.step, name="step"),
    path("after/<str:id>/erase", views.erase, name="erase-step"),
]
