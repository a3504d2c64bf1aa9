using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompanyAccount.Tests.UseCases.Notices;

/// <summary>What people see of mail, and what Operators do with that which does not arrive.</summary>
public sealed class KeepingMail
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task In_a_request_its_mails_are_seen_by_their_reader_and_by_support(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var number = await room.SubmitAsync(People.User);
        await room.DoAsync(number, version => room.Database.Get<AnswerRequest>().RunAsync(People.Administrator, number, version, PostRoom.Text("От администратора"), Token));
        await room.Outbox.HandleDueAsync(Token);
        Assert.All(await MailsAsync(room, People.User, number), mail => Assert.Equal((MailState.Waiting, false, null), (mail.State, mail.Failed, mail.Fault)));

        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Failed("451 4.3.0 Try again later"));
        await room.Mail.SendDueAsync(Token);
        var waiting = (await MailsAsync(room, People.User, number))[^1];
        Assert.Equal((MailState.Waiting, true, MailFault.ComeLater, null), (waiting.State, waiting.Failed, waiting.Fault, waiting.Said));
        Assert.Equal(room.Database.Time.GetUtcNow().AddSeconds(5), waiting.NextTryAt);

        room.Database.Time.Advance(TimeSpan.FromSeconds(5));
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(room.Carrier.Tries.Count == 2 ? new Delivery.Taken() : new Delivery.Refused("550 5.1.1 No such mailbox"));
        await room.Mail.SendDueAsync(Token);
        var own = await MailsAsync(room, People.User, number);
        Assert.Equal([MailState.Refused, MailState.Taken], own.Select(mail => mail.State));
        Assert.Equal((MailFault.NoMailbox, null), (own[0].Fault, own[0].Said));
        Assert.Equal(room.Database.Time.GetUtcNow(), own[1].TakenAt);

        // The author's mail is nobody else's, except that support sees all of it, and what the server said.
        foreach (var colleague in (Actor[])[People.Owner, People.Administrator, People.Viewer])
            Assert.Empty(await MailsAsync(room, colleague, number));
        var seen = await MailsAsync(room, People.Engineer, number);
        Assert.Equal(own.Select(mail => mail.Id), seen.Select(mail => mail.Id));
        Assert.Equal("550 5.1.1 No such mailbox", seen[0].Said);
        Assert.Equal(People.EmailOf(People.User), seen[0].ToAddress);
        foreach (var stranger in (Actor[])[.. People.Strangers, People.Colleague, People.Operator])
            Assert.IsType<NotFound>((await room.Database.Get<ReadRequestMail>().RunAsync(stranger, number, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_fails_for_three_days_is_put_aside_and_later_ones_of_its_thread_go(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var thread = FreshId.Next();
        await AddAsync(room, thread, "first", "second");
        room.Carrier.Ending = (mail, _) => Task.FromResult<Delivery>(mail.Subject == "first" ? new Delivery.Failed("450 later") : new Delivery.Taken());
        for (var hour = 0; hour < 3 * 24 + 2; hour++)
        {
            await room.Mail.SendDueAsync(Token);
            room.Database.Time.Advance(TimeSpan.FromHours(1));
        }

        var mails = await room.MailsAsync();
        Assert.Equal((MailState.PutAside, MailState.Taken), (mails[0].State, mails[1].State));
        Assert.InRange(mails[0].Failures, 70, 90);
        Assert.Equal("second", room.Carrier.Subjects[^1]);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Mail_that_cannot_be_made_is_put_aside_at_once_and_goes_in_order_once_it_can(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        await AddAsync(room, FreshId.Next(), "first", "second");
        // Nothing that the database lets in is impossible to make today: a sender that is none stands for the defect.
        var broken = new MailDesk(
            room.Database.Store, room.Carrier, new MailOptions { From = null! }, PostRoom.Portal, room.Seal, room.Database.Feed, room.Database.Get<LiveBridge>(), room.Database.Time, NullLogger<MailDesk>.Instance);
        Assert.Equal(2, await broken.SendDueAsync(Token));
        Assert.Empty(room.Carrier.Tries);
        Assert.All(await room.MailsAsync(), mail => Assert.Equal((MailState.PutAside, MailFault.Unmakeable), (mail.State, MailFaults.Of(mail.LastError))));
        Assert.Equal(2, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.PutAside, "", Token)).Value);
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(["first", "second"], room.Carrier.Subjects);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Operators_see_what_did_not_arrive_page_by_page_and_nothing_else(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var number = await room.SubmitAsync(People.User);
        await room.Outbox.HandleDueAsync(Token);
        for (var i = 0; i < ReadUndeliveredMail.PageSize + 5; i++)
            await AddAsync(room, Guid.Empty, $"mail {i}");
        room.Carrier.Ending = (mail, _) => Task.FromResult<Delivery>(
            mail.Subject.EndsWith('1') ? new Delivery.Taken() : mail.Subject.EndsWith('2') ? new Delivery.Failed("SocketException: Connection refused") : new Delivery.Refused("550 5.1.1 No"));
        await room.Mail.SendDueAsync(Token);
        await AddAsync(room, Guid.Empty, "fresh");

        var page = await UndeliveredAsync(room, UndeliveredFilter.All);
        Assert.Equal(ReadUndeliveredMail.PageSize, page.Rows.Count);
        Assert.Null(page.Next);
        Assert.Equal((6, 44, 0, 0), (page.Counts[UndeliveredFilter.Failing], page.Counts[UndeliveredFilter.Refused], page.Counts[UndeliveredFilter.PutAside], page.Counts[UndeliveredFilter.GivenUp]));
        Assert.DoesNotContain(page.Rows, row => row.Subject == "fresh" || row.Subject.EndsWith('1'));
        Assert.Equal(page.Rows.OrderByDescending(row => row.WrittenAt), page.Rows);
        var about = page.Rows.Single(row => row.Number is not null);
        Assert.Equal((number.ToString(), MailState.Refused, MailFault.NoMailbox), (about.DisplayNumber, about.State, about.Fault));
        Assert.Equal(MailFault.NoConnection, (await UndeliveredAsync(room, UndeliveredFilter.Failing)).Rows[0].Fault);

        for (var i = 0; i < 10; i++)
            await AddAsync(room, Guid.Empty, $"more {i}3");
        await room.Mail.SendDueAsync(Token);
        List<UndeliveredRow> rows = [];
        for (MailCursor? after = null; ;)
        {
            var next = await UndeliveredAsync(room, UndeliveredFilter.All, after: after is null ? null : MailCursor.Parse(after.ToString()));
            rows.AddRange(next.Rows);
            if (next.Next is null)
                break;
            after = next.Next;
        }

        Assert.Equal(61, rows.DistinctBy(row => row.Id).Count());
        Assert.Equal(61, rows.Count);
        Assert.Empty((await UndeliveredAsync(room, UndeliveredFilter.All, "nobody@")).Rows);
        Assert.Single((await UndeliveredAsync(room, UndeliveredFilter.All, People.EmailOf(People.User).ToUpperInvariant())).Rows);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_is_tried_again_at_once_and_the_audit_log_says_so(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var id = (await AddAsync(room, Guid.Empty, "one")).Single();
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Refused("550 5.1.1 No"));
        await room.Mail.SendDueAsync(Token);
        using var follower = room.Database.Feed.Follow(Topic.UndeliveredMail);
        Assert.False((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, id, Token)).IsRefused);
        Assert.True(follower.Hints.TryRead(out _));
        // Twice at once: the second click finds it on its way.
        Assert.IsType<ChangedMeanwhile>((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, id, Token)).Refusal);
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Taken());
        await room.Mail.SendDueAsync(Token);
        Assert.Equal(MailState.Taken, (await room.MailsAsync()).Single().State);
        Assert.IsType<ChangedMeanwhile>((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, id, Token)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await room.Database.Get<GiveMailUp>().RunAsync(People.Operator, id, Token)).Refusal);
        Assert.IsType<NotFound>((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, FreshId.Next(), Token)).Refusal);
        await using var db = room.Database.Open();
        var entry = await db.AuditEntries.SingleAsync(row => row.Kind == AuditKind.MailTriedAgain, Token);
        Assert.Equal((People.Romashka, People.Operator.PersonId, "1"), (entry.CompanyId, entry.ActorId, entry.Detail));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task All_that_a_filter_shows_is_tried_again_except_what_was_given_up(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var ids = await AddAsync(room, Guid.Empty, "refused 1", "refused 2", "failed 1", "given up");
        await AddAsync(room, Guid.Empty, "taken");
        room.Carrier.Ending = (mail, _) => Task.FromResult<Delivery>(
            mail.Subject == "taken" ? new Delivery.Taken() : mail.Subject.StartsWith("failed", StringComparison.Ordinal) ? new Delivery.Failed("450 later") : new Delivery.Refused("550 5.1.1 No"));
        await room.Mail.SendDueAsync(Token);
        Assert.False((await room.Database.Get<GiveMailUp>().RunAsync(People.Operator, ids[3], Token)).IsRefused);
        var givenUp = (await room.MailsAsync()).Single(mail => mail.Id == ids[3]);
        Assert.Equal((MailState.GivenUp, "", ""), (givenUp.State, givenUp.Text, givenUp.Html));
        Assert.IsType<ChangedMeanwhile>((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, ids[3], Token)).Refusal);

        Assert.Equal(0, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.All, "nobody@", Token)).Value);
        Assert.Equal(2, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.Refused, "", Token)).Value);
        Assert.Equal(0, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.GivenUp, "", Token)).Value);
        Assert.Equal(1, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.All, "", Token)).Value);
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Taken());
        await room.Mail.SendDueAsync(Token);
        Assert.Equal([ids[3]], (await room.MailsAsync()).Where(mail => mail.State is not MailState.Taken).Select(mail => mail.Id));
        await using var db = room.Database.Open();
        Assert.Equal(["2", "1"], await db.AuditEntries.Where(row => row.Kind == AuditKind.MailTriedAgain).OrderByDescending(row => row.Detail).Select(row => row.Detail).ToListAsync(Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task What_is_given_up_while_it_is_being_sent_is_told_apart(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var id = (await AddAsync(room, Guid.Empty, "one")).Single();
        room.Carrier.Ending = (_, _) => Task.FromResult<Delivery>(new Delivery.Failed("450 later"));
        await room.Mail.SendDueAsync(Token);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        room.Carrier.Ending = async (_, _) =>
        {
            reached.SetResult();
            await release.Task;
            return new Delivery.Taken();
        };
        room.Database.Time.Advance(TimeSpan.FromSeconds(5));
        var sending = Task.Run(() => room.Mail.SendDueAsync(Token), Token);
        await reached.Task.WaitAsync(Token);
        Assert.IsType<ChangedMeanwhile>((await room.Database.Get<GiveMailUp>().RunAsync(People.Operator, id, Token)).Refusal);
        Assert.Equal(0, (await room.Database.Get<TryAllMailAgain>().RunAsync(People.Operator, UndeliveredFilter.All, "", Token)).Value);
        release.SetResult();
        await sending;
        Assert.Equal(MailState.Taken, (await room.MailsAsync()).Single().State);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.2")]
    [InlineData("-1.0199aaaa000070008000000000000013")]
    [InlineData("99999999999999999999.0199aaaa000070008000000000000013")]
    [InlineData("1.0199aaaa000070008000000000000013.2")]
    public void Nonsense_is_no_place_in_the_list(string text) => Assert.Null(MailCursor.Parse(text));

    private static async Task<IReadOnlyList<RequestMail>> MailsAsync(PostRoom room, Actor person, Core.Requests.RequestNumber number) =>
        (await room.Database.Get<ReadRequestMail>().RunAsync(person, number, Token)).Value;

    private static async Task<UndeliveredPage> UndeliveredAsync(PostRoom room, UndeliveredFilter only, string search = "", MailCursor? after = null) =>
        (await room.Database.Get<ReadUndeliveredMail>().RunAsync(People.Operator, only, search, after, Token)).Value;

    private static async Task<List<Guid>> AddAsync(PostRoom room, Guid thread, params string[] subjects)
    {
        List<Guid> ids = [];
        await using var db = room.Database.Open();
        foreach (var subject in subjects)
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
