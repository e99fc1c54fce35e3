from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0008_inner_link")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="ai_assisted",
            field=models.BooleanField(default=False, verbose_name="AI 辅助生成"),
        ),
        migrations.AddField(
            model_name="post",
            name="ai_assisted",
            field=models.BooleanField(
                default=False,
                help_text="正文由人工智能生成或者起草的请勾选，页面和元数据会带上标识；不得再称为原创。",
                verbose_name="AI 辅助生成",
            ),
        ),
    ]
