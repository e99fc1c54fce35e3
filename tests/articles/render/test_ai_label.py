import json

import pytest

from articles.models import EditionPage
from articles.publication import publish_seo
from articles.render.ai_label import label_of, metadata
from tests.factories import make_edition, make_firm, make_lawyer, make_post, make_user

pytestmark = pytest.mark.django_db


def page_of(edition) -> EditionPage:
    return EditionPage.objects.get(edition=edition)


def test_label_names_who_answers_for_the_text():
    reviewer, lawyer = make_lawyer(name="沈砚秋"), make_lawyer(name="陆怀瑾")

    assert label_of(make_edition(ai_assisted=True, reviewer=reviewer, lawyer=lawyer)) == (
        "本文由人工智能辅助生成，经沈砚秋律师审核。"
    )
    assert label_of(make_edition(ai_assisted=True, lawyer=lawyer)) == (
        "本文由人工智能辅助生成，经陆怀瑾律师审核。"
    )
    assert label_of(make_edition(ai_assisted=True)) == "本文由人工智能辅助生成。"
    assert label_of(make_edition(lawyer=lawyer)) == ""


def test_metadata_has_the_fields_of_the_standard():
    firm, edition = make_firm(), make_edition(ai_assisted=True)

    assert json.loads(metadata(edition, firm)) == {
        "Label": "1",
        "ContentProducer": "",
        "ProduceID": "",
        "ReservedCode1": "",
        "ContentPropagator": "浙江试验律师事务所",
        "PropagateID": f"{edition.post_id}-1",
        "ReservedCode2": "",
    }
    assert metadata(make_edition(), firm) == ""


@pytest.mark.parametrize("kind", ["post", "page"])
def test_page_carries_both_labels(kind, client):
    make_firm()
    fields = {"kind": kind, **({"path": "/about-us/", "category": None} if kind == "page" else {})}
    edition = make_edition(of=fields, ai_assisted=True)

    page = page_of(edition)
    response = client.get(edition.post.path).content.decode()

    label = '<p class="ai-label">本文由人工智能辅助生成。</p>'
    assert page.body.endswith(label)
    assert '<meta name="AIGC" content="{&quot;Label&quot;: &quot;1&quot;,' in page.head
    assert response.count(label) == 1


def test_page_of_a_text_written_by_hand_has_no_label():
    page = page_of(make_edition())

    assert "ai-label" not in page.body
    assert "AIGC" not in page.head


def test_label_stays_when_seo_staff_publish():
    post = make_post(ai_assisted=False)
    make_edition(post, ai_assisted=True)
    post.description = "新的描述。"
    post.save()

    edition = publish_seo(post, user=make_user())

    assert edition.ai_assisted is True
    assert "ai-label" in page_of(edition).body
