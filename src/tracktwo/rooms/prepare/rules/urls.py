from django.urls import path

from . import views

urlpatterns = [
    path("rules", views.home, name="rules"),
    path("rules/choice", views.choice, name="rules-choice"),
    path("rules/agreed", views.agreed, name="rules-agreed"),
    path("rules/standard", views.standard, name="rules-standard"),
    path("rules/print", views.printed, name="rules-print"),
    path("rules/venue/<str:id>", views.venue, name="venue"),
    path("rules/<str:place>", views.rule, name="rule"),
    path("rules/<str:place>/act", views.rule_act, name="rule-act"),
]
