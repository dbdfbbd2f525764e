from django.urls import path

from . import views

urlpatterns = [
    path("contact", views.home, name="contact"),
    path("contact/goal", views.goal, name="goal"),
    path("contact/goal/said", views.goal_said, name="goal-said"),
    path("contact/goal/take-back", views.take_goal_back, name="take-goal-back"),
    path("contact/exit", views.exit_print, name="exit-print"),
    path("contact/<str:id>/exit", views.exit_cards, name="exit-cards"),
    path("contact/<str:id>/<str:condition>", views.condition, name="condition"),
]
