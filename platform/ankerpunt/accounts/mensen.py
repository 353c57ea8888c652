"""Getting to know each other: teams in gemeenten, and what people publish about themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ankerpunt import audit
from ankerpunt.accounts.models import Account, Gemeente, Profiel, Team
from ankerpunt.accounts.reader import Reader
from ankerpunt.accounts.rechten import vraag
from ankerpunt.errors import BadInput, NotFound
from ankerpunt.leefgebieden import LEEFGEBIEDEN

#: What can be published, and how the page calls it.
DELEN: Mapping[str, str] = {
    "team": "Mijn team",
    "specialist_in": "Specialist in",
    "generalist_in": "Generalist in",
    "te_vragen_voor": "Te vragen voor",
    "over_mij": "Over mij",
    "bereikbaar": "Hoe je mij bereikt",
}
LONGEST_WORD = 60
MOST_WORDS = 12
LONGEST_TEXT = 1_000
LONGEST_LINE = 120
LONGEST_TEAM = 80


@dataclass(frozen=True)
class Mens:
    """Somebody as colleagues see them: what they did not publish is empty."""

    account_id: int
    naam: str
    team: str | None = None
    specialist_in: tuple[str, ...] = ()
    generalist_in: tuple[str, ...] = ()
    te_vragen_voor: tuple[str, ...] = ()
    over_mij: str = ""
    bereikbaar: str = ""

    def words(self) -> str:
        """All that can be searched."""
        lists = (*self.specialist_in, *self.generalist_in, *self.te_vragen_voor)
        return " ".join((self.naam, self.team or "", *lists, self.over_mij)).casefold()


@dataclass(frozen=True)
class Ingevuld:
    """A profile as its person fills it in. Raises BadInput in `checked` for what does not fit."""

    team_id: int | None
    specialist_in: tuple[str, ...]
    generalist_in: tuple[str, ...]
    te_vragen_voor: tuple[str, ...]
    over_mij: str
    bereikbaar: str
    toont: tuple[str, ...]

    def check(self) -> None:
        """Raise BadInput for what is too long or cannot be published."""
        for name in ("specialist_in", "generalist_in", "te_vragen_voor"):
            words: tuple[str, ...] = getattr(self, name)
            if len(words) > MOST_WORDS or any(len(word) > LONGEST_WORD for word in words):
                raise BadInput(
                    f"{DELEN[name]}: hoogstens {MOST_WORDS} onderwerpen van hoogstens {LONGEST_WORD} tekens."
                )
        if len(self.over_mij) > LONGEST_TEXT:
            raise BadInput(f"Over mij: hoogstens {LONGEST_TEXT} tekens.")
        if len(self.bereikbaar) > LONGEST_LINE:
            raise BadInput(f"Hoe je mij bereikt: hoogstens {LONGEST_LINE} tekens.")
        if set(self.toont) - set(DELEN):
            raise BadInput("Dit deel van een profiel bestaat niet.")


def people(session: Session, reader: Reader, vraag_: str = "", leefgebied: str = "") -> list[Mens]:
    """Who published something about themselves, by name; with all words of `vraag_`, and for one leefgebied.

    Raises Forbidden for who did not sign in.
    """
    vraag(reader, "mensen_zien")
    rows = session.execute(_profiles().where(Account.actief.is_(True)).order_by(Account.naam, Account.id))
    found = [mens for mens in (_shown(*row) for row in rows) if mens is not None]
    words = vraag_.casefold().split()
    label = LEEFGEBIEDEN.get(leefgebied)
    return [
        mens
        for mens in found
        if all(word in mens.words() for word in words)
        and (not label or label in (*mens.specialist_in, *mens.generalist_in, *mens.te_vragen_voor))
    ]


def person(session: Session, reader: Reader, account_id: int) -> Mens:
    """What this person publishes. Raises Forbidden for who did not sign in, NotFound where somebody publishes nothing."""
    vraag(reader, "mensen_zien")
    row = session.execute(_profiles().where(Account.id == account_id, Account.actief.is_(True))).first()
    mens = _shown(*row) if row else None
    if mens is None:
        raise NotFound("Deze collega is er niet, of heeft geen profiel openbaar gemaakt voor collega’s.")
    return mens


def profile(session: Session, reader: Reader) -> Profiel:
    """The reader's own profile; an empty one that is not kept where there is none yet."""
    vraag(reader, "eigen_profiel")
    kept = session.get(Profiel, reader.account_id)
    return kept or Profiel(
        account_id=reader.account_id,
        specialist_in=[],
        generalist_in=[],
        te_vragen_voor=[],
        over_mij="",
        bereikbaar="",
        toont=[],
    )


