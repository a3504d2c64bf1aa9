using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Bench;

/// <summary>What happened in a database before a test begins.</summary>
internal static class RequestStories
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A person submitted a request, just now.</summary>
    public static async Task<RequestNumber> SubmitAsync(this TestDatabase database, Actor.Member? author = null, TechnicalRequestForm? form = null)
    {
        var number = (await database.Get<SubmitRequest>().RunAsync(author ?? People.User, FreshId.Next(), form ?? Forms.Technical, Token)).Value;
        database.Time.Advance(TimeSpan.FromSeconds(1));
        return number;
    }

    /// <summary>The same with a subject of its own.</summary>
    public static Task<RequestNumber> SubmitAsync(this TestDatabase database, string subject, Actor.Member? author = null) =>
        database.SubmitAsync(author, Forms.Technical with { Subject = subject });

    /// <summary>A request of MSA Business, severity 1: two hours around the clock.</summary>
    public static async Task<RequestNumber> SubmitPremiumAsync(this TestDatabase database, string subject = "Работа стоит")
    {
        await using var db = database.Open();
        var number = await db.NextNumberAsync(Counter.Requests, Token);
        var catalog = await database.Get<CatalogShelf>().GetAsync(Token);
        var form = Forms.Technical with { Severity = Severity.Critical, Subject = subject };
        var made = SupportRequest.Submit(People.User, form, catalog, Terms.Of(SupportLevel.MsaBusiness), Terms.Calendar, number, FreshId.Next(), database.Time.GetUtcNow()).Value;
        db.Requests.Add(made.Request);
        await RequestDesk.KeepAsync(db, made.Request, made.Change, Token);
        await db.SaveChangesAsync(Token);
        return new(number);
    }

    /// <summary>The first requests of a database, numbered from 1 and a second apart, in one commit.</summary>
    /// <param name="database">The database.</param>
    /// <param name="count">How many.</param>
    /// <param name="subjectOf">The subject of each.</param>
    /// <param name="authorOf">Who opened each.</param>
    public static async Task SubmitManyAsync(this TestDatabase database, int count, Func<int, string> subjectOf, Func<int, Actor.Member> authorOf)
    {
        var catalog = await database.Get<CatalogShelf>().GetAsync(Token);
        await using var db = database.Open();
        for (var number = 1; number <= count; number++)
        {
            var form = Forms.Technical with { Subject = subjectOf(number), Description = "Общий текст" };
            var made = SupportRequest.Submit(authorOf(number), form, catalog, Terms.Standard, Terms.Calendar, number, FreshId.Next(), TestDatabase.Start.AddSeconds(number)).Value;
            db.Requests.Add(made.Request);
            await RequestDesk.KeepAsync(db, made.Request, made.Change, Token);
        }

        await db.SaveChangesAsync(Token);
        await db.Counters.Where(row => row.Name == Counter.Requests).ExecuteUpdateAsync(set => set.SetProperty(row => row.Last, (long)count), Token);
    }

    /// <summary>A request that stands in a status.</summary>
    public static async Task<RequestNumber> SubmitInAsync(this TestDatabase database, RequestStatus status, Actor.Member? author = null)
    {
        var number = await database.SubmitAsync(author);
        // Set, not walked to: the clock's moves have no use case yet.
        await using var db = database.Open();
        await db.Requests.Where(row => row.Number == number.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, status), Token);
        return number;
    }

    /// <summary>The request as the database has it.</summary>
    public static async Task<SupportRequest> FindAsync(this TestDatabase database, RequestNumber number)
    {
        await using var db = database.Open();
        return await db.Requests.AsNoTracking().SingleAsync(row => row.Number == number.Value, Token);
    }

    /// <summary>How many rows of everything a request consists of there are: what a refused call must leave as it is.</summary>
    public static async Task<(int Requests, int Messages, int Notes, int Lines, int Events, int Drafts, int ReplyDrafts)> CountAsync(this TestDatabase database)
    {
        await using var db = database.Open();
        return (
            await db.Requests.CountAsync(Token), await db.Messages.CountAsync(Token), await db.Notes.CountAsync(Token), await db.Timeline.CountAsync(Token),
            await db.Outbox.CountAsync(Token), await db.Drafts.CountAsync(Token), await db.ReplyDrafts.CountAsync(Token));
    }

    /// <summary>Does an action through its use case.</summary>
    public static Task<Outcome<RequestChanged>> DoAsync(
        this TestDatabase database, RequestAction action, Actor actor, RequestNumber number, int seenVersion, MessageText? text = null)
    {
        text ??= Requests.Text();
        return action switch
        {
            RequestAction.Answer => database.Get<AnswerRequest>().RunAsync(actor, number, seenVersion, text, Token),
            RequestAction.AcceptSolution => database.Get<AcceptSolution>().RunAsync(actor, number, seenVersion, Token),
            RequestAction.Close => database.Get<CloseRequest>().RunAsync(actor, number, seenVersion, Token),
            RequestAction.Take => database.Get<AssignRequest>().RunAsync(actor, number, seenVersion, actor.PersonId, Token),
            RequestAction.Assign => database.Get<AssignRequest>().RunAsync(actor, number, seenVersion, People.SecondEngineer.PersonId, Token),
            RequestAction.Reply => database.Get<ReplyToCustomer>().RunAsync(actor, number, seenVersion, text, Token),
            RequestAction.AskForInformation => database.Get<AskForInformation>().RunAsync(actor, number, seenVersion, text, Token),
            RequestAction.ProvideSolution => database.Get<ProvideSolution>().RunAsync(actor, number, seenVersion, text, Token),
            RequestAction.Cancel => database.Get<CancelRequest>().RunAsync(actor, number, seenVersion, text, Token),
            RequestAction.FollowUp => throw new ArgumentOutOfRangeException(nameof(action), action, "It opens another request."),
            RequestAction.AddNote => database.Get<AddInternalNote>().RunAsync(actor, number, seenVersion, text, Token),
            RequestAction.ChangeSeverity => database.Get<ChangeSeverity>().RunAsync(actor, number, seenVersion, Severity.Low, text.Body, Token),
            RequestAction.LowerLevel => database.Get<LowerLevel>().RunAsync(actor, number, seenVersion, text, Token),
        };
    }
}
