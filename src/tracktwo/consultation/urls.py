"""Addresses of the public server: /c/ for contributors, /s/ for the steward, /carry/ for the dialogue's machine."""

from django.urls import include, path

urlpatterns = [
    path("c/<str:consultation>/", include("tracktwo.consultation.contributor_urls")),
]
handler400 = "tracktwo.consultation.errors.bad_request"
handler404 = "tracktwo.consultation.errors.not_found"
handler500 = "tracktwo.consultation.errors.server_error"
