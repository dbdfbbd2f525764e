from django.urls import path
from django.views.i18n import set_language

from tracktwo.people.middleware import public

from . import autosave, handbook, live, undoing

app_name = "ui"
urlpatterns = [
    path("language", public(set_language), name="language"),
    path("handbook", handbook.meeting, name="handbook"),
    path("interpreter/live", live.interpreter, name="interpreter-live"),
    path("d/<str:dialogue>/live", live.stream, name="live"),
    path("d/<str:dialogue>/undo", undoing.last, name="undo"),
    path("d/<str:dialogue>/autosave/<str:form>", autosave.keep, name="autosave"),
]
