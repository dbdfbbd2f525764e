"""Addresses of the public server: /c/ for contributors, /s/ for the steward, /carry/ for the dialogue's machine."""

from django.urls import include, path

from .views import carry

urlpatterns = [
    path("c/<str:consultation>/", include("tracktwo.consultation.contributor_urls")),
    path("s/<str:consultation>/", include("tracktwo.consultation.steward_urls")),
    path("carry/open", carry.open_one, name="carry-open"),
    path("carry/<str:consultation>/results", carry.results, name="carry-results"),
    path("carry/<str:consultation>/told", carry.told, name="carry-told"),
]
handler400 = "tracktwo.consultation.errors.bad_request"
handler404 = "tracktwo.consultation.errors.not_found"
handler500 = "tracktwo.consultation.errors.server_error"
