using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Wording;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.Storage;

/// <summary>What pages ask for often is found by an index on both databases, whatever the number of rows.</summary>
public sealed partial class QueryPlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_page_of_a_companys_list_is_read_along_an_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        var after = new RequestCursor(TestDatabase.Start.AddHours(-2000), 1000);
        await using var db = database.Open();
        foreach (var (reader, index) in ((Actor.Member, string)[])[(People.Owner, "ChangedAt_Number"), (People.User, "IX_Requests_CompanyId_AuthorId_ChangedAt_Number")])
        {
            var seen = db.RequestsSeenBy(reader).AsNoTracking();
            Along(index, await PlanAsync(db, RequestSelection.Keyset(seen, new()).Take(26)));
            Along(index, await PlanAsync(db, RequestSelection.Keyset(seen, new() { After = after }).Take(26)));
            Along(index, await PlanAsync(db, RequestSelection.Keyset(seen, new() { Before = after }).Take(26)));
        }

        var byNumber = new RequestListFilter { Sort = RequestSort.Number, After = after };
        Along("Number", await PlanAsync(db, RequestSelection.Keyset(db.RequestsSeenBy(People.Owner).AsNoTracking(), byNumber).Take(26)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_filter_of_the_list_has_an_index_in_the_lists_order(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await using var db = database.Open();
        var after = new RequestCursor(TestDatabase.Start.AddHours(-2000), 1000);
        foreach (var (person, filter, index) in ((Actor, RequestListFilter, string)[])
            [
                (People.Engineer, new(), "IX_Requests_ChangedAt_Number"),
                (People.Engineer, new() { Statuses = [RequestStatus.Processing] }, "IX_Requests_Status_ChangedAt_Number"),
                (People.Engineer, new() { ProductId = "kes-windows" }, "IX_Requests_ProductId_ChangedAt_Number"),
                (People.Engineer, new() { Level = SupportLevel.MsaEnterprise }, "IX_Requests_Level_ChangedAt_Number"),
                (People.Engineer, new() { OnlyMine = true }, "IX_Requests_AssigneeId_ChangedAt_Number"),
                (People.Engineer, new() { AuthorId = People.User.PersonId }, "IX_Requests_CompanyId_AuthorId_ChangedAt_Number"),
                (People.Owner, new() { Statuses = [RequestStatus.Processing] }, "IX_Requests_"),
                (People.Owner, new() { AuthorId = People.User.PersonId }, "IX_Requests_CompanyId_AuthorId_ChangedAt_Number"),
                (People.Owner, new() { ProductId = "kes-windows", Level = SupportLevel.Standard }, "IX_Requests_"),
            ])
        {
            foreach (var one in (RequestListFilter[])[filter, filter with { After = after }, filter with { Before = after }])
                Along(index, await PlanAsync(db, (await RequestSelection.OfAsync(db, person, one, Token)).Page(26)));
        }

        // In the order of numbers, what filters is looked at on the way.
        foreach (var filter in (RequestListFilter[])[new(), new() { Statuses = [RequestStatus.Closed] }, new() { Statuses = [RequestStatus.Closed, RequestStatus.Processing] }, new() { Level = SupportLevel.Standard, ProductId = "kes-linux" }])
        {
            foreach (var person in (Actor[])[People.Engineer, People.Owner])
                Along("Number", await PlanAsync(db, (await RequestSelection.OfAsync(db, person, filter with { Sort = RequestSort.Number, After = after }, Token)).Page(1000)));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_search_asks_the_index_first_and_then_for_what_it_found(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await FillSearchAsync(database);
        await using var db = database.Open();
        foreach (var person in (Actor[])[People.Engineer, People.Owner])
        {
            var key = person is Actor.Member member ? SearchText.KeyOf(member.CompanyId) + "_" : "";
            var found = await PlanAsync(db, db.FoundNumbers(SearchWords.QueryOf("редкое слов"), key).Take(SearchQueries.MostFound + 1));
            Assert.Contains(provider is DatabaseProvider.Sqlite ? "VIRTUAL TABLE INDEX" : "IX_RequestSearch_Vector", found, StringComparison.Ordinal);

            // Few: by their numbers.
            var few = await PlanAsync(db, (await RequestSelection.OfAsync(db, person, new() { Search = "редкое" }, Token)).Page(26));
            Assert.Contains("IX_Requests_", few, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan on \"Requests\"", few, StringComparison.Ordinal);

            // Many: along the list, each row looked at by its number.
            var many = await PlanAsync(db, (await RequestSelection.OfAsync(db, person, new() { Search = "частое" }, Token)).Page(26));
            Along("ChangedAt_Number", many);
            Assert.True(many.Contains("PK_RequestSearch", StringComparison.Ordinal) || many.Contains("INTEGER PRIMARY KEY", StringComparison.Ordinal), many);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Undelivered_mail_is_read_along_an_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            for (var i = 0; i < 3000; i++)
            {
                var now = TestDatabase.Start.AddSeconds(i);
                var mail = new OutgoingMail(Guid.CreateVersion7(now), FreshId.Next(), People.User.PersonId, FreshId.Next(), new("user@romashka.example", "Имя", "ru", "Тема", "т", "т"), now);
                if (i % 100 == 0)
                    mail.MarkRefused("550 No");
                else
                    mail.MarkTaken(now);
                db.Mail.Add(mail);
            }

            await db.SaveChangesAsync(Token);
            if (db.Database.IsNpgsql())
                await db.Database.ExecuteSqlRawAsync("ANALYZE", Token);
            foreach (var state in ReadUndeliveredMail.StatesOf(UndeliveredFilter.All))
            {
                var plan = await PlanAsync(db, ReadUndeliveredMail.Keyset(ReadUndeliveredMail.Matching(db, state, ""), new(TestDatabase.Start.AddSeconds(2000), FreshId.Next())).Take(51));
                Assert.Contains("IX_OutgoingMail_State_", plan, StringComparison.Ordinal);
                Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            }

            Assert.Contains("IX_OutgoingMail_ThreadId_Id", await PlanAsync(db, db.Mail.Where(row => row.ThreadId == FreshId.Next()).OrderByDescending(row => row.Id).Take(100)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Mail_that_came_in_is_read_along_an_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        for (var i = 0; i < 3000; i++)
        {
            var now = TestDatabase.Start.AddSeconds(i);
            var mail = new ReceivedMail(Guid.CreateVersion7(now), $"box.1.{i}", $"{i}", "user@romashka.example", "Тема", now);
            mail.Settle(i % 100 == 0 ? MailFate.Refused : MailFate.Taken, null, FreshId.Next(), People.User.PersonId);
            db.Received.Add(mail);
        }

        await db.SaveChangesAsync(Token);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        Along("IX_ReceivedMail_Fate_At_Id", await PlanAsync(db, ReadIncomingMail.Keyset(db.Received.Where(row => row.Fate == MailFate.Refused), new(TestDatabase.Start.AddSeconds(2000), FreshId.Next())).Take(51)));
        Along("IX_ReceivedMail_ThreadId_At", await PlanAsync(db, db.Received.Where(row => row.ThreadId == People.User.PersonId && row.At > TestDatabase.Start)));
        Along("IX_ReceivedMail_Place", await PlanAsync(db, db.Received.Where(row => row.Place == "box.1.7")));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_request_and_its_story_are_found_by_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await using var db = database.Open();
        Along("IX_Requests_", await PlanAsync(db, db.RequestsSeenBy(People.Owner).Where(row => row.Number == 7)));
        Along("IX_Requests_Number", await PlanAsync(db, db.RequestsSeenBy(People.Engineer).Where(row => row.Number == 7)));
        var id = (await database.FindAsync(new(7))).Id;
        Along("IX_RequestMessages_RequestId_At", await PlanAsync(db, db.Messages.Where(row => row.RequestId == id).OrderByDescending(row => row.At)));
        Along("IX_RequestTimeline_RequestId_At", await PlanAsync(db, db.Timeline.Where(row => row.RequestId == id).OrderByDescending(row => row.At)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_board_reads_the_open_requests_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await using var db = database.Open();
        Along("IX_Requests_Status_", await PlanAsync(db, OpenRequestSnapshot.Rows(db, db.Requests)));
        var id = (await database.FindAsync(new(7))).Id;
        Guid[] ids = [id];
        Along("PK_Requests", await PlanAsync(db, OpenRequestSnapshot.Rows(db, db.Requests.Where(row => ids.Contains(row.Id)))));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_jobs_look_for_every_few_seconds_is_found_by_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await using var db = database.Open();
        var now = TestDatabase.Start;
        await db.Requests.Where(row => row.Number % 250 == 0).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Status, RequestStatus.AwaitingCustomer)
                .SetProperty(row => row.WaitingUntil, row => row.ChangedAt)
                .SetProperty(row => row.RemindAt, row => row.ChangedAt)
                .SetProperty(row => row.DeadlineCheckAt, row => row.ChangedAt),
            Token);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        Along("IX_Requests_WaitingUntil", await PlanAsync(db, WaitingDesk.Over(db, now.AddDays(-200))));
        Along("IX_Requests_RemindAt", await PlanAsync(db, WaitingDesk.HalfOver(db, now.AddDays(-200))));
        // Only what waits by its status is looked at; what of it has no end is put in order afterwards.
        Found("IX_Requests_Status_", await PlanAsync(db, WaitingDesk.Unbegun(db)));
        Along("IX_Requests_DeadlineCheckAt", await PlanAsync(db, DeadlineDesk.Due(db, now.AddDays(-200))));
        Along("IX_Requests_DeadlineCheckAt", await PlanAsync(db, DeadlineRefold.Running(db)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_queue_of_feedback_looks_at_feedback_and_at_nothing_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await using var db = database.Open();
        await db.Requests.Where(row => row.Number % 50 == 0).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Category, RequestCategory.Feedback).SetProperty(row => row.FeedbackKind, FeedbackKind.Complaint), Token);
        await db.Requests.Where(row => row.Number % 500 == 0).ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, RequestStatus.Processing), Token);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        foreach (var state in Enum.GetValues<FeedbackState>())
        {
            foreach (var filter in (FeedbackFilter[])[new() { State = state }, new() { State = state, After = 3000 }, new() { State = state, Kind = FeedbackKind.Complaint }])
                Found("IX_Requests_Feedback", await PlanAsync(db, ReadFeedback.Rows(db, People.Manager, filter)));
        }

        Found("IX_Requests_", await PlanAsync(db, ReadFeedback.Judged(db, People.Manager).Where(row => row.Waits)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Contracts_and_their_incidents_are_found_by_index(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        var today = Contracts.Today;
        await using var db = database.Open();
        var contracts = Enumerable.Range(0, 1500).Select(i => Contracts.Make(SupportLevel.MsaStart, today.AddDays(-i), today.AddDays(-i).AddYears(1), $"MSA-{i}", i % 2 == 0 ? People.Romashka : People.Vector)).ToList();
        var requests = await db.Requests.OrderBy(row => row.Number).Take(1500).Select(row => row.Id).ToListAsync(Token);
        db.SupportContracts.AddRange(contracts);
        db.Incidents.AddRange(requests.Select((request, i) => IncidentLedger.Take(contracts[i % 100], new(null, 0, 0), request, today, TestDatabase.Start).Value));
        var contract = contracts[0];
        await db.SaveChangesAsync(Token);
        if (db.Database.IsNpgsql())
            await db.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        Found("IX_SupportContracts_CompanyId_ValidFrom", await PlanAsync(db, db.ContractsSeenBy(People.Owner).OrderByDescending(row => row.ValidFrom).Take(20)));
        Found("IX_SupportContracts_ActivatedAt_Id", await PlanAsync(db, db.ContractsSeenBy(People.Operator).OrderByDescending(row => row.ActivatedAt).ThenByDescending(row => row.Id).Take(26)));
        Found("IX_SupportContracts_ValidTo", await PlanAsync(db, ReminderOf(database).Due(db, today)));
        Found("IX_IncidentEntries_", await PlanAsync(db, db.Incidents.Where(row => row.ContractId == contract.Id && row.YearFrom == contract.ValidFrom).GroupBy(row => row.Kind).Select(group => new { group.Key, Count = group.Count() })));
        Found("IX_IncidentEntries_ContractId_", await PlanAsync(db, db.Incidents.Where(row => row.ContractId == contract.Id).OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(26)));
        Found("IX_IncidentEntries_RequestId", await PlanAsync(db, db.Incidents.Where(row => row.RequestId == contract.Id)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_query_without_an_index_is_caught(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await FillAsync(database);
        await using var db = database.Open();
        var plan = await PlanAsync(db, db.Requests.Where(row => row.OperatingSystem == "Debian 12"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Along("IX_Requests_Number", plan));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Found("", plan));
    }

    private static ContractReminderDesk ReminderOf(TestDatabase database) =>
        new(database.Store, database.Get<SupportToday>(), new PortalOptions(), database.Feed, database.Time, NullLogger<ContractReminderDesk>.Instance);
}
