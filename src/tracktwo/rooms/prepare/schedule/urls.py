from django.urls import path

from . import views

urlpatterns = [
    path("sessions", views.home, name="sessions"),
    path("workshop", views.workshop, name="workshop"),
    path("workshop/<str:id>", views.edit_workshop, name="edit-workshop"),
    path("workshop/<str:id>/erase", views.erase_workshop, name="erase-workshop"),
    path("usual-days", views.usual_days, name="usual-days"),
    path("session/<str:id>", views.edit_session, name="edit-session"),
    path("session/<str:id>/erase", views.erase_session, name="erase-session"),
    path("session/<str:id>/held", views.held, name="held"),
]
