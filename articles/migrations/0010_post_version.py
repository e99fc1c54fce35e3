from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_ai_assisted'),
    ]

    operations = [
        migrations.AddField(
            model_name='post',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='修改次数'),
        ),
    ]
