using System.Diagnostics;
using System.Text;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices.Letters;

namespace CompanyAccount.Tests.Rules.Mail;

/// <summary>Mail made to hurt, and the settings of the mailbox.</summary>
public sealed class MailReaderTests
{
    private const string Head = "From: user@romashka.example\r\nTo: support@vendor.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n";

    private static readonly MailReader Reader = new(["support@vendor.example"], "support@vendor.example", null);

    [Fact]
    public void What_is_no_mail_at_all_is_still_told_from_another()
    {
        Assert.NotEqual(MailReader.FingerprintOf([0, 1, 2, 3]), MailReader.FingerprintOf([0, 1, 2, 4]));
        Assert.NotEqual(MailReader.FingerprintOf("X-Line: 1\r\n"u8.ToArray()), MailReader.FingerprintOf("X-Line: 2\r\n"u8.ToArray()));
        // The lines that servers add are none of it.
        Assert.Equal(MailReader.FingerprintOf("Message-ID: <1@x>\r\nX-Line: 1\r\n"u8.ToArray()), MailReader.FingerprintOf("Message-ID: <1@x>\r\nX-Line: 2\r\n"u8.ToArray()));
    }

    [Fact]
    public void Ten_thousand_parts_are_too_many()
    {
        var mail = new StringBuilder(Head).Append("Content-Type: multipart/mixed; boundary=b\r\n\r\n");
        for (var part = 0; part < 10_000; part++)
            mail.Append("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n");
        Assert.Equal(MailObjection.TooManyParts, Read(mail.Append("--b--\r\n").ToString()).Fault);
    }

    [Fact]
    public void Parts_inside_each_other_end_somewhere()
    {
        var mail = new StringBuilder(Head);
        for (var depth = 0; depth < 5_000; depth++)
            mail.Append("Content-Type: multipart/mixed; boundary=b").Append(depth).Append("\r\n\r\n--b").Append(depth).Append("\r\n");
        Assert.Equal("", Read(mail.Append("Content-Type: text/plain\r\n\r\nx\r\n").ToString()).Text);
    }

    [Theory]
    [InlineData("text/plain", "x")]
    [InlineData("text/plain", "On ")]
    [InlineData("text/plain", "> ")]
    [InlineData("text/html", "<b>")]
    [InlineData("text/html", "<div>")]
    [InlineData("text/html", "<table><tr><td>")]
    [InlineData("text/html", "&amp;")]
    public void A_line_of_five_megabytes_is_read_in_a_moment(string type, string piece)
    {
        var watch = Stopwatch.StartNew();
        var mail = Read($"{Head}Content-Type: {type}\r\n\r\n{string.Concat(Enumerable.Repeat(piece, 5_000_000 / piece.Length))}\r\n");
        Assert.Null(mail.Fault);
        // Far more than it takes, far less than a quadratic way would.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void The_line_over_a_letter_is_the_one_that_is_looked_for() =>
        Assert.Equal(OwnWords.Marks, new[] { NoticeTexts.Russian, NoticeTexts.English }.Select(texts => texts["AnswerLine"].Trim('—', ' ')));

    [Fact]
    public void Every_objection_that_a_sender_is_told_of_has_a_sentence()
    {
        foreach (var objection in Enum.GetValues<MailObjection>().Where(RefusedAnswerLetter.IsTold))
            Assert.All((NoticeTexts[])[NoticeTexts.Russian, NoticeTexts.English], texts => Assert.NotEmpty(texts[$"Refused_{objection}"]));
    }

    [Fact]
    public void A_seal_holds_for_its_mail_thread_and_person_alone()
    {
        var seal = new ReplySeal([.. Enumerable.Repeat((byte)7, 32)], "support@vendor.example", "portal.example");
        var (mail, thread, person) = (Bench.FreshId.Next(), Bench.FreshId.Next(), Bench.FreshId.Next());
        var address = seal.AddressOf(mail, thread, person);
        Assert.True(address.IndexOf('@', StringComparison.Ordinal) <= 64, address);
        foreach (var claim in (SealClaim[])[seal.ReadAddress(address)!, seal.ReadAddress(address.ToUpperInvariant())!, seal.ReadMessageId(seal.MessageIdOf(mail, thread, person))!])
        {
            Assert.Equal(mail, claim.MailId);
            Assert.True(seal.Holds(claim, thread, person));
            Assert.False(seal.Holds(claim, person, thread));
            Assert.False(seal.Holds(claim with { MailId = thread }, thread, person));
            Assert.False(seal.Holds(claim with { Kind = 1 - claim.Kind }, thread, person));
            Assert.False(new ReplySeal(new byte[32], "support@vendor.example", "portal.example").Holds(claim, thread, person));
        }

        Assert.Null(seal.ReadAddress("support@vendor.example"));
        Assert.Null(seal.ReadAddress("other+abc@vendor.example"));
        Assert.Null(seal.ReadMessageId("abc@portal.example"));
    }

    [Fact]
    public void All_that_is_wrong_with_the_mailbox_is_said_at_once()
    {
        Assert.Empty(new ImapOptions().Faults());
        Assert.Empty(new ImapOptions { Host = "h", User = "u", Password = "p", ReplyAddress = "support@vendor.example" }.Faults());
        var faults = new ImapOptions { Host = "h", Port = 70_000, Folder = " ", ReplyAddress = "support", PollSeconds = 0, MaxMegabytes = 0, ReplyDays = 0, AnswersPerHour = 0 }.Faults().ToList();
        Assert.Equal(8, faults.Count);
        Assert.Contains("at most 11", Assert.Single(new ImapOptions { Host = "h", User = "u", Password = "p", ReplyAddress = "support.desk@vendor.example" }.Faults()), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", new ImapOptions { Host = "h", Password = "secret" }.ToString(), StringComparison.Ordinal);
    }

    private static IncomingMail Read(string mail) => Reader.Read(Encoding.UTF8.GetBytes(mail));
}
