using CompanyAccount.Core.Events;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Notices;

public sealed class OutboxTests
{
    private const string Canary = "КАНАРЕЙКА-7f3a";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_whole_story_tells_the_author_each_step_once_and_never_a_note(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var number = await room.SubmitAsync(People.User, "Печать");
        await room.DoAsync(number, version => database.Get<AssignRequest>().RunAsync(People.Engineer, number, version, People.Engineer.PersonId, Token));
        await room.DoAsync(number, version => database.Get<AddInternalNote>().RunAsync(People.Engineer, number, version, PostRoom.Text(Canary), Token));
        await room.DoAsync(number, version => database.Get<AskForInformation>().RunAsync(People.Engineer, number, version, PostRoom.Text("Какая **версия**?"), Token));
        await room.DoAsync(number, version => database.Get<AnswerRequest>().RunAsync(People.Administrator, number, version, PostRoom.Text("Двенадцатая."), Token));
        await room.DoAsync(number, version => database.Get<AnswerRequest>().RunAsync(People.User, number, version, PostRoom.Text("И ещё одно."), Token));
        await room.DoAsync(number, version => database.Get<ReplyToCustomer>().RunAsync(People.Engineer, number, version, PostRoom.Text("Спасибо, смотрим."), Token));
        await room.DoAsync(number, version => database.Get<ProvideSolution>().RunAsync(People.Engineer, number, version, PostRoom.Text("Обновите агент."), Token));
        await room.DoAsync(number, version => database.Get<AnswerRequest>().RunAsync(People.User, number, version, PostRoom.Text("Не помогло."), Token));
        await room.DoAsync(number, version => database.Get<AddInternalNote>().RunAsync(People.SecondEngineer, number, version, PostRoom.Text(Canary), Token));
        await room.DoAsync(number, version => database.Get<ProvideSolution>().RunAsync(People.Engineer, number, version, PostRoom.Text("Переустановите агент."), Token));
        await room.DoAsync(number, version => database.Get<AcceptSolution>().RunAsync(People.Administrator, number, version, Token));

        await room.Outbox.HandleDueAsync(Token);
        await room.Outbox.HandleDueAsync(Token);
        var mails = await room.MailsAsync();

        Assert.Equal(
            [
                "[R-00000001] Запрос зарегистрирован: Печать",
                "[R-00000001] Ожидает вашего ответа: Печать",
                "[R-00000001] Запрос снова обрабатывается: Печать",
                "[R-00000001] Ответ технической поддержки: Печать",
                "[R-00000001] Решение предоставлено: Печать",
                "[R-00000001] Работа возобновлена: Печать",
                "[R-00000001] Решение предоставлено: Печать",
                "[R-00000001] Закрыт: Печать",
                "[R-00000001] Оцените работу поддержки: Печать",
            ],
            mails.Select(mail => mail.Subject));
        Assert.All(mails, mail => Assert.Equal(People.User.PersonId, mail.PersonId));
        Assert.Contains("Какая <strong>версия</strong>?", mails[1].Html, StringComparison.Ordinal);
        Assert.Contains("> Двенадцатая.", mails[2].Text, StringComparison.Ordinal);
        Assert.Contains("ваш коллега Андрей Админов", mails[2].Text, StringComparison.Ordinal);
        Assert.Contains("ваш коллега Андрей Админов", mails[7].Text, StringComparison.Ordinal);
        Assert.All(mails, mail => Assert.DoesNotContain(Canary, mail.Subject + mail.Text + mail.Html, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_cancellation_tells_its_reason_and_a_closing_that_it_is_final(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        var canceled = await room.SubmitAsync(People.User);
        var closed = await room.SubmitAsync(People.VectorUser);
        await room.DoAsync(canceled, version => database.Get<CancelRequest>().RunAsync(People.Engineer, canceled, version, PostRoom.Text("Дубль другого запроса."), Token));
        await room.DoAsync(closed, version => database.Get<CloseRequest>().RunAsync(People.VectorUser, closed, version, Token));
        await room.Outbox.HandleDueAsync(Token);
        var mails = await room.MailsAsync();
        Assert.Contains("Дубль другого запроса.", mails[2].Text, StringComparison.Ordinal);
        Assert.Equal(People.User.PersonId, mails[2].PersonId);
        Assert.Contains("не может быть изменен", mails[3].Text, StringComparison.Ordinal);
        Assert.Equal(People.VectorUser.PersonId, mails[3].PersonId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_reader_of_English_is_written_to_in_English(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await using (var db = room.Database.Open())
            await db.Users.Where(user => user.Id == People.User.PersonId).ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, "en"), Token);
        await room.SubmitAsync(People.User);
        await room.Outbox.HandleDueAsync(Token);
        var mail = Assert.Single(await room.MailsAsync());
        Assert.Equal("en", mail.Language);
        Assert.StartsWith("[R-00000001] Request registered:", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("no guaranteed response time", mail.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Two_nodes_at_once_tell_each_fact_once(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        for (var i = 0; i < 20; i++)
            await room.SubmitAsync(People.User);
        var handled = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => room.NewOutboxDesk().HandleDueAsync(Token), Token)));
        // A node may pass over what another one holds; what is left comes with its next look.
        var rest = await room.Outbox.HandleDueAsync(Token);
        Assert.Equal(20, handled.Sum() + rest);
        Assert.Equal(20, (await room.MailsAsync()).Select(mail => mail.ThreadId).Distinct().Count());
        Assert.Equal(20, (await room.MailsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_fact_that_fails_writes_nothing_waits_longer_each_time_and_stops_no_other(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        await room.SubmitAsync(People.User);
        Guid requestId;
        await using (var db = database.Open())
        {
            requestId = await db.Requests.Select(row => row.Id).SingleAsync(Token);
            var now = database.Time.GetUtcNow();
            // Of a message that is not there: fails after the request was read.
            db.Outbox.Add(OutboxEvent.Of<RequestEvent>(Guid.CreateVersion7(now),
                new SolutionSent(Guid.CreateVersion7(now), requestId, People.Engineer.PersonId, RequestStatus.SolutionProvided, now, FreshId.Next()), now));
            db.Outbox.Add(OutboxEvent.Of(Guid.CreateVersion7(now), "not a fact of this portal", now));
            await db.SaveChangesAsync(Token);
        }

        room.Tick();
        await room.SubmitAsync(People.VectorUser);
        Assert.Equal(2, await room.Outbox.HandleDueAsync(Token));
        Assert.Equal(2, (await room.MailsAsync()).Count);

        foreach (var failures in (int[])[2, 3, 4])
        {
            var waits = (await BrokenAsync(database)).DueAt - database.Time.GetUtcNow();
            Assert.Equal(TimeSpan.FromSeconds(Math.Pow(2, failures - 1)), waits);
            Assert.Equal(failures - 1, (await BrokenAsync(database)).Failures);
            database.Time.Advance(waits - TimeSpan.FromMilliseconds(1));
            await room.Outbox.HandleDueAsync(Token);
            Assert.Equal(failures - 1, (await BrokenAsync(database)).Failures);
            database.Time.Advance(TimeSpan.FromMilliseconds(1));
            await room.Outbox.HandleDueAsync(Token);
            Assert.Equal(failures, (await BrokenAsync(database)).Failures);
        }

        Assert.Equal(2, (await room.MailsAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_is_there_already_is_not_written_again(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await room.SubmitAsync(People.User);
        await room.Outbox.HandleDueAsync(Token);
        await using (var db = room.Database.Open())
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(row => row.HandledAt, (DateTimeOffset?)null), Token);
        Assert.Equal(1, await room.Outbox.HandleDueAsync(Token));
        Assert.Single(await room.MailsAsync());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_left_the_company_is_told_nothing_more(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await room.SubmitAsync(People.User);
        await using (var db = room.Database.Open())
            await db.Members.Where(member => member.PersonId == People.User.PersonId).ExecuteDeleteAsync(Token);
        Assert.Equal(1, await room.Outbox.HandleDueAsync(Token));
        Assert.Empty(await room.MailsAsync());
    }

    [Fact]
    public async Task Open_pages_are_told_again_after_the_commit()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await room.SubmitAsync(People.User);
        Guid requestId;
        await using (var db = room.Database.Open())
            requestId = await db.Requests.Select(row => row.Id).SingleAsync(Token);
        Topic[] topics = [Topic.Request(requestId), Topic.RequestsOf(People.Romashka), Topic.OpenRequests, Topic.OutgoingMail];
        using var follower = room.Database.Feed.FollowEach(topics);
        await room.Outbox.HandleDueAsync(Token);
        List<Topic> told = [];
        while (follower.Hints.TryRead(out var hint))
            told.Add(hint.Topic);
        Assert.Equal(topics.ToHashSet(), told.ToHashSet());
    }

    private static async Task<OutboxEvent> BrokenAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await db.Outbox.AsNoTracking().SingleAsync(row => row.HandledAt == null && row.Kind == nameof(RequestEvent), Token);
    }
}
