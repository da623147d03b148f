"""Where each task stands, worked out anew: from the words' deadlines as site.json tells them, the braces and the logs of the content.

The rules are those of docs/format.md, written down a second time and in another language, so that a slip in the first is seen.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from content import words


@dataclass
class Task:
    id: str
    notice: object
    parent: str | None
    due: date | None = None
    due_from_parts: bool = False
    first_due: date | None = None
    done_on: date | None = None
    percent: float | None = None
    state: str = "archived"
    # (day, kind, value, percent): kind is moved, done, ticked, doing, dropped or noted.
    events: list = field(default_factory=list)
    continues: str | None = None
    continued: bool = False
    unit: str = ""
    given_due: date | None = None
    # What the log and the notice say of this very task.
    own_events: list = field(default_factory=list)
    parts: list = field(default_factory=list)
    # Days on which its parts moved it, and to which day.
    moved_by_parts: set = field(default_factory=set)
    carried_on_by: list = field(default_factory=list)


def said_of(content, told):
    """Which braces belong to which task: by the task's own id, else by its words."""
    notice, own = told["id"].rsplit("/", 1)
    known = content.notices[notice].said
    return next((said for said in known if said.own == own), None) or next(
        (said for said in known if said.own is None and said.text and words(told["text"]).startswith(said.text[:60].rstrip(" .:;"))), None)


def own_deadline(told, said):
    if said and said.due:
        return said.due
    ends = []
    for deadline in told["deadlines"]:
        # A day alone is no phrase of a sentence: it is a day that the deadline was moved to.
        if deadline["end"] and not (deadline["phrase"] == deadline["end"] and deadline["rule"] is None):
            ends.append(date.fromisoformat(deadline["end"]))
    return max(ends, default=None)


def log_of(content, as_of, known):
    """task → its rows in the order of days, each row once; and all rows that count."""
    seen, by_task = set(), defaultdict(list)
    for row in sorted(content.log, key=lambda row: row.date):
        if row not in seen and row.date <= as_of and row.task in known:
            seen.add(row)
            by_task[row.task].append(row)
    return by_task, seen


OPEN = {"overdue", "due-soon", "in-time", "no-deadline"}


def course(task, as_of):
    """The deadline in force, whether the task is done or dropped, and the day it was done on, by what was known then."""
    due, done, dropped, on, later = task.given_due, False, False, None, None
    for when, kind, value, _ in task.events:
        if when > as_of:
            break
        match kind:
            # A deadline that comes when the work is done holds once it is taken up again.
            case "moved" if done: later = value
            case "moved": due = value
            # The day that was said first.
            case "done": done, dropped, on = True, False, on or when
            case "ticked": done, dropped = True, False
            case "doing": done, dropped, on, due, later = False, False, None, later or due, None
            case "dropped": done, dropped, on = False, True, None
    return due, done, dropped, on


def state_on(task, as_of, due_soon):
    due, done, dropped, on = course(task, as_of)
    if dropped:
        return "dropped", on
    if done:
        return ("done" if on is None or due is None else "done-on-time" if on <= due else "done-late"), on
    if due is None:
        return "no-deadline", on
    return ("overdue" if due < as_of else "due-soon" if due <= as_of + timedelta(due_soon) else "in-time"), on


def reported_on(task, until):
    """The last day on which the log, or a tick, told of a task, of its parts or of what carries it on."""
    days = [when for when, kind, _, _ in task.own_events if when <= until]
    return max(days + [day for other in task.parts + task.carried_on_by if (day := reported_on(other, until))], default=None)


def balance(tasks, first, until, due_soon):
    """What there was to do from `first` to `until`, and what became of it; for each unit, and under "" for all."""
    sums = defaultdict(Counter)
    for task in tasks:
        given = task.notice.anchor
        if task.parent or task.state == "archived" or (given and given > until):
            continue
        was = state_on(task, first - timedelta(1), due_soon)[0] if given is None or given < first else None
        now = state_on(task, until, due_soon)[0]
        closed, open_now = was is not None and was not in OPEN, now in OPEN
        if closed and not open_now:
            continue
        state = "in-time" if now == "due-soon" else now
        said = ["total", state, "reopened" if closed else "open-before" if was else "given"]
        said += ["open"] if open_now else ["completed"] if now.startswith("done") else []
        said += ["unreported"] if open_now and not reported_on(task, until) else []
        for unit in ("", task.unit):
            sums[unit].update(said)
    return sums


def closes(event):
    return event[1] in ("done", "ticked", "dropped")


def carry(tasks):
    """What became of a later task becomes of the one it carries on, the latest first."""
    for later in reversed(list(tasks.values())):
        earlier = tasks.get(later.continues)
        if not earlier:
            continue
        earlier.continued = True
        earlier.carried_on_by.append(later)
        given = later.notice.anchor
        if given and any(closes(event) and event[0] <= given for event in earlier.events):
            continue
        moved = [(given, "moved", later.due, None)] if given and later.due else []
        earlier.events += moved + [event for event in later.events if closes(event) or event[1] == "moved"]
        earlier.events.sort(key=lambda event: event[0])


