from django.urls import path

from .decision import views as decision
from .ripeness import views as ripeness

urlpatterns = [
    path("ripeness", ripeness.home, name="ripeness"),
    path("ripeness/blank", ripeness.blank, name="ripeness-blank"),
    path("ripeness/side/<str:side>", ripeness.assess, name="assess"),
    path("ripeness/card/<str:id>", ripeness.edit, name="edit-assessment"),
    path("ripeness/alive", ripeness.step, name="step"),
    path("ripeness/alive/<str:id>/done", ripeness.step_done, name="step-done"),
    path("ripeness/<str:id>/erase", ripeness.erase, name="erase-timing"),
    path("decision", decision.home, name="decision"),
    path("decision/<str:id>", decision.version, name="decision-version"),
]
