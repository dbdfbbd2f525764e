from django.urls import path

from . import views
from .scales import views as scales
from .waves import views as waves

urlpatterns = [
    path("measures", views.home, name="measures"),
    path("scales", scales.scales, name="scales"),
    path("waves", waves.home, name="waves"),
    path("waves/begin", waves.begin, name="begin-wave"),
    path("waves/hand-round", waves.hand_round, name="hand-round"),
    path("waves/answer", waves.questionnaire, name="answer"),
    path("waves/own", waves.own, name="own"),
    path("waves/enter", waves.enter, name="enter-wave"),
    path("waves/sheet", waves.sheet, name="wave-sheet"),
    path("waves/close", waves.close, name="close-wave"),
    path("waves/destroy", waves.destroy, name="destroy-wave"),
    path("waves/destroy-kept", waves.destroy_kept, name="destroy-kept"),
]
