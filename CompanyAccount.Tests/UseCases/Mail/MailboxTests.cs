using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CompanyAccount.Tests.UseCases.Mail;

/// <summary>The intake against a real Dovecot, into which a real SMTP server delivers.</summary>
public sealed class MailboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Mail_is_taken_once_though_the_connection_dies_at_any_point_and_one_bad_mail_stops_no_other()
    {
        await using var server = await ImapServer.StartAsync();
        // After the greeting, while signing in, while looking, in the middle of a mail, between its commit and its mark.
        using var proxy = new CuttingProxy(server.Port, [.. Enumerable.Range(0, 30).Select(step => 40 + (step * 130))]);
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite, server.OptionsAt(proxy.Port) with { MaxMegabytes = 1 });
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        server.Deliver(IntakeRoom.Raw(People.EmailOf(People.User), address, "Первый"));
        server.Deliver([0, 1, 2, 3]);
        server.Deliver(IntakeRoom.Raw(People.EmailOf(People.User), address, new string('x', 2_000_000)));
        server.Deliver(IntakeRoom.Raw(People.EmailOf(People.User), address, "Второй"));
        using var loop = room.NewLoop();
        var broken = 0;
        while (true)
        {
            try
            {
                await using var mailbox = await ImapMailbox.OpenAsync(room.Post.Options.Imap, Token);
                await loop.TakeAllAsync(mailbox, Token);
                break;
            }
            catch (Exception) when (!Token.IsCancellationRequested && proxy.Left >= 0 && broken < 100)
            {
                broken++;
            }
        }

        Assert.True(broken > 5, $"{broken} connections broke");
        Assert.Equal(["Второй", "Первый"], (await room.AnswersAsync(number)).Select(answer => answer.Body).Order());
        await using var db = room.Database.Open();
        Assert.Equal(4, await db.Received.CountAsync(Token));
        Assert.Contains(MailObjection.TooLarge, await db.Received.Select(row => row.Objection).ToListAsync(Token));
        Assert.Equal(4, server.CountSeen());
    }

    [Fact]
    public async Task A_mail_that_is_larger_than_the_server_told_stops_no_other()
    {
        await using var server = await ImapServer.StartAsync();
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite, server.OptionsAt());
        var number = await room.AskAsync();
        var (address, _, _) = await room.LastMailAsync(number, People.User);
        server.Deliver(IntakeRoom.Raw(People.EmailOf(People.User), address, new string('x', 2_000_000)));
        server.Deliver(IntakeRoom.Raw(People.EmailOf(People.User), address, "Второй"));
        using var loop = room.NewLoop();
        // The loop, which goes by what the server tells, takes more than the one that fetches.
        await using var mailbox = await ImapMailbox.OpenAsync(room.Post.Options.Imap with { MaxMegabytes = 1 }, Token);
        await loop.TakeAllAsync(mailbox, Token);
        Assert.Equal("Второй", Assert.Single(await room.AnswersAsync(number)).Body);
        await using var db = room.Database.Open();
        Assert.Equal(MailObjection.TooLarge, (await db.Received.SingleAsync(row => row.Fate == MailFate.Refused, Token)).Objection);
        Assert.Equal(2, server.CountSeen());
    }

    [Fact]
    public async Task Mail_that_comes_by_smtp_is_taken_as_it_comes()
    {
        await using var server = await ImapServer.StartAsync();
        await using var smtp = await SmtpServer.StartAsync(spool: server.NewMail);
        await using var room = await IntakeRoom.OpenAsync(DatabaseProvider.Sqlite, server.OptionsAt());
        var number = await room.AskAsync();
        var (address, messageId, _) = await room.LastMailAsync(number, People.User);
        using var loop = room.NewLoop();
        // The clock stands still: only the server's own word wakes the loop.
        await loop.StartAsync(Token);
        try
        {
            foreach (var text in (string[])["Первый ответ", "Второй ответ"])
            {
                await SendAsync(smtp.Port, address, messageId, text);
                await Eventually.TrueAsync(async () => (await room.AnswersAsync(number)).Any(answer => answer.Body == text), () => "The mail was not taken.");
            }
        }
        finally
        {
            await loop.StopAsync(Token);
        }

        Assert.Equal(2, (await room.AnswersAsync(number)).Count);
    }

    [Fact]
    public void Reconnects_wait_longer_each_time_up_to_five_minutes() =>
        Assert.Equal([1, 2, 4, 8, 256, 300, 300], ((int[])[1, 2, 3, 4, 9, 10, 1000]).Select(failures => IntakeLoop.BackOff(failures).TotalSeconds));

    private static async Task SendAsync(int port, string address, string messageId, string text)
    {
        using var message = new MimeMessage { Subject = "Re: question", InReplyTo = messageId, Body = new TextPart("plain") { Text = text } };
        message.From.Add(MailboxAddress.Parse(People.EmailOf(People.User)));
        message.To.Add(MailboxAddress.Parse(address));
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None, Token);
        await client.SendAsync(message, Token);
        await client.DisconnectAsync(quit: true, Token);
    }
}
