"""Names in the program alone: no table and no column of an existing database is touched."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("consultation", "0001_initial")]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("Desk", "StewardSession"),
                migrations.AlterModelTable("stewardsession", "consultation_desk"),
                migrations.RenameModel("Presence", "GroupCount"),
                migrations.AlterModelTable("groupcount", "consultation_presence"),
                migrations.RenameModel("Published", "DrawnMap"),
                migrations.AlterModelTable("drawnmap", "consultation_published"),
                migrations.RenameField("consultation", "told", "feedback"),
                migrations.AlterField("consultation", "feedback", models.JSONField(db_column="told", null=True)),
                migrations.RenameField("contributor", "cast", "answered"),
                migrations.AlterField("contributor", "answered", models.IntegerField(db_column="cast", default=0)),
                migrations.RenameField("contributor", "chance", "probability"),
                migrations.AlterField("contributor", "probability", models.FloatField(db_column="chance", default=0)),
                migrations.RenameField("contributor", "apart", "excluded_by"),
                migrations.AlterField(
                    "contributor", "excluded_by", models.CharField(db_column="apart", default="", max_length=80)
                ),
                migrations.RenameField("vote", "chance", "probability"),
                migrations.AlterField("vote", "probability", models.FloatField(db_column="chance")),
            ]
        )
    ]