def save_profile(session: Session, reader: Reader, filled: Ingevuld) -> None:
    """Keep the reader's own profile. Raises BadInput for what does not fit."""
    filled.check()
    if filled.team_id is not None and session.get(Team, filled.team_id) is None:
        raise BadInput("Dit team is er niet (meer).")
    kept = profile(session, reader)
    kept.team_id = filled.team_id
    kept.specialist_in = list(filled.specialist_in)
    kept.generalist_in = list(filled.generalist_in)
    kept.te_vragen_voor = list(filled.te_vragen_voor)
    kept.over_mij, kept.bereikbaar = filled.over_mij, filled.bereikbaar
    kept.toont = [name for name in DELEN if name in filled.toont]
    session.add(kept)
    session.flush()


def teams(session: Session) -> list[tuple[int, str]]:
    """Every team with its gemeente, in words, by gemeente."""
    asked = select(Team.id, Team.naam, Gemeente.naam).join(Gemeente).order_by(Gemeente.naam, Team.naam)
    return [(number, f"{team}, {gemeente}") for number, team, gemeente in session.execute(asked)]


def teams_to_manage(session: Session, reader: Reader) -> list[tuple[int, str]]:
    """As `teams`, for who may add to them. Raises Forbidden."""
    vraag(reader, "teams_beheren")
    return teams(session)


def add_team(session: Session, reader: Reader, naam: str, gemeente: str, now: datetime) -> Team:
    """Make a team, and its gemeente where that is new. The team itself where it is there. Raises Forbidden or BadInput."""
    vraag(reader, "teams_beheren")
    naam, gemeente = _line(naam, LONGEST_TEAM), _line(gemeente, LONGEST_TEAM)
    place = session.scalar(select(Gemeente).where(Gemeente.naam == gemeente))
    if place is None:
        place = Gemeente(naam=gemeente)
        session.add(place)
        session.flush()
    team = session.scalar(select(Team).where(Team.gemeente_id == place.id, Team.naam == naam))
    if team is None:
        team = Team(gemeente_id=place.id, naam=naam)
        session.add(team)
        session.flush()
        audit.record(session, now, reader, "team gemaakt", f"team {team.id}")
    return team


def topics(leefgebieden: Iterable[str], words: str) -> tuple[str, ...]:
    """What was chosen and what was written (with commas or a line each), each once."""
    chosen = [LEEFGEBIEDEN[name] for name in LEEFGEBIEDEN if name in set(leefgebieden)]
    written = [" ".join(word.split()) for word in words.replace("\n", ",").split(",")]
    return tuple(dict.fromkeys(word for word in (*chosen, *written) if word))


def _profiles() -> Select[Account, Profiel, Team, Gemeente]:
    return (
        select(Account, Profiel, Team, Gemeente)
        .join(Profiel, Profiel.account_id == Account.id)
        .outerjoin(Team, Team.id == Profiel.team_id)
        .outerjoin(Gemeente, Gemeente.id == Team.gemeente_id)
    )


def _shown(account: Account, kept: Profiel, team: Team | None, gemeente: Gemeente | None) -> Mens | None:
    """What somebody publishes; None where that is nothing."""
    shown = set(kept.toont)
    mens = Mens(
        account.id,
        account.naam,
        f"{team.naam}, {gemeente.naam}" if team and gemeente and "team" in shown else None,
        tuple(kept.specialist_in) if "specialist_in" in shown else (),
        tuple(kept.generalist_in) if "generalist_in" in shown else (),
        tuple(kept.te_vragen_voor) if "te_vragen_voor" in shown else (),
        kept.over_mij if "over_mij" in shown else "",
        kept.bereikbaar if "bereikbaar" in shown else "",
    )
    return mens if mens != Mens(account.id, account.naam) else None


def _line(text: str, longest: int) -> str:
    text = " ".join(text.split())
    if not text or len(text) > longest or not text.isprintable():
        raise BadInput(f"Een team en een gemeente hebben een naam van hoogstens {longest} tekens.")
    return text
