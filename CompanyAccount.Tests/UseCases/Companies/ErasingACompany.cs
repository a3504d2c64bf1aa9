using System.Collections;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Wording;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Companies;

/// <summary>What is left of a company once its time is over: nothing that anybody wrote or was called.</summary>
public sealed class ErasingACompany
{
    private const string Canary = "КАНАРЕЙКА";
    private const string CanaryStem = "канарейк";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_table_holds_a_word_of_an_erased_company_and_the_other_company_keeps_everything(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        await FillAsync(room, People.User, People.Administrator, People.Romashka);
        var kept = (await room.SubmitAsync(People.VectorUser, "Чужое"), await database.CountAsync());
        Assert.NotEmpty(await WordsAsync(database, Canary));
        Assert.Contains("SearchText.Words", await WordsAsync(database, CanaryStem));
        await using (var index = database.Open())
            Assert.NotEmpty(await index.FoundNumbers(SearchWords.QueryOf(Canary), "").ToListAsync(Token));
        await KeepingCompanies.DeleteAsync(database);
        var desk = DeskOf(database);
        database.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await desk.SweepAsync(Token));
        Assert.NotEmpty(await WordsAsync(database, Canary));

        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await desk.SweepAsync(Token));
        Assert.Equal(0, await desk.SweepAsync(Token));

        Assert.Empty(await WordsAsync(database, Canary));
        // The index of the search, word by word.
        Assert.Empty(await WordsAsync(database, CanaryStem));
        await using (var index = database.Open())
            Assert.Empty(await index.FoundNumbers(SearchWords.QueryOf(Canary), "").ToListAsync(Token));
        foreach (var person in People.Members.Where(person => person.CompanyId == People.Romashka))
            Assert.Empty(await WordsAsync(database, person.Name));
        await using var db = database.Open();
        var company = await db.Companies.SingleAsync(row => row.Id == People.Romashka, Token);
        Assert.Equal(("", database.Time.GetUtcNow(), null), (company.Name, company.ErasedAt, company.EraseAt));
        Assert.Equal([AuditKind.CompanyErased], await db.AuditEntries.Where(row => row.CompanyId == People.Romashka && row.ActorId == null).Select(row => row.Kind).ToListAsync(Token));
        Assert.NotEmpty(await db.AuditEntries.Where(row => row.Kind == AuditKind.PersonInvited).ToListAsync(Token));
        var license = await db.Licenses.SingleAsync(row => row.Number == "LIC-CANARY", Token);
        Assert.Equal((null, null, null), (license.CompanyId, license.AddedById, license.AddedAt));
        Assert.Equal(4, await db.Members.CountAsync(Token));
        Assert.Equal("Чужое", (await database.FindAsync(kept.Item1)).Subject);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_stop_after_any_step_goes_on_from_there_and_nobody_restores_the_rest(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        await FillAsync(room, People.User, People.Administrator, People.Romashka);
        await KeepingCompanies.DeleteAsync(database);
        database.Time.Advance(TimeSpan.FromDays(30));
        var steps = 0;
        for (var gone = false; !gone; steps++)
        {
            await using var db = database.Open();
            gone = await db.EraseStepAsync(People.Romashka, database.Time.GetUtcNow(), Token);
            Assert.True((await database.Get<RestoreCompany>().RunAsync(People.Operator, 1, Token)).IsRefused);
        }

        Assert.True(steps > 3);
        Assert.Empty(await WordsAsync(database, Canary));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_fact_of_an_erased_request_is_handled_and_told_to_nobody(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        _ = await room.SubmitAsync(People.User, "Печать");
        await KeepingCompanies.DeleteAsync(room.Database);
        room.Database.Time.Advance(TimeSpan.FromDays(30));
        await DeskOf(room.Database).SweepAsync(Token);
        Assert.Equal(1, await room.Outbox.HandleDueAsync(Token));
        Assert.Empty(await room.MailsAsync());
    }

    private static ErasureDesk DeskOf(TestDatabase database) => new(database.Store, database.Feed, database.Time, NullLogger<ErasureDesk>.Instance);

    /// <summary>Leaves the company's words wherever the portal keeps words.</summary>
    private static async Task FillAsync(PostRoom room, Actor.Member author, Actor.Member administrator, Guid companyId)
    {
        var database = room.Database;
        var number = await room.SubmitAsync(author, $"{Canary} тема");
        await room.DoAsync(number, version => database.Get<AddInternalNote>().RunAsync(People.Engineer, number, version, PostRoom.Text(Canary), Token));
        await room.DoAsync(number, version => database.Get<AskForInformation>().RunAsync(People.Engineer, number, version, PostRoom.Text(Canary), Token));
        _ = (await database.Get<SaveReplyDraft>().RunAsync(author, number, RequestAction.Answer, Canary, Token)).Value;
        _ = (await database.Get<SaveDraft>().RunAsync(administrator, FreshId.Next(), 0, Forms.Technical with { Subject = Canary }, 3, Token)).Value;
        _ = (await database.Get<InvitePeople>().RunAsync(administrator, "kanarejka@bench.example", MemberRole.User, false, Token)).Value;
        _ = (await database.Get<RenameCompany>().RunAsync(administrator, $"{Canary} и сыновья", Token)).Value;
        await room.Outbox.HandleDueAsync(Token);
        await using var db = database.Open();
        var now = database.Time.GetUtcNow();
        db.SavedViews.Add(SavedView.Of(author.PersonId, Canary, $"q={Canary}", now).Value);
        db.Bells.Add(new(FreshId.Next(), FreshId.Next(), author.PersonId, BellKind.PersonAdded, Canary, Canary, now));
        db.Sessions.Add(new(FreshId.Next(), author.PersonId, Canary, now));
        // One whose sender is of the company, and one that is about a request of it, whoever sent it.
        var threadId = await db.Requests.Where(row => row.Number == number.Value).Select(row => row.Id).SingleAsync(Token);
        foreach (var (thread, person) in ((Guid, Guid)[])[(Guid.Empty, author.PersonId), (threadId, Guid.Empty)])
        {
            var received = new ReceivedMail(FreshId.Next(), $"box.1.{person:N}.{thread:N}", $"{person:N}{thread:N}"[..64], "canary@bench.example", Canary, now);
            received.Settle(MailFate.Refused, MailObjection.MayNotAnswer, thread, person);
            db.Received.Add(received);
        }

        var license = new License(FreshId.Next(), "LIC-CANARY", "AAAAA-BBBBB-CCCCC-DDDDD", "kes-windows", LicenseKind.Corporate, 1, new(2026, 1, 1), new(2027, 1, 1));
        license.AddTo(companyId, author.PersonId, now);
        db.Licenses.Add(license);
        await db.SaveChangesAsync(Token);
    }

    /// <summary>Every place, by table and column, in which a text stands: read from the model, so that a table of tomorrow is looked at too.</summary>
    private static async Task<IReadOnlyList<string>> WordsAsync(TestDatabase database, string text)
    {
        await using var db = database.Open();
        List<string> found = [];
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned() && !type.HasSharedClrType))
        {
            var rows = (IQueryable)typeof(DbContext).GetMethod(nameof(DbContext.Set), 1, [])!.MakeGenericMethod(type.ClrType).Invoke(db, null)!;
            foreach (var row in (IEnumerable)rows)
            {
                found.AddRange(
                    from property in db.Entry(row).Properties
                    where property.CurrentValue?.ToString()?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
                    select $"{type.DisplayName()}.{property.Metadata.Name}");
            }
        }

        return [.. found.Distinct()];
    }
}
