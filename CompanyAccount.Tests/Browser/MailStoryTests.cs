using System.Globalization;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Post;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Playwright;
using MimeKit;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser;

/// <summary>A mail of the portal is answered by mail, through a real mail server and a real mailbox, before the eyes of all who look on.</summary>
[Collection(BrowserTests.Name)]
public sealed class MailStoryTests(Chromium chromium)
{
    private const string Customer = "user@romashka.example";
    private const string Colleague = "owner@romashka.example";

    [Fact]
    public async Task An_answer_by_mail_stands_in_the_conversation_and_a_colleagues_is_kept_for_operators()
    {
        await using var mailbox = await ImapServer.StartAsync();
        await using var delivery = await SmtpServer.StartAsync(spool: mailbox.NewMail);
        await using var outgoing = await SmtpServer.StartAsync();
        await using var portal = await PortalProcess.StartAsync(
            "--Mail:PickupDirectory=", "--Mail:Smtp:Host=127.0.0.1", $"--Mail:Smtp:Port={Digits(outgoing.Port)}", "--Mail:Smtp:Security=None", "--Mail:From=support@vendor.example",
            "--Mail:Imap:Host=127.0.0.1", $"--Mail:Imap:Port={Digits(mailbox.Port)}", "--Mail:Imap:User=support", "--Mail:Imap:Password=secret", "--Mail:Imap:Security=None", "--Mail:Imap:ReplyAddress=support@vendor.example");
        var number = await MadeRequest.SubmitAsync(portal, Customer, "Ответ письмом");
        await using var customer = await ComeAsync(portal, Customer, $"/requests/{number}");
        await using var engineer = await ComeAsync(portal, "engineer@vendor.example", $"/board/requests/{number}");
        await using var keeper = await ComeAsync(portal, "operator@vendor.example", "/admin/mail/incoming");
        await Expect(keeper.Page.Locator(".mailbox")).ToContainTextAsync("Ящик support@vendor.example на связи");

        MimeMessage? letter = null;
        await Eventually.TrueAsync(
            () => Task.FromResult((letter = outgoing.Taken().FirstOrDefault(mail => mail.Subject!.Contains(number.ToString(), StringComparison.Ordinal) && mail.To.Mailboxes.Single().Address == Customer)) is not null),
            () => "No mail left.\n" + portal.Output);
        await AnswerAsync(delivery.Port, letter!, Customer, "Ставим 12.8, журнал во вложении.", "журнал.log");
        await AnswerAsync(delivery.Port, letter!, Colleague, "А я пишу из чужого письма.");

        foreach (var reader in (Visitor[])[customer, engineer])
        {
            var message = new RequestScreen(reader).Messages("Ставим 12.8, журнал во вложении.");
            await Expect(message).ToHaveCountAsync(1);
            await Expect(message).Not.ToContainTextAsync("Здравствуйте");
            await Expect(message.GetByRole(AriaRole.Link, new() { Name = "журнал.log" })).ToBeVisibleAsync();
            await reader.AssertAccessibleAsync("an answer by mail");
        }

        var kept = keeper.Page.Locator($"[data-mail='{Colleague}']");
        await Expect(kept).ToContainTextAsync("не с того адреса");
        await Expect(kept).ToContainTextAsync(number.ToString());
        await keeper.AssertAccessibleAsync("mail that was not taken");
        Assert.False(await keeper.ScrollsSidewaysAsync());
        await Expect(new RequestScreen(customer).Messages("А я пишу из чужого письма.")).ToHaveCountAsync(0);
        foreach (var visitor in (Visitor[])[customer, engineer, keeper])
            Assert.Empty(visitor.Complaints);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    // As a mail program answers: below the new text the old one, each line behind a sign.
    private static async Task AnswerAsync(int port, MimeMessage letter, string from, string text, string? file = null)
    {
        var token = TestContext.Current.CancellationToken;
        var quoted = string.Join('\n', (letter.TextBody ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => "> " + line));
        var body = new BodyBuilder { TextBody = $"{text}\n\n25.11.2026 12:00, Поддержка пишет:\n{quoted}\n" };
        if (file is not null)
            body.Attachments.Add(file, "12:00 error 0x80070005\n"u8.ToArray());
        using var answer = new MimeMessage { Subject = "Re: " + letter.Subject, InReplyTo = letter.MessageId, Body = body.ToMessageBody() };
        answer.From.Add(MailboxAddress.Parse(from));
        answer.To.Add(letter.ReplyTo.Mailboxes.Single());
        using var client = new SmtpClient();
        await client.ConnectAsync("127.0.0.1", port, SecureSocketOptions.None, token);
        await client.SendAsync(answer, token);
        await client.DisconnectAsync(quit: true, token);
    }

    private async Task<Visitor> ComeAsync(PortalProcess portal, string email, string path)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), portal.Origin);
        await visitor.SignInAsync(email);
        await visitor.GoAsync(path);
        return visitor;
    }
}
