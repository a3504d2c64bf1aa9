using System.Globalization;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CompanyAccount.Tests.Host;

/// <summary>The real process with a real mailbox, killed while it takes mail: every answer becomes one message.</summary>
public sealed class MailInAcrossCrashTests
{
    private const int Answers = 40;
    private const string Subject = "Ответы письмом";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_while_it_takes_mail_every_answer_becomes_one_message()
    {
        await using var server = await ImapServer.StartAsync();
        await using var portal = await PortalProcess.StartAsync(
            "--Mail:From=support@vendor.example", "--Mail:Imap:Host=127.0.0.1", $"--Mail:Imap:Port={server.Port.ToString(CultureInfo.InvariantCulture)}", "--Mail:Imap:User=support",
            "--Mail:Imap:Password=secret", "--Mail:Imap:Security=None", "--Mail:Imap:ReplyAddress=support@vendor.example", "--Mail:Imap:AnswersPerHour=1000");
        await MadeRequest.SubmitAsync(portal, "user@romashka.example", Subject);
        await Eventually.TrueAsync(() => Task.FromResult(AddressOf(portal) is not null), () => "No mail left.\n" + portal.Output);
        var address = AddressOf(portal)!;
        for (var one = 0; one < Answers; one++)
            server.Deliver(IntakeRoom.Raw("user@romashka.example", address, $"Ответ {one.ToString(CultureInfo.InvariantCulture)}"));

        foreach (var taken in (int[])[1, Answers / 3])
        {
            await UntilAsync(portal, taken);
            await portal.KillAsync();
            await portal.StartAgainAsync();
        }

        await UntilAsync(portal, Answers);
        await Eventually.TrueAsync(() => Task.FromResult(server.CountSeen() == Answers), () => $"{server.CountSeen()} are marked.\n{portal.Output}");
        await using var db = Open(portal);
        var bodies = await db.Messages.Where(row => row.Kind == MessageKind.Answer).Select(row => row.Body).ToListAsync(Token);
        for (var one = 0; one < Answers; one++)
            Assert.Single(bodies, $"Ответ {one.ToString(CultureInfo.InvariantCulture)}");
        Assert.Equal(Answers, await db.Received.CountAsync(Token));
    }

    // Where answers to the first mail go.
    private static string? AddressOf(PortalProcess portal) => !Directory.Exists(portal.MailFolder)
        ? null
        : Directory.EnumerateFiles(portal.MailFolder, "*.eml").Select(file => MimeMessage.Load(file)).FirstOrDefault(mail => mail.Subject!.Contains(Subject, StringComparison.Ordinal))?.ReplyTo.Mailboxes.Single().Address;

    private static Task UntilAsync(PortalProcess portal, int count) => Eventually.TrueAsync(async () =>
    {
        await using var db = Open(portal);
        return await db.Received.CountAsync(Token) >= count;
    }, () => $"Not {count} mails were taken.\n{portal.Output}");

    private static PortalDb Open(PortalProcess portal) => new Store(new(DatabaseProvider.Sqlite, portal.ConnectionString)).Open();
}
