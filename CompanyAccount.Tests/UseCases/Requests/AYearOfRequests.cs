using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>
/// A simulated year of a busy company: people do this and that, the clock goes on, sometimes the server sleeps for days.
/// <see cref="ModelRequest"/>, written for this test alone, says which moves, reminders, broken deadlines and mails there must be, and when.
/// </summary>
public sealed class AYearOfRequests
{
    private const int Requests = 2_000;

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_move_reminder_deadline_and_mail_of_a_year_is_the_models()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await room.Database.ForgoDurabilityAsync();
        var contracts = await SignAsync(room.Database);
        var waiting = WaitingForCustomers.DeskOf(room.Database);
        var deadlines = new DeadlineDesk(room.Database.Store, room.Database.Feed, room.Database.Time, NullLogger<DeadlineDesk>.Instance);
        var dice = new Random(20261123);
        List<ModelRequest> all = [], open = [];
        var begin = room.Database.Time.GetUtcNow();
        while (room.Database.Time.GetUtcNow() - begin is var passed && passed < Year)
        {
            room.Database.Time.Advance(Step(room.Database.Time.GetUtcNow(), open, dice));
            var now = room.Database.Time.GetUtcNow();
            foreach (var request in open)
                request.Look(now);
            await waiting.SweepAsync(Token);
            await deadlines.SweepAsync(Token);
            open.RemoveAll(request => request.IsEnded);
            // The jobs look oftener than people do something.
            if (dice.Next(2) == 0)
                continue;
            // People act after the jobs, so that the order of the mails is one.
            room.Database.Time.Advance(TimeSpan.FromMinutes(1));
            var acting = open.Where(request => dice.Next(request.Status is RequestStatus.Processing ? 3 : 24) == 0).ToList();
            // As many as bring the year to its number.
            for (var due = Requests * (passed / Year); all.Count < due; open.Add(all[^1]))
                all.Add(await OpenAsync(room.Database, contracts, (SupportLevel)dice.Next(5), (Severity)dice.Next(1, 5)));
            await ActAsync(room.Database, acting, dice);
            await room.Outbox.HandleDueAsync(Token);
        }

        await room.Outbox.HandleDueAsync(Token);
        await CompareAsync(room.Database, all);

