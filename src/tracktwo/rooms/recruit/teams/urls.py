from django.urls import path

from . import views

urlpatterns = [
    path("teams", views.home, name="teams"),
    path("teams/invitations", views.invitations, name="invitations"),
    path("panel", views.panel, name="panel"),
    path("compose/<str:circle>/propose", views.propose, name="propose"),
    path("compose/<str:circle>/wish", views.wish, name="wish"),
    path("compose/<str:circle>/size", views.size, name="team-size"),
    path("compose/<str:circle>/rule", views.add_rule, name="add-rule"),
    path("compose/<str:circle>/rule/<str:id>/erase", views.erase_rule, name="erase-rule"),
    path("compose/<str:circle>/apart", views.keep_apart, name="not-together"),
]
