from django.urls import path

from . import choice_views, views

urlpatterns = [
    path("lessons", views.home, name="lessons"),
    path("lessons/workshop", views.workshop, name="lessons-workshop"),
    path("lessons/workshop/blank", views.blank, name="lessons-blank"),
    path("lessons/shelf", choice_views.search, name="search"),
    path("lessons/shelf/<str:id>/off", choice_views.take_off, name="take-off"),
    path("lessons/<str:id>", views.edit, name="edit-lesson"),
    path("lessons/<str:id>/erase", views.erase, name="erase-lesson"),
    path("lessons/<str:id>/shelve", choice_views.shelve, name="shelve"),
    path("choices", choice_views.evidence, name="evidence"),
    path("choices/<str:name>", choice_views.choice, name="choice"),
    path("evidence/<str:id>/erase", choice_views.uncite, name="uncite"),
    path("handover", views.handover, name="handover"),
]
