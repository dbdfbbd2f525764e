from django.urls import path

from .views import asking, inclusion, results

app_name = "consult"
urlpatterns = [
    path("", asking.home, name="home"),
    path("begin", asking.begin, name="begin"),
    path("absent", inclusion.absent, name="absent"),
    path("liaison", inclusion.liaison, name="liaison"),
    path("liaison/<str:id>/done", inclusion.finish, name="finish"),
    path("<str:kind>/<str:id>/erase", inclusion.erase, name="erase"),
    path("card", results.write_card, name="card"),
    path("asked/<str:id>", asking.one, name="one"),
    path("asked/<str:id>/words", asking.words, name="words"),
    path("asked/<str:id>/seeds", asking.seed, name="seeds"),
    path("asked/<str:id>/statements", asking.statements, name="statements"),
    path("asked/<str:id>/carry", asking.carry, name="carry"),
    path("asked/<str:id>/take", results.take, name="take"),
    path("asked/<str:id>/results", results.results, name="results"),
    path("asked/<str:id>/bring", results.bring, name="bring"),
    path("asked/<str:id>/tell", results.tell, name="tell"),
    path("asked/<str:id>/tell/<str:side>", results.release, name="release"),
    path("asked/<str:id>/told", results.told, name="told"),
]
