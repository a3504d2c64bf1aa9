using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Mail;

public sealed class MailDeskTests
{
    private static readonly Guid Thread = FreshId.Next();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Mails_of_a_thread_leave_in_order_as_one_conversation(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var ids = await AddAsync(room, (Thread, "1"), (Thread, "2"), (Thread, "3"));
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["1", "2", "3"], room.Carrier.Subjects);
        string IdOf(int place) => $"{ids[place]:N}@portal.example.com";
        Assert.Equal([IdOf(0), IdOf(1), IdOf(2)], room.Carrier.Tries.Select(mail => mail.MessageId));
        Assert.Equal([null, IdOf(0), IdOf(1)], room.Carrier.Tries.Select(mail => mail.InReplyTo));
        Assert.Equal([IdOf(0), IdOf(1)], room.Carrier.Tries[2].References);
        Assert.All(await room.MailsAsync(), mail => Assert.Equal((MailState.Taken, room.Database.Time.GetUtcNow()), (mail.State, mail.TakenAt)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_fails_holds_its_own_thread_only_and_is_tried_again_as_the_same_mail(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await AddAsync(room, (Thread, "first"), (FreshId.Next(), "other"), (Thread, "second"), (Guid.Empty, "loose"));
        room.Carrier.Ending = Failing("first");
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["first", "other", "loose"], room.Carrier.Subjects);

        // Back-off: 5, 10, 20 seconds.
        foreach (var seconds in (int[])[5, 10])
        {
            room.Database.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await room.Mail.SendDueAsync(Token));
            room.Database.Time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, await room.Mail.SendDueAsync(Token));
        }

        Assert.Equal("no connection", (await room.MailsAsync())[0].LastError);
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Taken());
        room.Database.Time.Advance(TimeSpan.FromSeconds(20));
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["first", "other", "loose", "first", "first", "first", "second"], room.Carrier.Subjects);
        Assert.Single(room.Carrier.Tries.Where(mail => mail.Subject == "first").Select(mail => mail.MessageId).Distinct());
        Assert.All(await room.MailsAsync(), mail => Assert.Equal((MailState.Taken, null), (mail.State, mail.LastError)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_refused_for_good_is_not_tried_again_and_lets_the_next_one_go(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await AddAsync(room, (Thread, "first"), (Thread, "second"));
        room.Carrier.Ending = (mail, _) => Task.FromResult<Delivery>(mail.Subject == "first" ? new Delivery.Refused("550 No\r\nsuch mailbox") : new Delivery.Taken());
        await room.Mail.SendDueAsync(Token);
        room.Database.Time.Advance(TimeSpan.FromDays(1));
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["first", "second"], room.Carrier.Subjects);
        var first = (await room.MailsAsync())[0];
        Assert.Equal((MailState.Refused, "550 No such mailbox"), (first.State, first.LastError));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_slow_server_is_left_after_half_a_minute_and_stops_nothing_else(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await AddAsync(room, (Thread, "slow"), (FreshId.Next(), "quick"));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Carrier.Ending = async (mail, cancellationToken) =>
        {
            if (mail.Subject == "slow")
            {
                reached.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, room.Database.Time, cancellationToken);
            }

            return new Delivery.Taken();
        };
        var slowLane = Task.Run(() => room.Mail.SendDueAsync(Token), Token);
        await reached.Task.WaitAsync(Token);
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["slow", "quick"], room.Carrier.Subjects);
        // A writer of the portal is not held up meanwhile.
        await room.SubmitAsync(People.User);

        room.Database.Time.Advance(TimeSpan.FromSeconds(30));
        await slowLane;
        var slow = (await room.MailsAsync())[0];
        Assert.Equal((MailState.Waiting, 1, "No answer within 30 seconds."), (slow.State, slow.Failures, slow.LastError));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Several_lanes_of_a_node_send_each_mail_once(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await AddAsync(room, [.. Enumerable.Range(0, 40).Select(place => (place % 4 == 0 ? Guid.Empty : new Guid(place % 5 + 1, 0, 0, new byte[8]), place.ToString("D2", null)))]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => room.Mail.SendDueAsync(Token), Token)));
        Assert.Equal(40, room.Carrier.Tries.Count);
        Assert.Equal(40, room.Carrier.Subjects.Distinct().Count());
        foreach (var thread in (await room.MailsAsync()).Where(mail => mail.ThreadId != Guid.Empty).GroupBy(mail => mail.ThreadId))
        {
            var subjects = thread.Select(mail => mail.Subject).ToHashSet();
            Assert.Equal(subjects.Order(), room.Carrier.Subjects.Where(subjects.Contains));
        }
    }

    [Fact]
    public async Task Two_nodes_never_send_the_same_mail_at_the_same_time()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseProvider.PostgreSql);
        await AddAsync(room, (Thread, "first"), (Thread, "second"), (FreshId.Next(), "other"));
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Carrier.Ending = async (mail, _) =>
        {
            if (mail.Subject == "first")
            {
                reached.TrySetResult();
                await release.Task;
            }

            return new Delivery.Taken();
        };
        var firstNode = Task.Run(() => room.Mail.SendDueAsync(Token), Token);
        await reached.Task.WaitAsync(Token);
        // The second node passes over what the first one holds, and over what has to wait for it.
        await room.NewMailDesk().SendDueAsync(Token);
        Assert.Equal(["first", "other"], room.Carrier.Subjects);
        release.SetResult();
        await firstNode;
        Assert.Equal(["first", "other", "second"], room.Carrier.Subjects);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_cannot_be_made_stops_no_other(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await using (var db = room.Database.Open())
        {
            var now = room.Database.Time.GetUtcNow();
            foreach (var address in (string[])["no address\r\nRCPT TO:<x@y.example>", "two@a.example, three@a.example", ""])
                db.Mail.Add(new(Guid.CreateVersion7(now), FreshId.Next(), People.User.PersonId, Guid.Empty, new(address, "Имя", "ru", "плохое", "т", "т"), now));
            await db.SaveChangesAsync(Token);
        }

        room.Tick();
        await AddAsync(room, (Guid.Empty, "good"));
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["good"], room.Carrier.Subjects);
        Assert.Equal(3, (await room.MailsAsync()).Count(mail => mail.State is MailState.Refused));
    }

    private static Func<SentMail, CancellationToken, Task<Delivery>> Failing(string subject) =>
        (mail, _) => Task.FromResult<Delivery>(mail.Subject == subject ? new Delivery.Failed("no connection") : new Delivery.Taken());

    private static async Task<List<Guid>> AddAsync(PostRoom room, params (Guid Thread, string Subject)[] mails)
    {
        List<Guid> ids = [];
        await using var db = room.Database.Open();
        foreach (var (thread, subject) in mails)
        {
            var now = room.Database.Time.GetUtcNow();
            ids.Add(Guid.CreateVersion7(now));
            db.Mail.Add(new(ids[^1], FreshId.Next(), People.User.PersonId, thread, new("user@romashka.example", "Ульяна", "ru", subject, "текст", "<p>текст</p>"), now));
            room.Tick();
        }

        await db.SaveChangesAsync(Token);
        return ids;
    }
}