def reports(event):
    return event[1] != "moved"


def end_with_the_task(task, whole):
    """A part that nothing was told of ends with its task, with no day to judge it by."""
    kinds = {"done": "ticked", "ticked": "ticked", "dropped": "dropped", "doing": "doing"}
    taken = [(when, kinds[kind], None, None) for when, kind, _, _ in whole.events if kind in kinds]
    if not any(map(reports, task.events)) and any(kind != "doing" for _, kind, _, _ in taken):
        task.events += taken
        task.own_events += taken


def last_due(known):
    going = [due for due, stands in known if due and stands != "dropped"]
    return max(going or [due for due, _ in known if due], default=None)


def live_by_parts(task, own):
    """Due when the last part is, where the words name no day; done when all are, where it reports nothing: day by day."""
    by_parts = task.due is None
    known = [[part.given_due, "open"] for part in own]
    due = last_due(known)
    if by_parts:
        task.due, task.due_from_parts = due, True
    reported = min((event[0] for event in task.events if reports(event)), default=date.max)
    moved = min((event[0] for event in task.events if not reports(event)), default=date.max)
    changes = [(when, at, kind, value) for at, part in enumerate(own) for when, kind, value, _ in part.events if kind != "noted"]
    stands, taken = "open", []
    for when in sorted({change[0] for change in changes}):
        of_day = [change for change in changes if change[0] == when]
        for _, at, kind, value in of_day:
            match kind:
                case "moved": known[at][0] = value
                case "doing": known[at][1] = "open"
                case "dropped": known[at][1] = "dropped"
                case _: known[at][1] = "done"
        now, all_of_them = last_due(known), {stands for _, stands in known}
        if by_parts and now != due and now and when < moved:
            taken.append((when, "moved", now, None))
            task.moved_by_parts.add((when, now))
        due = now
        whole = "open" if "open" in all_of_them else "done" if "done" in all_of_them else "dropped"
        if whole != stands and when < reported:
            finished = any(change[2] == "done" for change in of_day)
            kind = {"open": "doing", "done": "done" if finished else "ticked", "dropped": "dropped"}[whole]
            taken.append((when, kind, None, None))
        stands = whole
    task.events = sorted(task.events + taken, key=lambda event: event[0])


def settle(tasks, parts, as_of, content):
    for task in tasks.values():
        if task.parent:
            end_with_the_task(task, tasks[task.parent])
    for task in reversed(list(tasks.values())):
        task.events.sort(key=lambda event: event[0])
        if parts[task.id]:
            live_by_parts(task, [tasks[part] for part in parts[task.id]])
        task.given_due = task.due
        due = course(task, as_of)[0]
        anchor = task.notice.anchor
        known = anchor is None or anchor <= as_of
        moved = [(when, value) for when, kind, value, _ in task.events if kind == "moved" and (not known or value == due)]
        if moved:
            task.first_due = task.due if task.due != moved[-1][1] else None
            task.due, task.due_from_parts = moved[-1][1], moved[-1] in task.moved_by_parts
        task.percent = next((event[3] for event in reversed(task.events) if event[3] is not None), None)
        state, task.done_on = state_on(task, as_of, content.due_soon)
        if content.tracked(task.notice):
            task.state = state


def derive(content, data):
    """Every task of site.json by its id, in its order, and the rows of the log that count."""
    as_of = date.fromisoformat(data["as_of"])
    tasks, parts = {}, defaultdict(list)
    told = {each["id"]: each for notice in data["notices"] for each in notice["tasks"]}
    by_task, rows = log_of(content, as_of, told)
    for notice in data["notices"]:
        for each in notice["tasks"]:
            said = said_of(content, each)
            task = tasks[each["id"]] = Task(each["id"], content.notices[notice["id"]], each["parent"])
            task.due = own_deadline(each, said)
            if said:
                task.continues = said.continues
            anchor = task.notice.anchor
            if said and said.done and (said.done is not True or anchor):
                task.events.append((anchor, "ticked", None, None) if said.done is True else (said.done, "done", None, None))
            for row in by_task[task.id]:
                if row.new_deadline:
                    task.events.append((row.date, "moved", row.new_deadline, row.percent))
                if row.status or not row.new_deadline:
                    task.events.append((row.date, row.status or "noted", None, row.percent))
            task.events.sort(key=lambda event: event[0])
            task.unit, task.own_events = each["unit"], list(task.events)
            if each["parent"]:
                parts[each["parent"]].append(task.id)
                tasks[each["parent"]].parts.append(task)
    carry(tasks)
    settle(tasks, parts, as_of, content)
    return tasks, rows
