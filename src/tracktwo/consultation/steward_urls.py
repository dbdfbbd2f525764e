from django.urls import path

from .views import map, steward

app_name = "steward"
urlpatterns = [
    path("", steward.home, name="home"),
    path("sign-in", steward.enter, name="sign-in"),
    path("sign-out", steward.leave, name="sign-out"),
    path("language", steward.language, name="language"),
    path("state", steward.state, name="state"),
    path("told", steward.told, name="told"),
    path("statements", steward.statements, name="statements"),
    path("statements/add", steward.add, name="add"),
    path("statements/<int:number>", steward.translate, name="translate"),
    path("statements/<int:number>/decide", steward.decide, name="decide"),
    path("abuse", steward.abuse, name="abuse"),
    path("abuse/apart", steward.apart, name="apart"),
    path("codes", steward.paper, name="codes"),
    path("codes/new", steward.new_codes, name="new-codes"),
    path("codes/<int:batch>/withdraw", steward.withdraw, name="withdraw"),
    path("map", map.home, name="map"),
    path("map/draw", map.begin, name="draw"),
    path("map/stop", map.stop, name="stop"),
    path("map/statement/<int:number>", map.statement, name="statement"),
    path("exports", map.export, name="exports"),
    path("exports/publish", map.publish, name="publish"),
    path("exports/<str:form>", map.export, name="export"),
]
