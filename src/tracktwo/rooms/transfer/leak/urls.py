from django.urls import path

from . import views

urlpatterns = [
    path("leak", views.home, name="leak"),
    path("leak/warned", views.warned, name="warned"),
    path("leak/step", views.step, name="leak-step"),
    path("leak/over", views.over, name="leak-over"),
]
