from django.urls import path

from . import views

urlpatterns = [
    path("publicity", views.home, name="publicity"),
    path("publicity/usual", views.lay_out, name="leak-usual"),
    path("publicity/sentence", views.line, name="leak-line"),
    path("publicity/exercise", views.exercise, name="leak-exercise"),
    path("publicity/step/<str:id>", views.step, name="leak-step"),
    path("publicity/step/<str:id>/erase", views.erase, name="erase-leak-step"),
]
