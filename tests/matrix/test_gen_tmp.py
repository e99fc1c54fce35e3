import pytest

from tests.matrix.test_admin_urls import *


@pytest.mark.django_db
def test_zzmake(client):
    rows=make_rows(); out={}
    from django.test import Client
    for person in PEOPLE:
        c=Client(raise_request_exception=False); sign_in(c,person)
        for place in desk():
            out.setdefault(place,[]).append(c.get(opened(place,rows)).status_code)
    sent={}
    for person in PEOPLE:
        c=Client(raise_request_exception=False); sign_in(c,person)
        for place in out:
            if out[place][5] in (404,405) and place not in WITHOUT_FORM:
                sent.setdefault(place,[]).append(c.post(opened(place,rows)).status_code)
    import json; open('/tmp/sent.json','w').write(json.dumps(sent))
    import json; open('/tmp/matrix.json','w').write(json.dumps(out))
