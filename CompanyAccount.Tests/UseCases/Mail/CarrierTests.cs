using CompanyAccount.Core;
using CompanyAccount.Core.Mail;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace CompanyAccount.Tests.UseCases.Mail;

public sealed class CarrierTests
{
    private const string Subject = "[R-00000001] Решение предоставлено: «Щит» не ставится";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_server_takes_the_mail_as_it_was_meant()
    {
        await using var server = await SmtpServer.StartAsync();
        Assert.IsType<Delivery.Taken>(await new SmtpMailCarrier(server.Options).CarryAsync(MailTo("user@romashka.example", out var id), Token));
        CheckWhole(Assert.Single(server.Taken()), id);
    }

    [Theory]
    [InlineData("refused@romashka.example", typeof(Delivery.Refused), "550")]
    [InlineData("deferred@romashka.example", typeof(Delivery.Failed), "451")]
    public async Task What_the_server_says_of_the_recipient_decides_whether_to_try_again(string address, Type ending, string code)
    {
        await using var server = await SmtpServer.StartAsync();
        var delivery = await new SmtpMailCarrier(server.Options).CarryAsync(MailTo(address, out _), Token);
        Assert.IsType(ending, delivery);
        Assert.Contains(code, delivery.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Taken());
    }

    [Fact]
    public async Task A_server_that_is_away_is_tried_again_later()
    {
        var options = new SmtpOptions { Host = "127.0.0.1", Port = SmtpServer.FreePort(), Security = SmtpSecurity.None };
        Assert.IsType<Delivery.Failed>(await new SmtpMailCarrier(options).CarryAsync(MailTo("user@romashka.example", out _), Token));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_when_the_time_is_up()
    {
        await using var server = await SmtpServer.StartAsync();
        using var patience = new CancellationTokenSource();
        var carrying = new SmtpMailCarrier(server.Options).CarryAsync(MailTo("slow@romashka.example", out _), patience.Token);
        Assert.False(carrying.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => carrying);
        // The next one is taken: the server and the portal are well.
        Assert.IsType<Delivery.Taken>(await new SmtpMailCarrier(server.Options).CarryAsync(MailTo("user@romashka.example", out _), Token));
    }

    [Fact]
    public async Task Signing_in_is_done_where_it_is_asked_for()
    {
        await using var server = await SmtpServer.StartAsync(login: "portal:secret");
        Assert.IsType<Delivery.Taken>(await new SmtpMailCarrier(server.Options with { User = "portal", Password = "secret" }).CarryAsync(MailTo("user@romashka.example", out _), Token));
        // A wrong password and none are the operator's to put right: the mail is not given up.
        Assert.IsType<Delivery.Failed>(await new SmtpMailCarrier(server.Options with { User = "portal", Password = "wrong" }).CarryAsync(MailTo("user@romashka.example", out _), Token));
        Assert.IsType<Delivery.Failed>(await new SmtpMailCarrier(server.Options).CarryAsync(MailTo("user@romashka.example", out _), Token));
        Assert.Single(server.Taken());
    }

    [Theory]
    [InlineData(SmtpSecurity.StartTls)]
    [InlineData(SmtpSecurity.Ssl)]
    public async Task Nothing_leaves_in_the_clear_where_encryption_is_asked_for(SmtpSecurity security)
    {
        await using var server = await SmtpServer.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        Assert.IsType<Delivery.Failed>(await new SmtpMailCarrier(server.Options with { Security = security }).CarryAsync(MailTo("user@romashka.example", out _), patience.Token));
        Assert.Empty(server.Taken());
    }

    [Fact]
    public async Task A_folder_takes_the_mail_as_one_file_however_often_it_is_put_there()
    {
        var folder = RunFolder.NewPath(".pickup");
        var carrier = new PickupMailCarrier(folder);
        var mail = MailTo("user@romashka.example", out var id);
        Assert.IsType<Delivery.Taken>(await carrier.CarryAsync(mail, Token));
        Assert.IsType<Delivery.Taken>(await carrier.CarryAsync(mail, Token));
        var file = Assert.Single(Directory.EnumerateFiles(folder));
        Assert.Equal($"{id}.eml", Path.GetFileName(file));
        CheckWhole(await MimeMessage.LoadAsync(file, Token), id);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_tried_again_later()
    {
        var file = RunFolder.NewPath(".notafolder");
        await File.WriteAllTextAsync(file, "", Token);
        Assert.IsType<Delivery.Failed>(await new PickupMailCarrier(file).CarryAsync(MailTo("user@romashka.example", out _), Token));
    }

    [Fact]
    public async Task A_message_id_names_no_file_outside_the_folder()
    {
        var folder = RunFolder.NewPath(".pickup");
        var mail = MailTo("user@romashka.example", out _);
        mail.MessageId = "../../x/y@z.example";
        Assert.IsType<Delivery.Taken>(await new PickupMailCarrier(folder).CarryAsync(mail, Token));
        Assert.Equal(".._.._x_y@z.example.eml", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(folder))));
    }

