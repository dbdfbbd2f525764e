from django.urls import path

from . import views

urlpatterns = [
    path("results", views.home, name="results"),
    path("results/for/<str:audience>", views.for_audience, name="results-for"),
    path("costs", views.costs, name="costs"),
]
