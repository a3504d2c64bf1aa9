using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>One request as a model has it that knows nothing of the portal's rules: two tables, the team's minutes, and a few ifs.</summary>
internal sealed class ModelRequest
{
    // What each level waits, in working days.
    private static readonly Dictionary<SupportLevel, int> Days = new()
    {
        [SupportLevel.Standard] = 5,
        [SupportLevel.MsaStart] = 7,
        [SupportLevel.MsaPlus] = 7,
        [SupportLevel.MsaBusiness] = 10,
        [SupportLevel.MsaEnterprise] = 10,
    };

    // What each level promises for a severity; nothing where nothing stands.
    private static readonly Dictionary<(SupportLevel, Severity), (int Minutes, bool IsAroundTheClock)> Promises = new()
    {
        [(SupportLevel.MsaStart, Severity.Critical)] = (360, false),
        [(SupportLevel.MsaPlus, Severity.Critical)] = (240, false),
        [(SupportLevel.MsaBusiness, Severity.Critical)] = (120, true),
        [(SupportLevel.MsaBusiness, Severity.High)] = (360, false),
        [(SupportLevel.MsaBusiness, Severity.Medium)] = (480, false),
        [(SupportLevel.MsaBusiness, Severity.Low)] = (600, false),
        [(SupportLevel.MsaEnterprise, Severity.Critical)] = (30, true),
        [(SupportLevel.MsaEnterprise, Severity.High)] = (240, true),
        [(SupportLevel.MsaEnterprise, Severity.Medium)] = (360, false),
        [(SupportLevel.MsaEnterprise, Severity.Low)] = (480, false),
    };

    private readonly DateTimeOffset _openedAt;
    private DateTimeOffset? _endedAt;

    public ModelRequest(RequestNumber number, SupportLevel level, Severity severity, DateTimeOffset now)
    {
        (Number, OpenedAs, Level, Severity, _openedAt) = (number, level, level, severity, now);
        Mail("Запрос зарегистрирован", now);
        Promise();
    }

    public RequestNumber Number { get; }

    public SupportLevel OpenedAs { get; }

    public SupportLevel Level { get; private set; }

    public Severity Severity { get; private set; }

    public RequestStatus Status { get; private set; } = RequestStatus.Processing;

    public DateTimeOffset? Until { get; private set; }

    public DateTimeOffset? RemindAt { get; private set; }

    public DateTimeOffset? NearAt { get; private set; }

    public DateTimeOffset? Due { get; private set; }

    public DateTimeOffset? ReactedAt { get; private set; }

    public DateTimeOffset? BrokenAt { get; private set; }

    public bool IsEnded => _endedAt is not null;

    public List<(DateTimeOffset At, string What)> Mails { get; } = [];

    public List<(DateTimeOffset At, TimelineKind Kind)> Lines { get; } = [];

    private DateTimeOffset? StoppedAt => ReactedAt ?? _endedAt;

    /// <summary>The next moment at which something may happen by itself.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset now) => new[] { Until, RemindAt, BrokenAt is null ? Due : null }.Where(at => at > now).Min();

    /// <summary>A person does something.</summary>
    public void Do(RequestAction action, Severity severity, DateTimeOffset now)
    {
        // The first public word of support, whatever it is, keeps the promise.
        if (action is RequestAction.AskForInformation or RequestAction.ProvideSolution or RequestAction.Reply or RequestAction.Cancel)
            ReactedAt ??= now;
        switch (action)
        {
            case RequestAction.AskForInformation:
                Wait(RequestStatus.AwaitingCustomer, "Ожидает вашего ответа", now);
                break;
            case RequestAction.ProvideSolution:
                Wait(RequestStatus.SolutionProvided, "Решение предоставлено", now);
                break;
            case RequestAction.Reply:
                Mail("Ответ технической поддержки", now);
                if (Until is not null)
                    WaitFrom(now);
                break;
            case RequestAction.Answer when Status is not RequestStatus.Processing:
                Mail(Status is RequestStatus.SolutionProvided ? "Работа возобновлена" : "Запрос снова обрабатывается", now);
                (Status, Until, RemindAt) = (RequestStatus.Processing, null, null);
                break;
            case RequestAction.AcceptSolution:
                End(RequestStatus.Closed, "Закрыт", now);
                break;
            case RequestAction.Close:
                End(RequestStatus.CanceledByUser, "Отменен пользователем", now);
                break;
            case RequestAction.Cancel:
                End(RequestStatus.CanceledBySupport, "Отменен специалистом поддержки", now);
                break;
            case RequestAction.ChangeSeverity:
                Severity = severity;
                Mail("Изменена критичность запроса", now);
                Promise();
                break;
            case RequestAction.LowerLevel:
                Level = SupportLevel.Standard;
                Mail("Запрос переведён в стандартную поддержку", now);
                Promise();
                break;
        }
    }

