"""The face of redactie: everything that pages, the API and the jobs may ask of it."""

from __future__ import annotations

from ankerpunt.redactie.beoordelen import (
    Gezegd,
    approve,
    may_approve,
    remark,
    remarks,
    resolve_remark,
    send_back,
)
from ankerpunt.redactie.bevestigen import close_flag, confirm, flag
from ankerpunt.redactie.difference import Passage, difference
from ankerpunt.redactie.geschiedenis import Versie, compare, history, restore, revision_text
from ankerpunt.redactie.merging import Keuze, Merged, Part, merge
from ankerpunt.redactie.nakijken import Fault, Hint, check
from ankerpunt.redactie.publiceren import Planned, Published, catch_up, publish, publish_due
from ankerpunt.redactie.schrijven import (
    Closed,
    Conflict,
    Saved,
    ask_review,
    begin,
    begin_from,
    drop_kept_text,
    kept_text,
    reopen,
    save,
    withdraw,
)
from ankerpunt.redactie.toegang import concept_for
from ankerpunt.redactie.verplaatsen import archive, bring_back, rename, rename_concept
from ankerpunt.redactie.voorstellen import Voorgesteld, decide, proposal, propose, withdraw_proposal
from ankerpunt.redactie.wachten import Bericht, Pagina, Wachtend, to_check, waiting

__all__ = [
    "Bericht", "Closed", "Conflict", "Fault", "Gezegd", "Hint", "Keuze", "Merged", "Pagina", "Part", "Passage", "Planned",
    "Published", "Saved", "Versie", "Voorgesteld", "Wachtend", "approve", "archive", "ask_review", "begin", "begin_from",
    "bring_back", "catch_up", "check", "close_flag", "compare", "concept_for", "confirm", "decide", "difference",
    "drop_kept_text", "flag", "history", "kept_text", "may_approve", "merge", "proposal", "propose", "publish", "publish_due",
    "remark", "remarks", "rename", "rename_concept", "reopen", "resolve_remark", "restore", "revision_text", "save",
    "send_back", "to_check", "waiting", "withdraw", "withdraw_proposal",
]  # fmt: skip
