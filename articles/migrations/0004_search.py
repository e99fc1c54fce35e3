import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    """
    CREATE VIRTUAL TABLE articles_searchtext_fts USING fts5(
        marks, title, headings, statutes, body,
        content='articles_searchtext', content_rowid='id', columnsize=0,
        tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER articles_searchtext_inserted AFTER INSERT ON articles_searchtext BEGIN
        INSERT INTO articles_searchtext_fts(rowid, marks, title, headings, statutes, body)
        VALUES (new.id, new.marks, new.title, new.headings, new.statutes, new.body);
    END
    """,
    """
    CREATE TRIGGER articles_searchtext_deleted AFTER DELETE ON articles_searchtext BEGIN
        INSERT INTO articles_searchtext_fts(
            articles_searchtext_fts, rowid, marks, title, headings, statutes, body
        )
        VALUES (
            'delete', old.id, old.marks, old.title, old.headings, old.statutes, old.body
        );
    END
    """,
    """
    CREATE TRIGGER articles_searchtext_updated AFTER UPDATE ON articles_searchtext BEGIN
        INSERT INTO articles_searchtext_fts(
            articles_searchtext_fts, rowid, marks, title, headings, statutes, body
        )
        VALUES (
            'delete', old.id, old.marks, old.title, old.headings, old.statutes, old.body
        );
        INSERT INTO articles_searchtext_fts(rowid, marks, title, headings, statutes, body)
        VALUES (new.id, new.marks, new.title, new.headings, new.statutes, new.body);
    END
    """,
)
# Title, headings, statutes and marks in a vector of their own: it stays in the row, so that asking
# it is cheap, while that of the whole text does not.
POSTGRESQL = (
    """
    ALTER TABLE articles_searchtext ADD COLUMN head tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title), 'A')
        || setweight(to_tsvector('simple', headings), 'B')
        || setweight(to_tsvector('simple', statutes), 'C')
        || setweight(to_tsvector('simple', marks), 'D')
    ) STORED
    """,
    """
    ALTER TABLE articles_searchtext ADD COLUMN whole tsvector GENERATED ALWAYS AS (
        to_tsvector('simple', title || ' ' || headings || ' ' || statutes || ' ' || body)
    ) STORED
    """,
    "ALTER TABLE articles_searchtext ALTER COLUMN whole SET STORAGE EXTERNAL",
    "CREATE INDEX search_text_head ON articles_searchtext USING gin (head) WITH (fastupdate = off)",
    "CREATE INDEX search_text_whole ON articles_searchtext USING gin (whole) WITH (fastupdate = off)",
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}


def make_index(apps, schema_editor):
    for statement in STATEMENTS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    # On PostgreSQL, and for SQLite's triggers, it goes with the table.
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE articles_searchtext_fts")


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_stamp")]

    operations = [
        migrations.CreateModel(
            name="SearchText",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_row",
                        to="articles.edition",
                    ),
                ),
                ("marks", models.TextField(blank=True)),
                ("title", models.TextField(blank=True)),
                ("headings", models.TextField(blank=True)),
                ("statutes", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
            ],
            options={"verbose_name": "检索文本", "verbose_name_plural": "检索文本"},
        ),
        migrations.RunPython(make_index, drop_index),
    ]
