import pytest
from django.test import Client, override_settings

from lawfirm.headers import ADMIN_POLICY, MEDIA_POLICY, PREVIEW_POLICY, PUBLIC_POLICY, policy_for

UPGRADE = "; upgrade-insecure-requests"


@pytest.mark.parametrize(
    ("path", "policy"),
    [
        ("/", PUBLIC_POLICY),
        ("/posts/1.html", PUBLIC_POLICY),
        ("/administration/", PUBLIC_POLICY),
        ("/admin/login/", ADMIN_POLICY),
        ("/media/2026/a.svg", MEDIA_POLICY),
        ("/preview/abc/", PREVIEW_POLICY),
    ],
)
def test_policy_for(path, policy):
    assert policy_for(path) == policy


@pytest.mark.parametrize("policy", [PUBLIC_POLICY, PREVIEW_POLICY, ADMIN_POLICY])
def test_no_policy_lets_inline_or_foreign_scripts_run(policy):
    directives = dict(part.split(" ", 1) for part in policy.split("; "))

    assert (directives["default-src"], directives["script-src"]) == ("'none'", "'self'")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status", "policy", "framing"),
    [
        ("/livez", 200, PUBLIC_POLICY, "DENY"),
        ("/there-is-no-such-page", 404, PUBLIC_POLICY, "DENY"),
        ("/admin/login/", 200, ADMIN_POLICY, "SAMEORIGIN"),
        ("/media/none.png", 404, MEDIA_POLICY, "DENY"),
    ],
)
def test_answer_carries_every_policy(client, path, status, policy, framing):
    response = client.get(path)

    assert response.status_code == status
    names = (
        "Content-Security-Policy X-Frame-Options X-Content-Type-Options Referrer-Policy "
        "Cross-Origin-Opener-Policy Permissions-Policy"
    ).split()
    assert [response.headers.get(name) for name in names] == [
        policy + UPGRADE,
        framing,
        "nosniff",
        "strict-origin-when-cross-origin",
        "same-origin",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ]


def test_refused_host_carries_the_policy(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert response.headers["Content-Security-Policy"] == PUBLIC_POLICY + UPGRADE


@override_settings(ROOT_URLCONF="tests.lawfirm.failing_urls")
def test_failure_carries_the_policy():
    response = Client(raise_request_exception=False).get("/fails/")

    assert response.status_code == 500
    assert response.headers["Content-Security-Policy"] == PUBLIC_POLICY + UPGRADE


def test_demo_does_not_upgrade_to_https(client, settings):
    settings.LOCAL = True

    assert client.get("/livez").headers["Content-Security-Policy"] == PUBLIC_POLICY


def test_plain_http_is_sent_to_https_but_for_the_watchdog(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    moved = client.get("/laws/?on=2026-01-01")

    assert (moved.status_code, moved.url) == (301, "https://testserver/laws/?on=2026-01-01")
    assert moved.headers["Content-Security-Policy"] == PUBLIC_POLICY + UPGRADE
    assert client.get("/livez").status_code == 200


def test_https_answer_asks_for_strict_transport(client):
    response = client.get("/livez", secure=True)

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"