    [Theory]
    [InlineData("folder", "", typeof(PickupMailCarrier))]
    [InlineData("", "mail.example.com", typeof(SmtpMailCarrier))]
    [InlineData("folder", "mail.example.com", typeof(PickupMailCarrier))]
    public void The_settings_choose_the_carrier(string folder, string host, Type expected)
    {
        using var services = new ServiceCollection()
            .AddPortalMail(new() { PickupDirectory = folder, Smtp = new() { Host = host } }, PostRoom.Portal)
            .BuildServiceProvider();
        Assert.IsType(expected, services.GetRequiredService<IMailCarrier>());
    }

    [Fact]
    public void Settings_that_cannot_work_are_said_at_the_start()
    {
        var services = new ServiceCollection();
        var folder = new MailOptions { PickupDirectory = "folder" };
        Assert.Contains("Mail:Smtp:Host", Fault(new(), PostRoom.Portal), StringComparison.Ordinal);
        Assert.Contains("Mail:From", Fault(folder with { From = "nobody at all" }, PostRoom.Portal), StringComparison.Ordinal);
        foreach (var origin in (string[])["", "portal.example.com", "ftp://portal.example.com", "https://portal.example.com/path", "https://a:b@portal.example.com"])
            Assert.Contains("Portal:PublicOrigin", Fault(folder, PostRoom.Portal with { PublicOrigin = origin }), StringComparison.Ordinal);
        string Fault(MailOptions mail, PortalOptions portal) => Assert.Throws<InvalidOperationException>(() => services.AddPortalMail(mail, portal)).Message;
    }

    [Fact]
    public void The_password_is_in_no_log() =>
        Assert.DoesNotContain("secret", new MailOptions { Smtp = new() { Host = "h", User = "u", Password = "secret" } }.ToString(), StringComparison.Ordinal);

    private static MimeMessage MailTo(string address, out string id)
    {
        var mail = new OutgoingMail(FreshId.Next(), FreshId.Next(), People.User.PersonId, FreshId.Next(),
            new(address, "Ульяна \"Уля\" <x> Полевая", "ru", Subject, "Текст «письма»", "<p>Текст «письма»</p>"), TestDatabase.Start);
        id = $"{mail.Id:N}@portal.example.com";
        return Envelope.Of(mail, [$"{FreshId.Next():N}@portal.example.com"], new MailOptions(), PostRoom.Portal, seal: null);
    }

    private static void CheckWhole(MimeMessage message, string id)
    {
        Assert.Equal(id, message.MessageId);
        Assert.Equal(Subject, message.Subject);
        Assert.Equal("support@companyaccount.example", message.From.Mailboxes.Single().Address);
        Assert.Equal("CompanyAccount", message.From.Mailboxes.Single().Name);
        Assert.Equal("user@romashka.example", message.To.Mailboxes.Single().Address);
        Assert.Equal("Ульяна \"Уля\" <x> Полевая", message.To.Mailboxes.Single().Name);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(TestDatabase.Start, message.Date);
        Assert.Equal(message.InReplyTo, Assert.Single(message.References));
        var body = Assert.IsType<MultipartAlternative>(message.Body);
        Assert.Equal(["text/plain", "text/html"], body.Select(part => part.ContentType.MimeType));
        Assert.All(body.OfType<TextPart>(), part => Assert.Equal("utf-8", part.ContentType.Charset));
        Assert.Equal("Текст «письма»", message.TextBody!.Trim());
        Assert.Equal("<p>Текст «письма»</p>", message.HtmlBody!.Trim());
    }
}
