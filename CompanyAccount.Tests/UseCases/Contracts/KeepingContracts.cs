using CompanyAccount.Core;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Contracts.UseCases;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using static CompanyAccount.Tests.Bench.Contracts;

namespace CompanyAccount.Tests.UseCases.Contracts;

public sealed class KeepingContracts
{
    private static readonly string TwoPeople = $"{LineOf(People.User)}\nГость Первый | guest@bench.example | +7 000 000 00 00";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_contract_is_activated_from_its_request_with_one_confirmation(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var pending = await AskAsync(database);
        Assert.Equal((SupportLevel.MsaPlus, "MSA-9"), (pending.Request.Activation!.Level, pending.Request.Activation.Certificate));
        Assert.True(pending.Contacts.IsGood);
        var answer = Bench.Requests.Text("Контракт активирован");
        var choice = Confirm(pending);
        // A double click, and a colleague at the same moment: one contract.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Get<ActivateContract>().RunAsync(People.Operator, pending.Request.Id, 1, choice, answer, Token)));
        var id = Assert.Single(outcomes.Where(outcome => !outcome.IsRefused).Select(outcome => outcome.Value).Distinct());
        var opened = (await database.Get<ReadContract>().RunAsync(People.Operator, id, Token)).Value;
        Assert.Equal([true, false], opened.View.Contacts.Select(contact => contact.IsMember));
        Assert.Equal((ContractState.Active, People.Operator.Name, 0), (opened.View.State, opened.ActivatedBy, opened.View.Balance.Used));

        var request = (await database.Get<ReadRequest>().RunAsync(People.User, new(pending.Request.Number), Token)).Value;
        Assert.Equal(RequestStatus.SolutionProvided, request.Request.Status);
        Assert.Equal(["Контракт активирован"], request.Messages.Where(message => message.Kind is MessageKind.Solution).Select(message => message.Body));
        Assert.Empty((await database.Get<ReadActivations>().RunAsync(People.Operator, null, Token)).Value.Rows);
        await using var db = database.Open();
        Assert.Equal(People.Operator.PersonId, (await db.AuditEntries.SingleAsync(row => row.Kind == AuditKind.ContractActivated && row.CompanyId == People.Romashka, Token)).ActorId);
        _ = (await database.Get<SubmitRequest>().RunAsync(People.User, FreshId.Next(), Forms.Technical with { Level = SupportLevel.MsaPlus, ContractId = id }, Token)).Value;
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Wrong_data_an_overlap_or_a_taken_certificate_activate_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Make(certificate: "msa 7", to: Today.AddDays(10)));
        var pending = await AskAsync(database);
        var good = Confirm(pending) with { ValidFrom = Today.AddDays(11) };
        Assert.IsType<ContractsOverlap>(await RefusalOfAsync(database, pending, good with { ValidFrom = Today.AddDays(10) }));
        Assert.IsType<CertificateTaken>(await RefusalOfAsync(database, pending, good with { Certificate = "MSA7" }));
        Assert.IsType<InvalidInput>(await RefusalOfAsync(database, pending, good with { ValidTo = Today }));
        Assert.IsType<InvalidInput>(await RefusalOfAsync(database, pending, good with { Level = SupportLevel.Standard }));
        Assert.IsType<InvalidInput>(await RefusalOfAsync(database, pending, good with { Level = (SupportLevel)77 }));
        Assert.IsType<InvalidInput>(await RefusalOfAsync(database, pending, good with { Level = SupportLevel.MsaStart }));
        Assert.IsType<ChangedMeanwhile>((await database.Get<ActivateContract>().RunAsync(People.Operator, pending.Request.Id, 2, good, Bench.Requests.Text(), Token)).Refusal);
        await using var db = database.Open();
        Assert.Equal(1, await db.SupportContracts.CountAsync(Token));
        Assert.Equal(RequestStatus.Processing, (await db.Requests.SingleAsync(Token)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_contracts_of_a_company_activated_at_once_do_not_overlap(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        PendingActivation[] asked = [await AskAsync(database, "MSA-A"), await AskAsync(database, "MSA-B")];
        using var start = new Barrier(2);
        var outcomes = await Task.WhenAll(asked.Select(pending => Task.Run(async () =>
        {
            start.SignalAndWait(Token);
            return await database.Get<ActivateContract>().RunAsync(People.Operator, pending.Request.Id, 1, Confirm(pending), Bench.Requests.Text(), Token);
        }, Token)));
        Assert.Single(outcomes, outcome => !outcome.IsRefused);
        Assert.Single(outcomes, outcome => outcome.Refusal is ContractsOverlap);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Contacts_renewal_and_end_are_kept_with_their_traces(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var contract = await database.AddAsync(Make());
        var list = $"{LineOf(People.Viewer)}\n{LineOf(People.Owner)}";
        Assert.Null((await database.Get<ChangeNamedContacts>().RunAsync(People.Operator, contract.Id, 1, list, Token)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await database.Get<ChangeNamedContacts>().RunAsync(People.Operator, contract.Id, 1, list, Token)).Refusal);
        Assert.IsType<InvalidInput>((await database.Get<ChangeNamedContacts>().RunAsync(People.Operator, contract.Id, 2, "никто", Token)).Refusal);
        Assert.Null((await database.Get<RenewContract>().RunAsync(People.Operator, contract.Id, 2, contract.ValidTo.AddYears(1), Token)).Refusal);
        var opened = (await database.Get<ReadContract>().RunAsync(People.Operator, contract.Id, Token)).Value;
        Assert.Equal([People.Viewer.Name, People.Owner.Name], opened.View.Contacts.Select(contact => contact.Name));
        Assert.Equal((contract.ValidTo.AddYears(1), 3), (opened.View.Contract.ValidTo, opened.View.Contract.Version));
        Assert.Empty((await database.Get<ReadSupportChoices>().RunAsync(People.User, Token)).Value);
        Assert.Null(Assert.Single((await database.Get<ReadSupportChoices>().RunAsync(People.Viewer, Token)).Value).Refusal);

        Assert.Null((await database.Get<EndContract>().RunAsync(People.Operator, contract.Id, 3, "Не оплачен", Token)).Refusal);
        var choice = Assert.Single((await database.Get<ReadSupportChoices>().RunAsync(People.Viewer, Token)).Value);
        Assert.IsType<ContractHasEnded>(choice.Refusal);
        Assert.Equal("Не оплачен", Assert.Single((await database.Get<ReadCompanyContracts>().RunAsync(People.Colleague, Token)).Value).Contract.EndReason);
        Assert.Single((await database.Get<ReadContracts>().RunAsync(People.Operator, "ромаш", ContractFilter.Over, null, Token)).Value.Rows);
        Assert.Empty((await database.Get<ReadContracts>().RunAsync(People.Operator, "MSA-1", ContractFilter.Valid, null, Token)).Value.Rows);
        await using var db = database.Open();
        Assert.Equal(
            [AuditKind.ContractContactsChanged, AuditKind.ContractRenewed, AuditKind.ContractEnded],
            (await db.AuditEntries.Where(row => row.SubjectId == contract.Id).Select(row => row.Kind).ToListAsync(Token)).Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_list_is_looked_up_among_the_people_of_the_own_company(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var text = $"{TwoPeople}\n{LineOf(People.VectorUser)}\nбез адреса";
        var looked = (await database.Get<ReadContactList>().RunAsync(People.User, new() { Level = SupportLevel.MsaBusiness, Contacts = text }, Token)).Value;
        Assert.Equal([ContactPlace.Member, ContactPlace.NotAMember, ContactPlace.NotAMember, ContactPlace.Unknown], looked.Places);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Owner_and_administrators_are_reminded_of_the_end_at_60_30_and_7_days_each_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.AddAsync(Make(to: Today.AddDays(61)));
        var ended = Make(to: Today.AddDays(20), certificate: "MSA-2", companyId: People.Vector);
        _ = ended.End(People.Operator, "Причина", Today).Value;
        await database.AddAsync(ended);
        List<int> given = [];
        for (var day = 0; day <= 62; day++)
        {
            var counts = await Task.WhenAll(DeskOf(database).SweepAsync(Token), DeskOf(database).SweepAsync(Token));
            given.Add(counts.Sum());
            database.Time.Advance(TimeSpan.FromDays(1));
        }

        // The bell rings on every node.
        Assert.Contains(database.Feed.TakeForOthers(), hint => hint.Topic == Topic.BellOf(People.Owner.PersonId));

        Assert.Equal([1, 31, 54], given.Select((count, day) => (count, day)).Where(row => row.count > 0).Select(row => row.day));
        await using var db = database.Open();
        Assert.Equal([3, 3], await db.Bells.Where(row => row.Kind == BellKind.ContractEnding && row.Subject == "MSA-1").GroupBy(row => row.PersonId).Select(group => group.Count()).ToListAsync(Token));
        Assert.Equal(6, await db.Mail.CountAsync(row => row.Subject.Contains("MSA-1"), Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_early_end_is_told_once_to_administrators_and_to_those_whom_the_contract_names(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        // The user is named and the blocked colleague too; the viewer is not.
        var contract = await database.AddAsync(Make(SupportLevel.MsaEnterprise, named: [People.User, People.Colleague]));
        Assert.Null((await database.Get<RenewContract>().RunAsync(People.Operator, contract.Id, 1, contract.ValidTo.AddDays(1), Token)).Refusal);
        _ = (await database.Get<ChangeMember>().RunAsync(People.Administrator, People.Colleague.PersonId, 1, MemberAction.Block, Token)).Value;
        await using (var db = database.Open())
            await db.Users.Where(user => user.Id == People.Administrator.PersonId).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, "en"), Token);
        room.Tick();
        Assert.Null((await database.Get<EndContract>().RunAsync(People.Operator, contract.Id, 2, "Не <оплачен>", Token)).Refusal);
        await Task.WhenAll(room.Outbox.HandleDueAsync(Token), room.NewOutboxDesk().HandleDueAsync(Token));
        await room.Outbox.HandleDueAsync(Token);

        var mails = (await room.MailsAsync()).Where(mail => mail.Subject.Contains("MSA-1", StringComparison.Ordinal)).ToDictionary(mail => mail.PersonId);
        Assert.Equal(new[] { People.Owner, People.Administrator, People.User }.Select(person => person.PersonId).Order(), mails.Keys.Order());
        var (owner, administrator) = (mails[People.Owner.PersonId], mails[People.Administrator.PersonId]);
        Assert.Equal("CompanyAccount: Контракт MSA-1 прекращён с 23 ноября 2026 года", owner.Subject);
        Assert.Equal("CompanyAccount: Contract MSA-1 has been terminated as of November 23, 2026", administrator.Subject);
        Assert.Contains("Причина: Не <оплачен>", owner.Text, StringComparison.Ordinal);
        Assert.Contains("Не &lt;оплачен&gt;", owner.Html, StringComparison.Ordinal);
        Assert.Contains("https://portal.example.com/company", administrator.Text, StringComparison.Ordinal);
        await using var after = database.Open();
        Assert.Equal(mails.Keys.Order(), (await after.Bells.Where(bell => bell.Kind == BellKind.ContractEnded && bell.Subject == "MSA-1").Select(bell => bell.PersonId).ToListAsync(Token)).Order());
    }

    private static ContractReminderDesk DeskOf(TestDatabase database) => new(database.Store, database.Get<SupportToday>(), new PortalOptions(), database.Feed, database.Time, NullLogger<ContractReminderDesk>.Instance);

    private static ActivationChoice Confirm(PendingActivation pending) => new(
        pending.Request.Activation!.Certificate, pending.Request.Activation.Level!.Value, Today, Today.AddYears(1), pending.Contacts.ToString());

    private static async Task<Refusal?> RefusalOfAsync(TestDatabase database, PendingActivation pending, ActivationChoice choice) =>
        (await database.Get<ActivateContract>().RunAsync(People.Operator, pending.Request.Id, 1, choice, Bench.Requests.Text(), Token)).Refusal;

    private static async Task<PendingActivation> AskAsync(TestDatabase database, string certificate = "MSA-9")
    {
        var form = new PortalQuestionForm
        {
            Topic = PortalTopic.MsaActivation,
            Subject = "Активация",
            Description = "Список",
            Activation = new() { Certificate = certificate, Level = SupportLevel.MsaPlus, Contacts = TwoPeople },
        };
        Assert.IsType<InvalidInput>((await database.Get<SubmitPortalQuestion>().RunAsync(People.User, FreshId.Next(), form with { Activation = form.Activation with { Level = SupportLevel.MsaStart } }, Token)).Refusal);
        var number = (await database.Get<SubmitPortalQuestion>().RunAsync(People.User, FreshId.Next(), form, Token)).Value;
        return Assert.Single((await database.Get<ReadActivations>().RunAsync(People.Operator, number, Token)).Value.Rows);
    }
}
