from django.urls import path

from . import views

urlpatterns = [path("measures", views.home, name="measures")]
