using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class BreakingADeadline
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_broken_deadline_is_recorded_once_whoever_looks(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var late = await database.SubmitPremiumAsync();
        var answered = await database.SubmitPremiumAsync();
        var standard = await database.SubmitAsync();
        await database.DoAsync(RequestAction.Reply, People.Engineer, answered, 1);
        database.Time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DeskOf(database).SweepAsync(Token)))).Sum());
        Assert.Equal(0, await DeskOf(database).SweepAsync(Token));
        Assert.NotNull((await database.FindAsync(late)).DeadlineBrokenAt);
        Assert.Null((await database.FindAsync(answered)).DeadlineBrokenAt);
        Assert.Null((await database.FindAsync(standard)).DeadlineBrokenAt);
        await using var db = database.Open();
        var line = await db.Timeline.SingleAsync(row => row.Kind == TimelineKind.DeadlineBroken, Token);
        Assert.Equal(Guid.Empty, line.ActorId);
        Assert.Single(await db.Outbox.Where(row => row.Payload.Contains(nameof(DeadlineBroken))).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_clock_is_kept_with_the_request(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitPremiumAsync();
        await database.DoAsync(RequestAction.AskForInformation, People.Engineer, number, 1);
        var request = await database.FindAsync(number);
        Assert.Equal([ClockFactKind.Submitted, ClockFactKind.Reacted], request.Clock.Select(fact => fact.Kind));
        Assert.Equal(SupportLevel.MsaBusiness, request.Clock[0].Terms!.Level);
        Assert.Equal((request.ReactionDueAt, DeadlineState.Kept), (request.DeadlineBy(Terms.Calendar)!.Value.Due, request.DeadlineBy(Terms.Calendar)!.Value.StateAt(database.Time.GetUtcNow())));
    }

    private static DeadlineDesk DeskOf(TestDatabase database) => new(database.Store, database.Feed, database.Time, NullLogger<DeadlineDesk>.Instance);
}
