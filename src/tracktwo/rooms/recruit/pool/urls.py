from django.urls import path

from .views import asking, everybody, importing, person

urlpatterns = [
    path("pool", everybody.home, name="pool"),
    path("pool/add/<str:side>", everybody.add, name="add-person"),
    path("pool/person/<str:id>", person.person, name="person"),
    path("pool/person/<str:id>/judge", person.judge, name="judge"),
    path("pool/person/<str:id>/veto/<str:side>", person.veto, name="veto"),
    path("pool/person/<str:id>/apart", person.apart, name="apart"),
    path("pool/person/<str:id>/together/<str:pair>", person.together, name="together"),
    path("pool/person/<str:id>/erase", person.erase, name="erase-person"),
    path("pool/import", importing.home, name="import"),
    path("pool/questions", asking.home, name="questions"),
    path("pool/questions/<str:id>/erase", asking.erase, name="erase-question"),
    path("pool/ask/<str:question>/<str:side>", asking.ask, name="ask"),
]
