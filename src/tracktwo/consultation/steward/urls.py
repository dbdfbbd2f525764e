"""Addresses of the steward's pages, below /s/<consultation>/."""

from django.urls import path

from ..mapping import views as maps
from .views import abuse, codes, home, statements

app_name = "steward"
urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in", home.enter, name="sign-in"),
    path("sign-out", home.leave, name="sign-out"),
    path("language", home.language, name="language"),
    path("state", home.state, name="state"),
    path("told", home.feedback, name="feedback"),
    path("statements", statements.statements, name="statements"),
    path("statements/add", statements.add, name="add"),
    path("statements/<int:number>", statements.translate, name="translate"),
    path("statements/<int:number>/decide", statements.decide, name="decide"),
    path("abuse", abuse.abuse, name="abuse"),
    path("abuse/apart", abuse.exclude, name="exclude"),
    path("codes", codes.codes, name="codes"),
    path("codes/new", codes.new_codes, name="new-codes"),
    path("codes/<int:batch>/withdraw", codes.withdraw, name="withdraw"),
    path("map", maps.home, name="map"),
    path("map/draw", maps.start, name="draw"),
    path("map/stop", maps.stop, name="stop"),
    path("map/statement/<int:number>", maps.statement, name="statement"),
    path("exports", maps.exports_page, name="exports"),
    path("exports/publish", maps.publish, name="publish"),
    path("exports/<str:form>", maps.export, name="export"),
]
