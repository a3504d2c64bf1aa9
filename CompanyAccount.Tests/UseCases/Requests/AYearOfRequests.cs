using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>
/// A simulated year of a busy company: people do this and that, the clock goes on, sometimes the server sleeps for days.
/// A model written for this test alone, of dates and a few ifs, says which moves, reminders and mails there must be.
/// </summary>
public sealed class AYearOfRequests
{
    private const int Requests = 200;

    // Written apart from the terms: what each level waits, in working days.
    private static readonly Dictionary<SupportLevel, int> Days = new()
    {
        [SupportLevel.Standard] = 5,
        [SupportLevel.MsaStart] = 7,
        [SupportLevel.MsaPlus] = 7,
        [SupportLevel.MsaBusiness] = 10,
        [SupportLevel.MsaEnterprise] = 10,
    };

    private static readonly WorkingCalendar Calendar = ServiceData.Calendar();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_move_reminder_and_mail_of_a_year_is_the_models()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        var desk = WaitingForCustomers.DeskOf(room.Database);
        var dice = new Random(20261123);
        List<Story> stories = [];
        var end = room.Database.Time.GetUtcNow().AddDays(365);
        while (room.Database.Time.GetUtcNow() < end)
        {
            // Whole minutes, so that the model can count them. Now and then nobody looks for days.
            room.Database.Time.Advance(dice.Next(40) == 0 ? TimeSpan.FromDays(dice.Next(1, 12)) : TimeSpan.FromMinutes(dice.Next(120, 1200)));
            var now = room.Database.Time.GetUtcNow();
            foreach (var story in stories)
                story.Look(now);
            await desk.SweepAsync(Token);
            // People act after the job, so that the order of the mails is one.
            room.Database.Time.Advance(TimeSpan.FromMinutes(1));
            if (stories.Count < Requests && dice.Next(3) > 0)
            {
                stories.Add(await OpenAsync(room, (SupportLevel)dice.Next(5)));
                room.Database.Time.Advance(TimeSpan.FromMinutes(1));
            }

            foreach (var story in stories.Where(story => !StatusMoves.IsEnd(story.Status)).ToList())
            {
                if (dice.Next(8) == 0)
                    await ActAsync(room, story, dice);
            }

            await room.Outbox.HandleDueAsync(Token);
        }

        await using var db = room.Database.Open();
        var statuses = await db.Requests.ToDictionaryAsync(row => row.Number, row => row.Status, Token);
        var mails = await room.MailsAsync();
        var lines = await db.Timeline.Where(line => line.ActorId == Guid.Empty).Join(db.Requests, line => line.RequestId, row => row.Id, (line, row) => new { row.Number, line.Kind, line.At }).ToListAsync(Token);
        foreach (var story in stories)
        {
            Assert.Equal(story.Status, statuses[story.Number.Value]);
            var told = mails.Where(mail => mail.Subject.StartsWith($"[{story.Number}] ", StringComparison.Ordinal)).Select(mail => mail.Subject.Split("] ")[1].Split(": ")[0]);
            Assert.Equal(story.Mails, told);
            Assert.Equal(story.Portal, lines.Where(line => line.Number == story.Number.Value).OrderBy(line => line.At).Select(line => (line.Kind, line.At)));
        }

