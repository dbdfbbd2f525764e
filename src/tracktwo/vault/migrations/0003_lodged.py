from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_private_answers")]

    operations = [
        migrations.CreateModel(
            name="Lodged",
            fields=[
                ("id", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("value", models.BinaryField()),
            ],
            options={"db_table": "volatile_lodged"},
        ),
    ]
