from django.urls import path

from . import meeting_views as meeting
from . import views

urlpatterns = [
    path("ideas", views.home, name="ideas"),
    path("ideas/back", meeting.back, name="back"),
    path("ideas/<str:id>", views.idea, name="idea"),
    path("ideas/<str:id>/answer", views.answer, name="answer"),
    path("ideas/<str:id>/take-away", views.take_away, name="take-away"),
    path("ideas/<str:id>/version", meeting.version, name="version"),
    path("ideas/<str:id>/version/<str:side>", meeting.release_version, name="release-version"),
    path("ideas/<str:id>/reaction/<str:side>", views.reaction, name="reaction"),
    path("ideas/<str:id>/reaction/<str:side>/<str:reaction>/release", views.release, name="release-reaction"),
    path("ideas/<str:id>/reaction/<str:side>/<str:reaction>/strike", views.strike, name="strike-reaction"),
]
