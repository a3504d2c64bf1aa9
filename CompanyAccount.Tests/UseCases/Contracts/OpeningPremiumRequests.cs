using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using static CompanyAccount.Tests.Bench.Contracts;

namespace CompanyAccount.Tests.UseCases.Contracts;

public sealed class OpeningPremiumRequests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_premium_request_takes_an_incident_with_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var contract = await database.AddAsync(Make());
        var draft = FreshId.Next();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.Get<SubmitRequest>().RunAsync(People.User, draft, FormOf(contract), Token)));
        var number = Assert.Single(numbers.Where(outcome => !outcome.IsRefused).Select(outcome => outcome.Value).Distinct());
        var request = await database.FindAsync(number);
        Assert.Equal((SupportLevel.MsaBusiness, contract.Id, SupportPriority.High), (request.Level, request.ContractId, request.Priority));
        Assert.NotNull(request.ReactionDueAt);
        var entry = Assert.Single(await EntriesAsync(database));
        Assert.Equal((contract.Id, request.Id, IncidentKind.Taken, contract.ValidFrom), (entry.ContractId, entry.RequestId, entry.Kind, entry.YearFrom));
        // The person is found by address once, and stays whatever the address becomes.
        await using var db = database.Open();
        Assert.Equal(People.User.PersonId, (await db.NamedContacts.SingleAsync(row => row.PersonId != null, Token)).PersonId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_last_incident_taken_by_two_at_once_goes_to_one_and_the_other_keeps_the_draft(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var contract = await database.AddAsync(Make(SupportLevel.MsaPlus));
        for (var taken = 0; taken < 11; taken++)
            await database.SubmitAsync(People.Owner, FormOf(contract));
        Actor.Member[] rivals = [People.Owner, People.User];
        Dictionary<Guid, Guid> drafts = [];
        foreach (var rival in rivals)
        {
            drafts[rival.PersonId] = FreshId.Next();
            _ = (await database.Get<SaveDraft>().RunAsync(rival, drafts[rival.PersonId], 0, FormOf(contract), 4, Token)).Value;
        }

        // Ten tries of each, all at the same moment: one draft is one request, and there is one incident.
        using var start = new Barrier(8);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(place => Task.Run(async () =>
        {
            var rival = rivals[place % 2];
            start.SignalAndWait(Token);
            return (rival, Outcome: await database.Get<SubmitRequest>().RunAsync(rival, drafts[rival.PersonId], FormOf(contract), Token));
        }, Token)));
        var winner = Assert.Single(outcomes.Where(row => !row.Outcome.IsRefused).Select(row => row.rival).Distinct());
        Assert.All(outcomes.Where(row => row.rival != winner), row => Assert.Equal(new NoIncidentsLeft(12, contract.YearOf(Today).To), row.Outcome.Refusal));
        Assert.Equal(12, (await EntriesAsync(database)).Count);
        await using var db = database.Open();
        Assert.Equal(rivals.Single(rival => rival != winner).PersonId, Assert.Single(await db.Drafts.Select(row => row.PersonId).ToListAsync(Token)));
        Assert.Equal(12, await db.Requests.CountAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_but_a_named_contact_on_the_days_of_the_contract_opens_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var valid = await database.AddAsync(Make());
        var future = await database.AddAsync(Make(from: Today.AddYears(2), to: Today.AddYears(3), certificate: "MSA-2"));
        var past = await database.AddAsync(Make(from: Today.AddYears(-2), to: Today.AddDays(-100), certificate: "MSA-3"));
        Assert.IsType<NotANamedContact>(await RefusalOfAsync(database, People.Administrator, valid));
        Assert.IsType<NotFound>(await RefusalOfAsync(database, People.VectorOwner, valid));
        Assert.IsType<ContractNotBegun>(await RefusalOfAsync(database, People.User, future));
        Assert.IsType<ContractHasEnded>(await RefusalOfAsync(database, People.User, past));
        Assert.IsType<NotFound>((await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), FormOf(valid) with { Level = SupportLevel.MsaEnterprise }, Token)).Refusal);
        Assert.IsType<InvalidInput>((await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), FormOf(valid) with { Level = SupportLevel.Standard }, Token)).Refusal);
        Assert.IsType<InvalidInput>((await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), FormOf(valid) with { ContractId = null }, Token)).Refusal);
        Assert.Empty(await EntriesAsync(database));
        Assert.Equal(0, (await database.CountAsync()).Requests);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_support_cancels_or_lowers_is_given_back_and_what_the_customer_closes_is_not(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var contract = await database.AddAsync(Make());
        var canceled = await database.SubmitAsync(People.User, FormOf(contract));
        var lowered = await database.SubmitAsync(People.User, FormOf(contract));
        var closed = await database.SubmitAsync(People.User, FormOf(contract));
        Assert.Null((await database.DoAsync(RequestAction.Cancel, People.Engineer, canceled, 1)).Refusal);
        Assert.Null((await database.DoAsync(RequestAction.LowerLevel, People.Engineer, lowered, 1, Bench.Requests.Text("Вопрос не по контракту"))).Refusal);
        Assert.Null((await database.DoAsync(RequestAction.Cancel, People.Engineer, lowered, 2)).Refusal);
        Assert.Null((await database.DoAsync(RequestAction.Close, People.User, closed, 1)).Refusal);
        var entries = await EntriesAsync(database);
        Assert.Equal((3, 2), (entries.Count(row => row.Kind is IncidentKind.Taken), entries.Count(row => row.Kind is IncidentKind.GivenBack)));

        var request = await database.FindAsync(lowered);
        Assert.Equal((SupportLevel.Standard, SupportPriority.Common, (Guid?)null, (DateTimeOffset?)null), (request.Level, request.Priority, request.ContractId, request.ReactionDueAt));
        await room.Outbox.HandleDueAsync(Token);
        var mail = Assert.Single(await room.MailsAsync(), mail => mail.Subject.Contains("стандартную поддержку", StringComparison.Ordinal));
        Assert.Contains("Вопрос не по контракту", mail.Text, StringComparison.Ordinal);

        // The ledger tells it, with a link for those only who may open the request.
        foreach (var (reader, sees) in new (Actor, bool)[] { (People.User, true), (People.Owner, true), (People.Colleague, false), (People.Operator, false) })
        {
            var page = (await database.Get<ReadIncidents>().RunAsync(reader, contract.Id, null, Token)).Value;
            Assert.Equal(5, page.Rows.Count);
            Assert.All(page.Rows, row => Assert.Equal(sees, row.MaySee));
        }

        Assert.IsType<NotFound>((await database.Get<ReadIncidents>().RunAsync(People.VectorOwner, contract.Id, null, Token)).Refusal);
        Assert.Equal((1, 35), (Assert.Single((await database.Get<ReadCompanyContracts>().RunAsync(People.Colleague, Token)).Value).Balance is var balance ? balance.Used : 0, balance.Left));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_changed_severity_moves_the_deadline_and_stands_in_the_time_line(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var contract = await database.AddAsync(Make());
        var number = await database.SubmitAsync(People.User, FormOf(contract) with { Severity = Severity.Critical });
        var before = await database.FindAsync(number);
        Assert.IsType<InvalidInput>((await database.Get<ChangeSeverity>().RunAsync(People.Engineer, number, 1, Severity.Critical, "Причина", Token)).Refusal);
        Assert.IsType<InvalidInput>((await database.Get<ChangeSeverity>().RunAsync(People.Engineer, number, 1, Severity.Low, " ", Token)).Refusal);
        Assert.Null((await database.Get<ChangeSeverity>().RunAsync(People.Engineer, number, 1, Severity.Low, " Работа не стоит\nи обходной путь есть ", Token)).Refusal);
        var after = await database.FindAsync(number);
        Assert.Equal(Severity.Low, after.Severity);
        Assert.True(after.ReactionDueAt > before.ReactionDueAt);
        var details = (await database.Get<ReadRequest>().RunAsync(People.User, number, Token)).Value;
        var line = details.Timeline.Single(line => line.Kind is TimelineKind.SeverityChanged);
        Assert.Equal(new SeverityShift(Severity.Critical, Severity.Low, "Работа не стоит\nи обходной путь есть"), SeverityShift.Parse(line.Detail!));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_changed_severity_is_mailed_once_with_its_reason_and_the_deadline_of_that_moment(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var contract = await database.AddAsync(Make());
        var number = await database.SubmitAsync(People.User, FormOf(contract) with { Severity = Severity.Critical });
        await room.DoAsync(number, version => database.Get<ChangeSeverity>().RunAsync(People.Engineer, number, version, Severity.High, "Есть обходной путь", Token));
        await room.DoAsync(number, version => database.Get<ReplyToCustomer>().RunAsync(People.Engineer, number, version, Bench.Requests.Text("Смотрим"), Token));
        await room.DoAsync(number, version => database.Get<ChangeSeverity>().RunAsync(People.Engineer, number, version, Severity.Low, "Это вопрос", Token));
        await Task.WhenAll(room.Outbox.HandleDueAsync(Token), room.NewOutboxDesk().HandleDueAsync(Token));
        await room.Outbox.HandleDueAsync(Token);

        var mails = (await room.MailsAsync()).Where(mail => mail.Subject.Contains("Изменена критичность", StringComparison.Ordinal)).ToList();
        Assert.Equal([People.User.PersonId, People.User.PersonId], mails.Select(mail => mail.PersonId));
        Assert.Contains("Критичность: 2 — высокий уровень (была: 1 — критический уровень)\nПричина: Есть обходной путь", mails[0].Text, StringComparison.Ordinal);
        // Noon and six hours of work; told later than the next change, and still as it was.
        Assert.Contains("Новый срок первого ответа — 23 ноября 2026 г., 18:00 (МСК).", mails[0].Text, StringComparison.Ordinal);
        Assert.Contains("Причина: Это вопрос", mails[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("первого ответа", mails[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_promise_before_sending_is_the_one_that_is_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var contract = await database.AddAsync(Make());
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var promise = (await database.Get<ReadPromise>().RunAsync(People.User, contract.Id, severity, Token)).Value;
            var number = (await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), FormOf(contract) with { Severity = severity }, Token)).Value;
            Assert.Equal((await database.FindAsync(number)).ReactionDueAt, promise.Due);
            Assert.Equal(((int?)severity, (int?)36), (promise.Incident, promise.Allowed));
        }

        Assert.Null((await database.Get<ReadPromise>().RunAsync(People.User, null, Severity.Critical, Token)).Value.Due);
        Assert.IsType<NotANamedContact>((await database.Get<ReadPromise>().RunAsync(People.Viewer, contract.Id, Severity.Critical, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_will_read_it_is_who_may_see_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        foreach (var author in People.Members)
        {
            var readers = (await database.Get<ReadReaders>().RunAsync(author, Token)).Value;
            var standing = new RequestStanding(author.CompanyId, author.PersonId, RequestCategory.Technical, RequestStatus.Processing);
            var expected = People.Members.Where(person => person != author && RequestActions.MaySee(person, standing)).Select(person => person.Name).Order();
            Assert.Equal(expected, readers.Named.Select(reader => reader.Name).Order());
            Assert.Equal(readers.Named.Count, readers.Count);
        }
    }

    internal static TechnicalRequestForm FormOf(SupportContract contract) => Forms.Technical with { Level = contract.Level, ContractId = contract.Id };

    private static async Task<Refusal?> RefusalOfAsync(TestDatabase database, Actor person, SupportContract contract) =>
        (await database.Get<SubmitRequest>().RunAsync(person, FreshId.Next(), FormOf(contract), Token)).Refusal;

    private static async Task<IReadOnlyList<IncidentEntry>> EntriesAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Incidents.AsNoTracking().ToListAsync(Token);
    }
}
