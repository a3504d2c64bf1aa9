using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using CompanyAccount.Tests.UseCases.Companies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Requests;

/// <summary>The job that keeps the waiting times, on both databases, with two nodes that look at the same moment.</summary>
public sealed class WaitingForCustomers
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Each_request_is_reminded_of_once_and_ended_once_though_two_nodes_look(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var asked = await room.SubmitAsync(People.User);
        var solved = await room.SubmitAsync(People.VectorUser);
        await room.DoAsync(asked, version => database.DoAsync(RequestAction.AskForInformation, People.Engineer, asked, version));
        await room.DoAsync(solved, version => database.DoAsync(RequestAction.ProvideSolution, People.Engineer, solved, version));
        for (var hour = 0; hour < 9 * 24; hour += 3)
        {
            await Task.WhenAll(DeskOf(database).SweepAsync(Token), DeskOf(database).SweepAsync(Token));
            await room.Outbox.HandleDueAsync(Token);
            database.Time.Advance(TimeSpan.FromHours(3));
        }

        Assert.Equal(RequestStatus.ResolvedNoInformation, (await database.FindAsync(asked)).Status);
        Assert.Equal(RequestStatus.Closed, (await database.FindAsync(solved)).Status);
        Assert.Equal(["Запрос зарегистрирован", "Ожидает вашего ответа", "Мы всё ещё ждём вашего ответа", "Решен (информация не была предоставлена)"], await SubjectsAsync(room, People.User.PersonId));
        Assert.Equal(["Запрос зарегистрирован", "Решение предоставлено", "Помогло ли решение?", "Закрыт"], (await SubjectsAsync(room, People.VectorUser.PersonId)).Take(4));
        await using var db = database.Open();
        foreach (var kind in (TimelineKind[])[TimelineKind.WaitingReminded, TimelineKind.WaitingRanOut])
            Assert.Equal(2, await db.Timeline.CountAsync(line => line.Kind == kind && line.ActorId == Guid.Empty, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_letters_tell_until_when_support_waits(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var number = await room.SubmitAsync(People.User);
        await room.DoAsync(number, version => database.DoAsync(RequestAction.AskForInformation, People.Engineer, number, version));
        // What was written when a fact is told does not follow what happened since.
        await room.DoAsync(number, version => database.DoAsync(RequestAction.Answer, People.User, number, version));
        await room.Outbox.HandleDueAsync(Token);
        var mails = await room.MailsAsync();
        Assert.Contains("Ждём ответа до 30 ноября 2026 г., 18:30 (МСК).", mails[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ждём ответа до", mails[2].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_server_that_slept_ends_without_a_late_reminder_and_a_clock_that_goes_back_undoes_nothing(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var number = await WaitingAsync(database);
        database.Time.Advance(TimeSpan.FromDays(60));
        Assert.Equal((0, 1), await DeskOf(database).SweepAsync(Token));
        database.Time.AdjustTime(TestDatabase.Start);
        Assert.Equal((0, 0), await DeskOf(database).SweepAsync(Token));
        Assert.Equal(RequestStatus.ResolvedNoInformation, (await database.FindAsync(number)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_answer_at_the_very_last_moment_wins_or_loses_as_a_whole(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (won, lost) = (0, 0);
        for (var round = 0; round < 12; round++)
        {
            var number = await WaitingAsync(database);
            var request = await database.FindAsync(number);
            database.Time.Advance(request.WaitingUntil!.Value - database.Time.GetUtcNow());
            var desk = DeskOf(database);
            var sweeps = Task.WhenAll(Task.Run(() => desk.SweepAsync(Token), Token), Task.Run(() => DeskOf(database).SweepAsync(Token), Token));
            var answer = await Task.Run(() => database.DoAsync(RequestAction.Answer, People.User, number, request.Version), Token);
            await sweeps;
            await using var db = database.Open();
            var ran = await db.Timeline.CountAsync(line => line.RequestId == request.Id && line.Kind == TimelineKind.WaitingRanOut, Token);
            var answered = await db.Messages.CountAsync(message => message.RequestId == request.Id && message.Kind == MessageKind.Answer, Token);
            var status = (await database.FindAsync(number)).Status;
            if (!answer.IsRefused)
            {
                won++;
                Assert.Equal((0, 1, RequestStatus.Processing), (ran, answered, status));
                continue;
            }

            if (answer.Refusal is TemporarilyUnavailable)
                continue;
            lost++;
            Assert.True(answer.Refusal is ChangedMeanwhile or RequestEnded, answer.Refusal.GetType().Name);
            Assert.Equal((1, 0, RequestStatus.ResolvedNoInformation), (ran, answered, status));
        }

        Assert.True(won + lost > 0);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reminder_makes_no_answer_late(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await WaitingAsync(database);
        var seen = await database.FindAsync(number);
        database.Time.Advance(seen.RemindAt!.Value - database.Time.GetUtcNow());
        Assert.Equal((1, 0), await DeskOf(database).SweepAsync(Token));
        Assert.False((await database.DoAsync(RequestAction.Answer, People.User, number, seen.Version)).IsRefused);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_companys_requests_stay_as_they_are(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await WaitingAsync(database);
        await KeepingCompanies.DeleteAsync(database);
        database.Time.Advance(TimeSpan.FromDays(20));
        Assert.Equal((0, 0), await DeskOf(database).SweepAsync(Token));
        Assert.Equal(RequestStatus.AwaitingCustomer, (await database.FindAsync(number)).Status);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_request_from_before_waiting_times_begins_to_wait_at_the_first_look(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitInAsync(RequestStatus.SolutionProvided);
        database.Time.Advance(TimeSpan.FromDays(60));
        Assert.Equal((0, 0), await DeskOf(database).SweepAsync(Token));
        var request = await database.FindAsync(number);
        Assert.InRange(request.WaitingUntil!.Value, database.Time.GetUtcNow().AddDays(5), database.Time.GetUtcNow().AddDays(16));
    }

    internal static WaitingDesk DeskOf(TestDatabase database) =>
        new(database.Store, database.Get<WaitingBook>(), database.Feed, database.Time, NullLogger<WaitingDesk>.Instance);

    private static async Task<RequestNumber> WaitingAsync(TestDatabase database)
    {
        var number = await database.SubmitAsync();
        Assert.False((await database.DoAsync(RequestAction.AskForInformation, People.Engineer, number, 1)).IsRefused);
        return number;
    }

    private static async Task<List<string>> SubjectsAsync(PostRoom room, Guid personId) =>
        [.. (await room.MailsAsync()).Where(mail => mail.PersonId == personId).Select(mail => mail.Subject.Split("] ")[1].Split(": ")[0])];
}
