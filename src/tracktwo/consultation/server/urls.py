"""Addresses of the public server: /c/ for contributors, /s/ for the steward, /carry/ for the dialogue's machine."""

from django.urls import include, path

from ..exchange import views as exchange

urlpatterns = [
    path("c/<str:consultation>/", include("tracktwo.consultation.contribute.urls")),
    path("s/<str:consultation>/", include("tracktwo.consultation.steward.urls")),
    path("carry/open", exchange.open_consultation, name="exchange-open"),
    path("carry/<str:consultation>/results", exchange.results, name="exchange-results"),
    path("carry/<str:consultation>/told", exchange.feedback, name="exchange-feedback"),
]
handler400 = "tracktwo.consultation.server.errors.bad_request"
handler404 = "tracktwo.consultation.server.errors.not_found"
handler500 = "tracktwo.consultation.server.errors.server_error"
