from django.urls import path

from . import views

urlpatterns = [
    path("approach", views.home, name="approach"),
    path("approach/paper", views.paper, name="talk-paper"),
    path("approach/settle", views.settle, name="settle"),
    path("approach/trust/<str:side>", views.trust, name="trust"),
    path("approach/<str:id>", views.way, name="way"),
    path("approach/<str:id>/talked", views.talked, name="talked"),
    path("approach/<str:id>/step/<str:act>", views.step, name="step"),
]
