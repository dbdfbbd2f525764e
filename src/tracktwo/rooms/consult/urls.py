from django.urls import path

from .views import feedback, inclusion, preparation, results

app_name = "consult"
urlpatterns = [
    path("", preparation.home, name="home"),
    path("begin", preparation.begin, name="begin"),
    path("absent", inclusion.absent, name="absent"),
    path("liaison", inclusion.liaison, name="liaison"),
    path("liaison/<str:id>/done", inclusion.finish, name="finish"),
    path("<str:kind>/<str:id>/erase", inclusion.erase, name="erase"),
    path("card", results.write_card, name="card"),
    path("asked/<str:id>", preparation.consultation, name="consultation"),
    path("asked/<str:id>/words", preparation.words, name="words"),
    path("asked/<str:id>/seeds", preparation.seed, name="seeds"),
    path("asked/<str:id>/statements", preparation.statements, name="statements"),
    path("asked/<str:id>/carry", preparation.carry, name="carry"),
    path("asked/<str:id>/take", results.take, name="take"),
    path("asked/<str:id>/results", results.results, name="results"),
    path("asked/<str:id>/bring", results.bring, name="bring"),
    path("asked/<str:id>/tell", feedback.write, name="feedback"),
    path("asked/<str:id>/tell/<str:side>", feedback.release, name="release"),
    path("asked/<str:id>/told", feedback.send_feedback, name="send-feedback"),
]
