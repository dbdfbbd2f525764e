"""Addresses of the pages about the team."""

from django.urls import path

from .views import cards, lists, matrix, team

urlpatterns = [
    path("team", team.home, name="team"),
    path("team/member/<str:id>", team.card, name="team-card"),
    path("team/member/<str:id>/erase", team.erase_card, name="erase-team-card"),
    path("team/former/<str:id>/erase", team.erase_former, name="erase-former"),
    path("team/matrix", matrix.home, name="matrix"),
    path("team/matrix/blank", matrix.blank, name="matrix-blank"),
    path("team/matrix/axes", matrix.axes, name="axes"),
    path("team/matrix/<str:id>/erase", matrix.erase_placement, name="erase-placement"),
    path("team/sides", lists.sides, name="sides"),
    path("team/questions", lists.questions, name="questions"),
    path("team/evenness", lists.evenness, name="evenness"),
    path("team/norms", lists.norms, name="norms"),
    path("team/handover", lists.handover, name="handover"),
    path("team/cards/<str:kind>", cards.add, name="add-card"),
    path("team/cards/<str:kind>/<str:id>", cards.edit, name="edit-card"),
    path("team/cards/<str:kind>/<str:id>/erase", cards.erase, name="erase-card"),
]
