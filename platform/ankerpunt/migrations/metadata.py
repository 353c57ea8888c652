"""Every table there is: importing the models of each domain registers them."""

from __future__ import annotations

from ankerpunt import audit as _audit
from ankerpunt import jobs as _jobs
from ankerpunt.accounts import lidmaatschap as _lidmaatschap
from ankerpunt.accounts import models as _accounts
from ankerpunt.anonimiseren import models as _anonimiseren
from ankerpunt.database import Base
from ankerpunt.kennis import models as _kennis
from ankerpunt.mail import models as _mail
from ankerpunt.redactie import models as _redactie
from ankerpunt.search import models as _search
from ankerpunt.vakgroepen import models as _vakgroepen

TABLES = (_accounts, _anonimiseren, _audit, _jobs, _kennis, _lidmaatschap, _mail, _redactie, _search, _vakgroepen)
METADATA = Base.metadata
