using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Markup;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;

namespace CompanyAccount.Tests.Rules.Mail;

/// <summary>Every mail of the corpus against the rules alone: no database, no mail server.</summary>
public sealed class MailCorpusTests
{
    private const string Sender = "user@romashka.example";
    private const string From = "support@vendor.example";

    private static readonly DateTimeOffset Now = TestDatabase.Start;
    private static readonly ReplySeal Seal = new([.. Enumerable.Range(1, 32).Select(one => (byte)one)], From, "portal.vendor.example");
    private static readonly MailReader Reader = new([From, "support+", "CompanyAccount"], From, "mail.vendor.example");

    // Mails that the portal sent: to whom, about what, when.
    private static readonly Sent First = new(Id(1), Id(100), Id(200), Sender, Now.AddDays(-2));
    private static readonly Sent Last = new(Id(2), Id(100), Id(200), Sender, Now.AddDays(-1));
    private static readonly Sent ToColleague = new(Id(3), Id(100), Id(201), "colleague@romashka.example", Now.AddDays(-1));
    private static readonly Sent OfOther = new(Id(4), Id(101), Id(202), "user@vector.example", Now.AddDays(-1));
    private static readonly Sent Old = new(Id(5), Id(100), Id(200), Sender, Now.AddDays(-366));
    private static readonly Sent Erased = new(Id(6), Id(100), Id(200), Sender, Now.AddDays(-1));
    private static readonly Dictionary<Guid, Sent> Kept = new[] { First, Last, ToColleague, OfOther, Old }.ToDictionary(sent => sent.Id);

    private static readonly Dictionary<string, string> Holes = new()
    {
        ["reply"] = Last.Address,
        ["REPLY"] = Last.Address.ToUpperInvariant(),
        ["colleague-reply"] = ToColleague.Address,
        ["old-reply"] = Old.Address,
        ["erased-reply"] = Erased.Address,
        ["forged-reply"] = Changed(Last.Address, 50),
        ["first-id"] = First.MessageId,
        ["message-id"] = Last.MessageId,
        ["other-id"] = OfOther.MessageId,
        ["forged-id"] = Changed(Last.MessageId, 40),
        ["unsigned-id"] = $"{Last.Id:N}@portal.vendor.example",
    };

    public static TheoryData<string> All() => [.. MailCorpus.Rows.Select(row => row.Name)];

    [Fact]
    public void The_corpus_is_whole()
    {
        Assert.True(MailCorpus.Rows.Count >= 60, $"{MailCorpus.Rows.Count} mails");
        Assert.Equal(MailCorpus.Files.Order(StringComparer.Ordinal), MailCorpus.Rows.Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_mail_of_the_corpus_becomes_what_its_row_says(string name)
    {
        var row = MailCorpus.Rows.Single(one => one.Name == name);
        var mail = Reader.Read(MailCorpus.Read(name, Holes));
        Assert.Equal(row.Outcome, OutcomeOf(mail));
        if (row.Outcome != "Taken")
            return;
        Assert.Equal(row.Text, mail.Text);
        Assert.Equal(row.Files, mail.Files.Select(file => file.Name));
        // Whatever a mail says, a page shows nothing that runs.
        var html = SafeMarkdown.ToHtml(mail.Text);
        foreach (var evil in (string[])["<script", "onerror=", "<svg", "<iframe", "href=\"javascript"])
            Assert.DoesNotContain(evil, html, StringComparison.OrdinalIgnoreCase);
    }

    private static string OutcomeOf(IncomingMail mail)
    {
        switch (IntakeRules.FirstStep(mail, Seal, From))
        {
            case IntakeStep.Drop drop:
                return drop.Objection.ToString();
            case IntakeStep.Refuse refuse:
                return refuse.Objection.ToString();
            case IntakeStep.MarkBounced bounced:
                return bounced.Claims.Any(Holds) ? $"Bounced {bounced.Error}" : nameof(MailObjection.UnknownBounce);
            case IntakeStep.Prove prove:
                if (!Kept.TryGetValue(prove.Claims[0].MailId, out var sent))
                    return nameof(MailObjection.ExpiredToken);
                if (!Holds(prove.Claims[0]))
                    return nameof(MailObjection.ForgedToken);
                return IntakeRules.ObjectionTo(mail.Sender, sent.At, sent.Holder, replyDays: 365, Now)?.ToString()
                    ?? (mail.Text.Length == 0 && mail.Files.Count == 0 ? nameof(MailObjection.Empty) : "Taken");
            default:
                throw new InvalidOperationException("There is no such step.");
        }
    }

    private static bool Holds(SealClaim claim) => Kept.TryGetValue(claim.MailId, out var sent) && Seal.Holds(claim, sent.ThreadId, sent.PersonId);

    // One letter of what proves it is another.
    private static string Changed(string token, int at) => token[..at] + (token[at] == 'a' ? 'b' : 'a') + token[(at + 1)..];

    private static Guid Id(int number) => new($"0199bbbb-0000-7000-8000-{number:D12}");

    private sealed record Sent(Guid Id, Guid ThreadId, Guid PersonId, string Holder, DateTimeOffset At)
    {
        public string Address => Seal.AddressOf(Id, ThreadId, PersonId);

        public string MessageId => Seal.MessageIdOf(Id, ThreadId, PersonId);
    }
}
