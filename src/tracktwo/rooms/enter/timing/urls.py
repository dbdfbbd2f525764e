from django.urls import path

from .decision import views as decision
from .evidence import views as evidence
from .lines import views as lines
from .objective import views as objective
from .ripeness import views as ripeness

urlpatterns = [
    path("ripeness", ripeness.home, name="ripeness"),
    path("ripeness/blank", ripeness.blank, name="ripeness-blank"),
    path("ripeness/side/<str:side>", ripeness.assess, name="assess"),
    path("ripeness/card/<str:id>", ripeness.edit, name="edit-assessment"),
    path("ripeness/alive/<str:id>/done", ripeness.step_done, name="step-done"),
    path("ripeness/card/<str:id>/erase", ripeness.erase, name="erase-assessment"),
    path("decision", decision.home, name="decision"),
    path("decision/<str:id>", decision.version, name="decision-version"),
    path("objective", objective.home, name="objective"),
    path("kind", objective.kind, name="kind"),
    path("kind/theme", objective.theme, name="theme"),
    path("kind/questions", objective.seed, name="seed-questions"),
    path("line/<str:name>", lines.add, name="add-line"),
    path("line/<str:name>/<str:id>", lines.edit, name="edit-line"),
    path("line/<str:name>/<str:id>/erase", lines.erase, name="erase-line"),
    path("evidence", evidence.home, name="evidence"),
    path("evidence/take", evidence.take, name="evidence-take"),
    path("evidence/find", evidence.find, name="evidence-find"),
    path("evidence/file/<str:id>", evidence.file, name="evidence-file"),
    path("evidence/file/<str:id>/erase", evidence.erase, name="erase-evidence"),
]
