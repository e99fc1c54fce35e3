from django.db import migrations

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
MADE = {
    "sqlite": (
        *SQLITE,
        # Rows that were there before it.
        "INSERT INTO articles_searchtext_fts(articles_searchtext_fts) VALUES ('rebuild')",
    ),
    "postgresql": POSTGRESQL,
}
DROPPED = {
    "sqlite": (
        *(
            f"DROP TRIGGER articles_searchtext_{event}"
            for event in ("inserted", "deleted", "updated")
        ),
        "DROP TABLE articles_searchtext_fts",
    ),
    "postgresql": (
        "ALTER TABLE articles_searchtext DROP COLUMN head",
        "ALTER TABLE articles_searchtext DROP COLUMN whole",
    ),
}


def make_index(apps, schema_editor):
    for statement in MADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in DROPPED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """The full-text index beside ``SearchText``: FTS5 with triggers, or tsvector with GIN."""

    dependencies = [("articles", "0001_initial")]

    operations = [migrations.RunPython(make_index, drop_index)]
