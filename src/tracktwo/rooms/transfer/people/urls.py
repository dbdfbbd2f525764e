from django.urls import path

from . import views
from .views import out, plan

urlpatterns = [
    path("people", views.home, name="people"),
    path("people/entered", out.entered, name="entered"),
    path("people/risk/<str:side>", out.risk, name="risk"),
    path("people/<str:place>/new", plan.new, name="new-plan"),
    path("people/<str:place>", plan.plan, name="plan"),
    path("people/<str:place>/code", plan.by_code, name="by-code"),
    path("people/<str:place>/choose", plan.choose, name="choose"),
    path("people/<str:place>/note", plan.note, name="note"),
    path("people/<str:place>/protocol", plan.protocol, name="protocol"),
    path("people/<str:place>/out", out.way_out, name="way-out"),
]
