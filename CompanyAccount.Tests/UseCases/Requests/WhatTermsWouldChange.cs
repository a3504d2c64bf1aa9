using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.ServiceTimes.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class WhatTermsWouldChange
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Drafted_terms_tell_which_waiting_requests_would_have_another_deadline(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var premium = await database.SubmitPremiumAsync();
        var answered = await database.SubmitPremiumAsync();
        await database.DoAsync(RequestAction.Reply, People.Engineer, answered, 1);
        var standard = await database.SubmitAsync();
        var closed = await database.SubmitPremiumAsync();
        await database.DoAsync(RequestAction.Close, People.User, closed, 1);
        database.Time.Advance(TimeSpan.FromMinutes(45));

        Assert.Equal((2, 0), await CountsAsync(database, _ => { }));
        var effect = await EffectAsync(database, form => form.Levels[3].ReactionMinutes[0] = "30");
        var row = Assert.Single(effect.Rows);
        Assert.Equal((premium, "Ромашка", TestDatabase.Start.AddHours(2), TestDatabase.Start.AddMinutes(30), true), (row.Number, row.Company, row.Before, row.After, row.IsBroken));
        Assert.Equal((2, 1), (effect.Waiting, effect.Changed));
        // A promise that is taken away, and one that is made where there was none.
        var other = (await EffectAsync(database, form =>
        {
            form.Levels[3].ReactionMinutes[0] = "";
            form.Levels[0].ReactionMinutes[1] = "60";
        })).Rows;
        Assert.Equal([(premium, TestDatabase.Start.AddHours(2), null), (standard, (DateTimeOffset?)null, TestDatabase.Start.AddHours(1))], other.Select(changed => (changed.Number, changed.Before, changed.After)));
        // Looking changes nothing.
        Assert.Equal(TestDatabase.Start.AddHours(2), (await database.FindAsync(premium)).ReactionDueAt);
    }

    [Fact]
    public async Task A_draft_with_faults_is_refused_cell_by_cell()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var form = TermsForm.Of(ServiceData.Terms()[0], new(2026, 12, 1));
        form.Levels[2].ReactionMinutes[0] = "x";
        Assert.Equal("MsaPlus.ReactionMinutes.1", Assert.IsType<InvalidInput>((await database.Get<ReadTermsEffect>().RunAsync(People.Operator, form, Token)).Refusal).Faults[0].Field);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_changed_calendar_moves_the_deadlines_that_run(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        // Business, severity 2, on Monday at 17:00 in Moscow: an hour and a half today, the rest tomorrow.
        database.Time.Advance(TimeSpan.FromHours(5));
        var number = await SubmitAsync(database);
        Assert.Equal(new(2026, 11, 24, 11, 30, 0, TimeSpan.Zero), (await database.FindAsync(number)).ReactionDueAt);
        _ = (await database.Get<ChangeCalendarDay>().RunAsync(People.Operator, new(2026, 11, 24), works: false, Token)).Value;
        await room.Outbox.HandleDueAsync(Token);
        var moved = await database.FindAsync(number);
        Assert.Equal(new(2026, 11, 25, 11, 30, 0, TimeSpan.Zero), moved.ReactionDueAt);
        Assert.Equal(moved.ReactionDueAt, moved.DeadlineCheckAt);
        await using var db = database.Open();
        Assert.Equal(0, await db.Outbox.CountAsync(row => row.HandledAt == null, Token));
    }

    private static async Task<RequestNumber> SubmitAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var number = await db.NextNumberAsync(Counter.Requests, Token);
        var catalog = await database.Get<CatalogShelf>().GetAsync(Token);
        var made = SupportRequest.Submit(
            People.User, Forms.Technical with { Severity = Severity.High }, catalog, Terms.Of(SupportLevel.MsaBusiness), Terms.Calendar, number, FreshId.Next(), database.Time.GetUtcNow()).Value;
        db.Requests.Add(made.Request);
        await db.SaveChangesAsync(Token);
        return new(number);
    }

    private static async Task<(int, int)> CountsAsync(TestDatabase database, Action<TermsForm> change)
    {
        var effect = await EffectAsync(database, change);
        return (effect.Waiting, effect.Changed);
    }

    private static async Task<TermsEffect> EffectAsync(TestDatabase database, Action<TermsForm> change)
    {
        var form = TermsForm.Of(ServiceData.Terms()[0], new(2026, 12, 1));
        change(form);
        return (await database.Get<ReadTermsEffect>().RunAsync(People.Operator, form, Token)).Value;
    }
}
