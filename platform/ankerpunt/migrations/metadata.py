"""Every table there is: importing the models of each domain registers them."""

from __future__ import annotations

from ankerpunt.accounts import models as _accounts
from ankerpunt.anonimiseren import models as _anonimiseren
from ankerpunt.database import Base
from ankerpunt.kennis import models as _kennis
from ankerpunt.search import models as _search

TABLES = (_accounts, _anonimiseren, _kennis, _search)
METADATA = Base.metadata