        // A model that is never asked proves nothing.
        Assert.True(all.Count > Requests - 50, $"{all.Count} requests");
        Assert.True(all.Count(request => request.Status is RequestStatus.ResolvedNoInformation) > 100);
        Assert.True(all.Count(request => request.Status is RequestStatus.Closed && request.Lines.Any(line => line.Kind is TimelineKind.WaitingRanOut)) > 100);
        Assert.True(all.Sum(request => request.Lines.Count(line => line.Kind is TimelineKind.WaitingReminded)) > 500);
        foreach (var level in Enum.GetValues<SupportLevel>().Where(level => level is not SupportLevel.Standard))
        {
            Assert.True(all.Count(request => request.OpenedAs == level && request.BrokenAt is not null) > 10, $"{level}: {all.Count(request => request.OpenedAs == level && request.BrokenAt is not null)} broken");
            Assert.True(all.Count(request => request.OpenedAs == level && request.ReactedAt <= request.Due) > 10, $"{level}: {all.Count(request => request.OpenedAs == level && request.ReactedAt <= request.Due)} kept");
        }
    }

    /// <summary>Whole minutes, so that the model can count them. Sometimes to the very minute in which something falls due; now and then nobody looks for days.</summary>
    private static TimeSpan Step(DateTimeOffset now, List<ModelRequest> open, Random dice)
    {
        if (dice.Next(60) == 0)
            return TimeSpan.FromDays(dice.Next(1, 12));
        if (dice.Next(3) == 0 && open.Select(request => request.NextAfter(now)).Min() is { } next)
            return TimeSpan.FromMinutes(Math.Ceiling((next - now).TotalMinutes));
        return TimeSpan.FromMinutes(dice.Next(3) == 0 ? dice.Next(5, 120) : dice.Next(120, 1_000));
    }

    /// <summary>A contract of each level, without a limit of incidents.</summary>
    private static async Task<Dictionary<SupportLevel, Guid>> SignAsync(TestDatabase database)
    {
        Dictionary<SupportLevel, Guid> contracts = [];
        foreach (var level in Enum.GetValues<SupportLevel>().Where(level => level is not SupportLevel.Standard))
        {
            var terms = Terms.Of(level) with { PremiumIncidents = null };
            var choice = new ContractChoice($"MSA-{level}", level, Bench.Contracts.Today, Bench.Contracts.Today.AddYears(2), NamedContactList.Parse(Bench.Contracts.LineOf(People.User), terms.NamedContacts));
            contracts[level] = (await database.AddAsync(SupportContract.Make(People.Romashka, choice, terms, People.Operator.PersonId, requestId: null, TestDatabase.Start))).Id;
        }

        return contracts;
    }

    private static async Task<ModelRequest> OpenAsync(TestDatabase database, Dictionary<SupportLevel, Guid> contracts, SupportLevel level, Severity severity)
    {
        var form = Forms.Technical with { Severity = severity };
        if (contracts.TryGetValue(level, out var contract))
            form = form with { Level = level, ContractId = contract };
        var number = (await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), form, Token)).Value;
        return new(number, level, severity, database.Time.GetUtcNow());
    }

    private static async Task ActAsync(TestDatabase database, List<ModelRequest> acting, Random dice)
    {
        var numbers = acting.Select(request => request.Number.Value).ToList();
        Dictionary<long, int> versions;
        await using (var db = database.Open())
            versions = await db.Requests.Where(row => numbers.Contains(row.Number)).ToDictionaryAsync(row => row.Number, row => row.Version, Token);
        foreach (var request in acting)
        {
            var action = Choose(request, dice);
            var severity = (Severity)(((int)request.Severity + dice.Next(3)) % 4 + 1);
            var actor = action is RequestAction.Answer or RequestAction.Close or RequestAction.AcceptSolution ? People.User : (Actor)People.Engineer;
            var version = versions[request.Number.Value];
            Outcome<RequestChanged> outcome = action is RequestAction.ChangeSeverity
                ? await database.Get<ChangeSeverity>().RunAsync(actor, request.Number, version, severity, "Причина", Token)
                : await database.DoAsync(action, actor, request.Number, version);
            Assert.False(outcome.IsRefused, $"{action} in {request.Status}: {outcome.Refusal}");
            request.Do(action, severity, database.Time.GetUtcNow());
            Assert.Equal(request.Status, outcome.Value.Status);
            // Later changes may hide what this one made of the deadline.
            if (action is RequestAction.ChangeSeverity or RequestAction.LowerLevel)
                Assert.Equal((request.NearAt, request.Due), await database.FindAsync(request.Number) is var found ? (found.ReactionNearAt, found.ReactionDueAt) : default);
        }
    }

    private static RequestAction Choose(ModelRequest request, Random dice) => (request.Status, dice.Next(12)) switch
    {
        (RequestStatus.Processing, < 4) => RequestAction.AskForInformation,
        (RequestStatus.Processing, < 7) => RequestAction.ProvideSolution,
        (RequestStatus.Processing, 7) => RequestAction.Reply,
        (RequestStatus.Processing, 8) => RequestAction.ChangeSeverity,
        (RequestStatus.Processing, 9) => request.Level is SupportLevel.Standard ? RequestAction.Answer : RequestAction.LowerLevel,
        (RequestStatus.Processing, 10) => RequestAction.Cancel,
        (RequestStatus.Processing, _) => dice.Next(2) == 0 ? RequestAction.Close : RequestAction.AddNote,
        (RequestStatus.AwaitingCustomer, < 3) => RequestAction.Answer,
        (RequestStatus.AwaitingCustomer, 3) => RequestAction.ProvideSolution,
        (RequestStatus.AwaitingCustomer, 4) => RequestAction.Close,
        (RequestStatus.SolutionProvided, < 2) => RequestAction.Answer,
        (RequestStatus.SolutionProvided, < 5) => RequestAction.AcceptSolution,
        (_, 5) => RequestAction.Reply,
        (_, 6) => RequestAction.ChangeSeverity,
        (_, 7) when request.Level is not SupportLevel.Standard => RequestAction.LowerLevel,
        _ => RequestAction.Take,
    };

    private static async Task CompareAsync(TestDatabase database, List<ModelRequest> all)
    {
        await using var db = database.Open();
        var rows = await db.Requests.AsNoTracking().ToDictionaryAsync(row => row.Number, Token);
        var lines = (await db.Timeline.Where(line => line.ActorId == Guid.Empty).Join(db.Requests, line => line.RequestId, row => row.Id, (line, row) => new { row.Number, line.Kind, line.At }).ToListAsync(Token))
            .ToLookup(line => line.Number, line => (line.At, line.Kind));
        // The bodies of a year are left where they are.
        var mails = (await db.Mail.Select(mail => new { mail.Subject, mail.CreatedAt }).ToListAsync(Token))
            .Select(mail => (Number: mail.Subject.Split("] ")[0][1..], mail.CreatedAt, What: mail.Subject.Split("] ")[1].Split(": ")[0]))
            .ToLookup(mail => mail.Number, mail => (mail.CreatedAt, mail.What));
        Assert.Equal(all.Count, rows.Count);
        Assert.Equal(all.Count, mails.Count);
        foreach (var request in all)
        {
            var row = rows[request.Number.Value];
            Assert.Equal(
                (request.Status, request.Level, request.Severity, request.Until, request.RemindAt),
                (row.Status, row.Level, row.Severity, row.WaitingUntil, row.RemindAt));
            Assert.Equal(
                (request.NearAt, request.Due, request.ReactedAt, request.BrokenAt),
                (row.ReactionNearAt, row.ReactionDueAt, row.ReactedAt, row.DeadlineBrokenAt));
            Assert.Equal(request.Lines.Order(), lines[row.Number].Order());
            Assert.Equal(request.Mails.Order(), mails[request.Number.ToString()].Order());
        }
    }
}