    /// <summary>The jobs look: the one of waiting times first.</summary>
    public void Look(DateTimeOffset now)
    {
        if (Until <= now)
        {
            Lines.Add((now, TimelineKind.WaitingRanOut));
            if (Status is RequestStatus.SolutionProvided)
                End(RequestStatus.Closed, "Закрыт", now);
            else
                End(RequestStatus.ResolvedNoInformation, "Решен (информация не была предоставлена)", now);
        }
        else if (RemindAt <= now)
        {
            RemindAt = null;
            Lines.Add((now, TimelineKind.WaitingReminded));
            Mail(Status is RequestStatus.SolutionProvided ? "Помогло ли решение?" : "Мы всё ещё ждём вашего ответа", now);
        }

        // An answer at the very instant of the deadline keeps the promise; so does an end before it.
        if (BrokenAt is null && Due < now && !(StoppedAt <= Due))
        {
            BrokenAt = now;
            Lines.Add((now, TimelineKind.DeadlineBroken));
            if (IsEnded)
                return;
            Lines.Add((now, TimelineKind.Escalated));
            Mail("Нарушен срок реакции", now);
        }
    }

    private void Mail(string what, DateTimeOffset at) => Mails.Add((at, what));

    // The promise counts from the opening, and what changes after the first answer or the end changes nothing of it.
    private void Promise()
    {
        if (StoppedAt is not null)
            return;
        if (!Promises.TryGetValue((Level, Severity), out var promise))
            (NearAt, Due) = (null, null);
        else if (promise.IsAroundTheClock)
            (NearAt, Due) = (_openedAt.AddSeconds(promise.Minutes * 45), _openedAt.AddMinutes(promise.Minutes));
        else
            (NearAt, Due) = (TeamMinutes.Add(_openedAt, promise.Minutes * 3 / 2), TeamMinutes.Add(_openedAt, promise.Minutes * 2));
    }

    private void Wait(RequestStatus status, string mail, DateTimeOffset now)
    {
        Status = status;
        Mail(mail, now);
        WaitFrom(now);
    }

    private void WaitFrom(DateTimeOffset now)
    {
        var until = TeamMinutes.CloseOf(now, Days[Level]);
        (Until, RemindAt) = (until, TeamMinutes.Add(now, TeamMinutes.Between(now, until)));
    }

    private void End(RequestStatus status, string mail, DateTimeOffset now)
    {
        (Status, Until, RemindAt, _endedAt) = (status, null, null, now);
        Mail(mail, now);
        if (status is RequestStatus.Closed)
            Mail("Оцените работу поддержки", now.AddMilliseconds(1));
    }

    /// <summary>The minutes at which the team works: Moscow is UTC+3 all year, and works from 10:00 to 18:30.</summary>
    private static class TeamMinutes
    {
        private static readonly DateTimeOffset First = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

        private static readonly HashSet<DateOnly> DaysOff =
        [
            new(2026, 11, 4), new(2026, 12, 31),
            new(2027, 1, 1), new(2027, 1, 4), new(2027, 1, 5), new(2027, 1, 6), new(2027, 1, 7), new(2027, 1, 8), new(2027, 2, 23), new(2027, 3, 8),
            new(2027, 5, 3), new(2027, 5, 10), new(2027, 6, 14), new(2027, 11, 4),
        ];

        private static readonly int[] Minutes = [.. Enumerable.Range(0, 420 * 24 * 60).Where(IsWork)];

        /// <summary>The instant by which the team has worked so many half minutes since a whole minute.</summary>
        public static DateTimeOffset Add(DateTimeOffset from, int halves)
        {
            var before = Before(from);
            return halves % 2 == 0 ? First.AddMinutes(Minutes[before + (halves / 2) - 1] + 1) : First.AddMinutes(Minutes[before + (halves / 2)] + 0.5);
        }

        /// <summary>How many minutes the team works between two whole minutes.</summary>
        public static int Between(DateTimeOffset from, DateTimeOffset to) => Before(to) - Before(from);

        /// <summary>When the work is over on the last of so many working days after today.</summary>
        public static DateTimeOffset CloseOf(DateTimeOffset now, int days)
        {
            var day = DateOnly.FromDateTime(now.UtcDateTime.AddHours(3));
            for (var left = days; left > 0; left -= IsWorkday(day) ? 1 : 0)
                day = day.AddDays(1);
            return new(day.ToDateTime(new(15, 30)), TimeSpan.Zero);
        }

        private static int Before(DateTimeOffset instant)
        {
            var minute = (int)(instant - First).TotalMinutes;
            var place = Array.BinarySearch(Minutes, minute);
            return place < 0 ? ~place : place;
        }

        private static bool IsWork(int minute)
        {
            var local = First.UtcDateTime.AddMinutes(minute + 180);
            return local.TimeOfDay >= new TimeSpan(10, 0, 0) && local.TimeOfDay < new TimeSpan(18, 30, 0) && IsWorkday(DateOnly.FromDateTime(local));
        }

        private static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !DaysOff.Contains(day);
    }
}
