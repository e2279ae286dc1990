"""When an article was published, as a number."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(published: str) -> tuple[float, str]:
    """Where a date or date-time stands in time; one without an offset is taken as UTC, one that cannot be read comes first."""
    try:
        found = datetime.fromisoformat(published)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp(), published
    except (ValueError, OverflowError):
        return float("-inf"), published


def days(published: str | None) -> float | None:
    """The same in days, unknown where it cannot be read."""
    found = moment(published or "")[0] / 86_400
    return found if found > float("-inf") else None
