from django.urls import path

from . import views

urlpatterns = [
    path("officials", views.officials, name="officials"),
    path("officials/erase", views.erase_roster, name="erase-roster"),
    path("officials/<str:id>/move", views.move, name="move-official"),
    path("officials/holders/<str:id>", views.let_in, name="roster-holder"),
    path("youth", views.youth, name="youth"),
    path("youth/set", views.set_youth, name="set-youth"),
    path("youth/<str:id>/consent", views.consent, name="guardian-consent"),
    path("lottery", views.lottery, name="lottery"),
    path("lottery/take", views.take, name="lottery-take"),
    path("lottery/draw", views.draw, name="lottery-draw"),
    path("lottery/erase", views.wipe, name="lottery-erase"),
]
