using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Markup;
using CompanyAccount.Core.Notices.Reads;
using CompanyAccount.Core.Notices.UseCases;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Mail;

/// <summary>What becomes of mail that comes in, on the database.</summary>
public sealed class IntakeDeskTests
{
    private static readonly string User = People.EmailOf(People.User);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_answer_by_mail_becomes_a_message_of_its_request_once_with_its_files(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        var raw = Encoding.UTF8.GetBytes(
            $"From: {User}\r\nTo: {address}\r\nSubject: Re\r\nMessage-ID: <one@romashka.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nВерсия 12.2\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename=\"../agent.log\"\r\n\r\nline\r\n--b--\r\n");

        // Two nodes at once, then a copy that came by another way, then the same place again.
        var place = room.NextPlace();
        await Task.WhenAll(room.Desk.TakeAsync(place, raw, Token), room.NewDesk().TakeAsync(place, raw, Token));
        await room.TakeAsync([.. "Received: from elsewhere\r\n"u8, .. raw]);
        await room.TakeAsync(raw, place);

        var answer = Assert.Single(await room.AnswersAsync(number));
        Assert.Equal(("Версия 12.2", People.User.PersonId), (answer.Body, answer.AuthorId));
        await using var db = room.Database.Open();
        var file = Assert.Single(await db.Files.ToListAsync(Token));
        Assert.Equal(("agent.log", answer.Id, People.User.PersonId), (file.Name, file.MessageId, file.UploaderId));
        Assert.Equal(RequestStatus.Processing, await db.Requests.Select(row => row.Status).SingleAsync(Token));
        Assert.Equal(MailFate.Taken, (await db.Received.SingleAsync(Token)).Fate);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_answer_to_an_ended_request_is_shown_to_nobody_and_its_sender_is_told_once(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        await room.Post.DoAsync(number, version => room.Database.Get<CloseRequest>().RunAsync(People.User, number, version, Token));
        await room.SendAllAsync();
        var place = room.NextPlace();
        var raw = IntakeRoom.Raw(User, address, "Ещё вопрос");
        var kept = await room.TakeAsync(raw, place);
        Assert.Equal((MailFate.Refused, MailObjection.RequestEnded), (kept!.Fate, kept.Objection));
        await room.TakeAsync(raw, place);
        Assert.Empty(await room.AnswersAsync(number));
        var told = Assert.Single(await room.Post.MailsAsync(), mail => mail.State is MailState.Waiting);
        Assert.Equal(User, told.ToAddress);
        Assert.Contains($"https://portal.example.com/requests/{number}", told.Text, StringComparison.Ordinal);
        Assert.Contains("Продолжить в новом запросе", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ещё вопрос", told.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Spoofed_colleague_the_token_of_one_person_lets_no_other_in(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        foreach (var other in (Actor[])[People.Owner, People.VectorOwner, People.Engineer])
            Assert.Equal(MailObjection.AnotherSender, (await room.TakeAsync(IntakeRoom.Raw(People.EmailOf(other), address, "Закройте")))!.Objection);
        Assert.Empty(await room.AnswersAsync(number));
        Assert.DoesNotContain(await room.Post.MailsAsync(), mail => mail.State is MailState.Waiting);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Forged_message_id_a_header_that_the_portal_did_not_make_lets_nobody_in(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (_, messageId, mail) = await room.LastMailAsync(number, People.User);
        string[] forged = [$"{mail.Id:N}@portal.example.com", $"{mail.Id:N}.{new string('a', 26)}@portal.example.com", messageId.Replace($"{mail.Id:N}", $"{FreshId.Next():N}", StringComparison.Ordinal)];
        foreach (var id in forged)
            Assert.Equal(MailFate.Refused, (await room.TakeAsync(IntakeRoom.Raw(User, "support@vendor.example", "Да", $"In-Reply-To: <{id}>\r\n")))!.Fate);
        Assert.Empty(await room.AnswersAsync(number));
        // The true one does.
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(IntakeRoom.Raw(User, "support@vendor.example", "Да", $"In-Reply-To: <{messageId}>\r\n")))!.Fate);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Who_may_not_write_any_more_is_refused_and_let_in_by_another_look_once_they_may(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        var raw = IntakeRoom.Raw(User, address, "Версия 12.2");
        var place = room.NextPlace();
        await SetStateAsync(room, MemberState.Blocked);
        Assert.Equal(MailObjection.MayNotAnswer, (await room.TakeAsync(raw, place))!.Objection);
        Assert.Empty(await room.AnswersAsync(number));

        await SetStateAsync(room, MemberState.Active);
        var page = (await room.Database.Get<ReadIncomingMail>().RunAsync(People.Operator, MailFate.Refused, null, Token)).Value;
        var row = Assert.Single(page.Rows);
        Assert.Equal((User, number.ToString(), true), (row.Sender, row.DisplayNumber, row.MayBeLookedAtAgain));
        Assert.False((await room.Database.Get<LookAtMailAgain>().RunAsync(People.Operator, row.Id, Token)).IsRefused);
        Assert.Equal([place], await room.Desk.ReadAskedAgainAsync(Token));
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(raw, place))!.Fate);
        await room.TakeAsync(raw, place);
        Assert.Single(await room.AnswersAsync(number));
        Assert.Empty(await room.Desk.ReadAskedAgainAsync(Token));
        Assert.IsType<Core.Outcomes.ChangedMeanwhile>((await room.Database.Get<LookAtMailAgain>().RunAsync(People.Operator, row.Id, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mail_that_could_not_be_read_at_first_is_taken_once_with_its_copies(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        var (raw, late) = (IntakeRoom.Raw(User, address, "Первый"), IntakeRoom.Raw(User, address, "Второй"));
        var (unread, unreadToo) = (room.NextPlace(), room.NextPlace());
        foreach (var place in (string[])[unread, unreadToo])
        {
            await room.Desk.GiveUpAsync(place, User, "Re", MailObjection.TooLarge, Token);
            await AskAgainAsync(place);
        }

        // Read at last, it is known by what it is: a copy of it is no second mail.
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(raw, unread))!.Fate);
        Assert.Null(await room.TakeAsync(raw));
        // And one whose copy was taken meanwhile is not looked at for ever.
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(late))!.Fate);
        Assert.Null(await room.TakeAsync(late, unreadToo));
        Assert.Empty(await room.Desk.ReadAskedAgainAsync(Token));
        Assert.Equal(["Второй", "Первый"], (await room.AnswersAsync(number)).Select(answer => answer.Body).Order());

        async Task AskAgainAsync(string place)
        {
            await using var db = room.Database.Open();
            var id = await db.Received.Where(row => row.Place == place).Select(row => row.Id).SingleAsync(Token);
            Assert.False((await room.Database.Get<LookAtMailAgain>().RunAsync(People.Operator, id, Token)).IsRefused);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_bounce_marks_the_mail_that_came_back(DatabaseProvider provider)
    {
        await using var room = await IntakeRoom.OpenAsync(provider);
        var number = await room.AskAsync();
        var (_, messageId, mail) = await room.LastMailAsync(number, People.User);
        var report = Encoding.ASCII.GetBytes(
            "From: MAILER-DAEMON@mx.example\r\nTo: support@vendor.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSorry\r\n"
            + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n"
            + $"--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{messageId}>\r\n--b--\r\n");
        Assert.Equal(MailFate.Bounce, (await room.TakeAsync(report))!.Fate);
        var bounced = (await room.Post.MailsAsync()).Single(row => row.Id == mail.Id);
        Assert.Equal((MailState.Bounced, MailFault.NoMailbox), (bounced.State, MailFaults.Of(bounced.LastError)));
        var seen = (await room.Database.Get<ReadRequestMail>().RunAsync(People.User, number, Token)).Value;
        Assert.Contains(seen, row => row.State is MailState.Bounced);
        // It has no text any more, so that nobody can send an empty mail.
        Assert.IsType<Core.Outcomes.ChangedMeanwhile>((await room.Database.Get<TryMailAgain>().RunAsync(People.Operator, mail.Id, Token)).Refusal);
    }

    [Fact]
    public async Task Two_machines_that_answer_each_other_are_cut_off()
    {
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite, IntakeRoom.Box with { AnswersPerHour = 3 });
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        for (var turn = 0; turn < 3; turn++)
            Assert.Equal(MailFate.Taken, (await room.TakeAsync(IntakeRoom.Raw(User, address, $"Ответ {turn}")))!.Fate);
        Assert.Equal((MailFate.Dropped, MailObjection.TooMany), await FateAsync("Ответ 4"));
        room.Database.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((MailFate.Taken, null), await FateAsync("Ответ 5"));

        async Task<(MailFate, MailObjection?)> FateAsync(string text)
        {
            var row = await room.TakeAsync(IntakeRoom.Raw(User, address, text));
            return (row!.Fate, row.Objection);
        }
    }

    [Fact]
    public async Task Stored_xss_by_mail_what_a_mail_says_runs_nowhere()
    {
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        var html = "<p onclick=alert(1)>Привет<script>alert(2)</script><img src=x onerror=alert(3)><a href=\"javascript:alert(4)\">x</a></p>[y](javascript:alert(5))";
        var raw = Encoding.UTF8.GetBytes($"From: {User}\r\nTo: {address}\r\nSubject: =?utf-8?q?<script>alert(6)</script>?=\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n");
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(raw))!.Fate);
        var shown = SafeMarkdown.ToHtml(Assert.Single(await room.AnswersAsync(number)).Body);
        foreach (var evil in (string[])["<script", "onclick", "onerror", "<img", "href=\"javascript"])
            Assert.DoesNotContain(evil, shown, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Привет", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_and_a_mail_of_files_alone_lose_nothing()
    {
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite);
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(IntakeRoom.Raw(User, address, string.Join("\r\n", Enumerable.Repeat("строка журнала", 2_000)))))!.Fate);
        room.Post.Tick();
        var raw = Encoding.ASCII.GetBytes($"From: {User}\r\nTo: {address}\r\nSubject: Re\r\nMIME-Version: 1.0\r\nContent-Type: application/zip; name=a.zip\r\nContent-Disposition: attachment; filename=a.zip\r\n\r\nPK\r\n");
        Assert.Equal(MailFate.Taken, (await room.TakeAsync(raw))!.Fate);
        var answers = await room.AnswersAsync(number);
        Assert.True(answers[0].Body.Length < RequestText.BodyLimit);
        Assert.EndsWith("answer.txt.", answers[0].Body, StringComparison.Ordinal);
        Assert.Equal("Ответ — в приложенных файлах.", answers[1].Body);
        await using var db = room.Database.Open();
        Assert.Equal(["a.zip", "answer.txt"], await db.Files.Select(row => row.Name).OrderBy(name => name).ToListAsync(Token));
    }

    [Fact]
    public async Task Mails_can_be_answered_only_where_mail_is_taken_in()
    {
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite);
        var number = await room.AskAsync();
        var (_, messageId, mail) = await room.LastMailAsync(number, People.User);
        Assert.Equal(messageId, room.Post.Carrier.Tries[^1].MessageId);
        Assert.Contains(room.Post.Carrier.Tries[^1].References, id => id.Contains('.', StringComparison.Ordinal) && id.EndsWith("@portal.example.com", StringComparison.Ordinal));
        Assert.True(mail.TakesAnswers);

        await using var without = await PostRoom.OpenAsync(DatabaseProvider.Sqlite);
        await without.SubmitAsync(People.User);
        await without.Outbox.HandleDueAsync(Token);
        var silent = Assert.Single(await without.MailsAsync());
        Assert.False(silent.TakesAnswers);
        Assert.DoesNotContain(OwnWords.Marks[0], silent.Text, StringComparison.Ordinal);
        Assert.Contains("никто не прочитает", silent.Text, StringComparison.Ordinal);
    }

    private static async Task SetStateAsync(IntakeRoom room, MemberState state)
    {
        await using var db = room.Database.Open();
        await db.Members.Where(row => row.PersonId == People.User.PersonId).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state), Token);
    }
}
