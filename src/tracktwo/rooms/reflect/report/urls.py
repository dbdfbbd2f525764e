from django.urls import path

from . import views

urlpatterns = [
    path("report", views.home, name="report"),
    path("report/begin", views.begin, name="begin-report"),
    path("report/discard", views.discard, name="discard-report"),
    path("report/write/<str:name>", views.write, name="write-report"),
    path("report/release", views.release, name="release-report"),
    path("report/release/<str:side>", views.release_one, name="report-release"),
    path("report/file/<str:id>/<str:form>", views.file, name="report-file"),
]
