from django.db import migrations, models


class Migration(migrations.Migration):
    """Seeds of keyrings; and when a browser signed in is kept in memory, where no row can claim another time."""

    dependencies = [("people", "0002_private_answers")]

    operations = [
        migrations.AddField("account", "seed_by_passphrase", models.BinaryField(default=bytes)),
        migrations.AddField("account", "seed_by_code", models.BinaryField(default=bytes)),
        migrations.RemoveField("signedin", "since"),
    ]