        // A model that is never asked proves nothing.
        Assert.True(stories.Count > 150, $"{stories.Count} requests");
        Assert.True(stories.Count(story => story.Status is RequestStatus.ResolvedNoInformation) > 10);
        Assert.True(stories.Count(story => story.Portal.Any(line => line.Kind is TimelineKind.WaitingRanOut) && story.Status is RequestStatus.Closed) > 10);
        Assert.True(stories.Sum(story => story.Portal.Count(line => line.Kind is TimelineKind.WaitingReminded)) > 50);
    }

    private static async Task<Story> OpenAsync(PostRoom room, SupportLevel level)
    {
        var number = (await room.Database.Get<Core.Requests.UseCases.SubmitRequest>().RunAsync(People.User, FreshId.Next(), Forms.Technical, Token)).Value;
        await using var db = room.Database.Open();
        await db.Requests.Where(row => row.Number == number.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.Level, level).SetProperty(row => row.Clock, [ClockFact.Submitted(room.Database.Time.GetUtcNow(), Terms.Of(level), 2)]), Token);
        return new(number, Days[level]);
    }

    private static async Task ActAsync(PostRoom room, Story story, Random dice)
    {
        var action = (story.Status, dice.Next(10)) switch
        {
            (RequestStatus.Processing, < 4) => RequestAction.AskForInformation,
            (RequestStatus.Processing, < 7) => RequestAction.ProvideSolution,
            (RequestStatus.Processing, 7) => RequestAction.Reply,
            (RequestStatus.Processing, 8) => RequestAction.Answer,
            (RequestStatus.Processing, _) => RequestAction.Cancel,
            (RequestStatus.AwaitingCustomer, < 2) => RequestAction.Answer,
            (RequestStatus.AwaitingCustomer, 2) => RequestAction.ProvideSolution,
            (RequestStatus.AwaitingCustomer, 3) => RequestAction.Close,
            (RequestStatus.SolutionProvided, < 1) => RequestAction.Answer,
            (RequestStatus.SolutionProvided, 1) => RequestAction.AcceptSolution,
            (_, 4) => RequestAction.Reply,
            (_, 5) => RequestAction.Take,
            _ => RequestAction.AddNote,
        };
        var actor = action is RequestAction.Answer or RequestAction.Close or RequestAction.AcceptSolution ? People.User : (Core.Access.Actor)People.Engineer;
        var version = (await room.Database.FindAsync(story.Number)).Version;
        var outcome = await room.Database.DoAsync(action, actor, story.Number, version);
        Assert.False(outcome.IsRefused, $"{action} in {story.Status}: {outcome.Refusal}");
        story.Do(action, room.Database.Time.GetUtcNow());
        Assert.Equal(story.Status, outcome.Value.Status);
    }

    /// <summary>One request as the model has it.</summary>
    private sealed class Story(RequestNumber number, int days)
    {
        private DateTimeOffset? _until;
        private DateTimeOffset? _remindAt;

        public RequestNumber Number { get; } = number;

        public RequestStatus Status { get; private set; } = RequestStatus.Processing;

        public List<string> Mails { get; } = ["Запрос зарегистрирован"];

        public List<(TimelineKind Kind, DateTimeOffset At)> Portal { get; } = [];

        public void Do(RequestAction action, DateTimeOffset now)
        {
            switch (action)
            {
                case RequestAction.AskForInformation:
                    Wait(RequestStatus.AwaitingCustomer, "Ожидает вашего ответа", now);
                    break;
                case RequestAction.ProvideSolution:
                    Wait(RequestStatus.SolutionProvided, "Решение предоставлено", now);
                    break;
                case RequestAction.Reply:
                    Mails.Add("Ответ технической поддержки");
                    if (_until is not null)
                        (_until, _remindAt) = WaitFrom(now);
                    break;
                case RequestAction.Answer when Status is not RequestStatus.Processing:
                    End(RequestStatus.Processing, Status is RequestStatus.SolutionProvided ? "Работа возобновлена" : "Запрос снова обрабатывается");
                    break;
                case RequestAction.AcceptSolution:
                    End(RequestStatus.Closed, "Закрыт", "Оцените работу поддержки");
                    break;
                case RequestAction.Close:
                    End(RequestStatus.CanceledByUser, "Отменен пользователем");
                    break;
                case RequestAction.Cancel:
                    End(RequestStatus.CanceledBySupport, "Отменен специалистом поддержки");
                    break;
            }
        }

        public void Look(DateTimeOffset now)
        {
            if (_until <= now)
            {
                Portal.Add((TimelineKind.WaitingRanOut, now));
                if (Status is RequestStatus.SolutionProvided)
                    End(RequestStatus.Closed, "Закрыт", "Оцените работу поддержки");
                else
                    End(RequestStatus.ResolvedNoInformation, "Решен (информация не была предоставлена)");
            }
            else if (_remindAt <= now)
            {
                _remindAt = null;
                Portal.Add((TimelineKind.WaitingReminded, now));
                Mails.Add(Status is RequestStatus.SolutionProvided ? "Помогло ли решение?" : "Мы всё ещё ждём вашего ответа");
            }
        }

        private void Wait(RequestStatus status, string mail, DateTimeOffset now)
        {
            Status = status;
            Mails.Add(mail);
            (_until, _remindAt) = WaitFrom(now);
        }

        private void End(RequestStatus status, params string[] mails)
        {
            (Status, _until, _remindAt) = (status, null, null);
            Mails.AddRange(mails);
        }

        // Minute by minute: Moscow is UTC+3 all year, and works from 10:00 to 18:30.
        private (DateTimeOffset Until, DateTimeOffset RemindAt) WaitFrom(DateTimeOffset now)
        {
            var day = DateOnly.FromDateTime(now.UtcDateTime.AddHours(3));
            for (var left = days; left > 0; left -= Calendar.IsWorkingDay(day) ? 1 : 0)
                day = day.AddDays(1);
            var until = new DateTimeOffset(day.ToDateTime(new(15, 30)), TimeSpan.Zero);
            var minutes = 0;
            for (var at = now; at < until; at = at.AddMinutes(1))
                minutes += IsAtWork(at) ? 1 : 0;
            var (half, remindAt) = (minutes * 30, now);
            while (half > 0)
            {
                half -= IsAtWork(remindAt) ? 30 : 0;
                remindAt = remindAt.AddSeconds(30);
            }

            return (until, remindAt);
        }

        private static bool IsAtWork(DateTimeOffset at)
        {
            var local = at.UtcDateTime.AddHours(3);
            var minute = (local.Hour * 60) + local.Minute;
            return minute is >= 600 and < 1110 && Calendar.IsWorkingDay(DateOnly.FromDateTime(local));
        }
    }
}
