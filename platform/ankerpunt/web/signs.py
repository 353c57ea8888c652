"""What no page can show."""

from __future__ import annotations

import re

#: What no page can show and no XML can hold; texts that were pasted from office programs have some.
UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
