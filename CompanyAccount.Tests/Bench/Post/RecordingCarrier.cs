using System.Collections.Concurrent;
using CompanyAccount.Core.Mail;
using MimeKit;

namespace CompanyAccount.Tests.Bench.Post;

/// <summary>A carrier that the test tells how each try ends, and that remembers what it took.</summary>
internal sealed class RecordingCarrier : IMailCarrier
{
    private readonly ConcurrentQueue<SentMail> _tries = new();

    /// <summary>How the next tries end; takes everything until told otherwise.</summary>
    public Func<SentMail, CancellationToken, Task<Delivery>> Ending { get; set; } = (_, _) => Task.FromResult<Delivery>(new Delivery.Taken());

    /// <summary>All tries, in order.</summary>
    public IReadOnlyList<SentMail> Tries => [.. _tries];

    /// <summary>The subjects of all tries, in order.</summary>
    public IReadOnlyList<string> Subjects => [.. _tries.Select(mail => mail.Subject)];

    public Task<Delivery> CarryAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var mail = new SentMail(message.MessageId!, message.To.Mailboxes.Single().Address, message.Subject!, message.InReplyTo, [.. message.References]);
        _tries.Enqueue(mail);
        return Ending(mail, cancellationToken);
    }
}

/// <summary>What a carrier saw of a mail.</summary>
internal sealed record SentMail(string MessageId, string To, string Subject, string? InReplyTo, IReadOnlyList<string> References);
