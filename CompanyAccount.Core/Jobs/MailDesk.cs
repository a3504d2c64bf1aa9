using System.Collections.Concurrent;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using MimeKit;

namespace CompanyAccount.Core.Jobs;

/// <summary>Sends the mails that wait, one at a time for a thread, several threads at a time.</summary>
internal sealed class MailDesk(Store store, IMailCarrier carrier, MailOptions options, PortalOptions portal, MailSeal seals, LiveFeed feed, LiveBridge bridge, TimeProvider time, ILogger<MailDesk> logger)
{
    private const int BatchSize = 16;

    // What this node is sending now. Between nodes the row lock does the same.
    private readonly ConcurrentDictionary<Guid, byte> _sending = new();

    /// <summary>Sends all that is due and may leave now.</summary>
    /// <returns>How many mails were tried.</returns>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        var tried = 0;
        while (true)
        {
            var progress = 0;
            List<LiveHint> hints = [];
            foreach (var id in await ReadDueAsync(cancellationToken))
                progress += await TrySendAsync(id, hints, cancellationToken) ? 1 : 0;
            await bridge.PublishAsync(hints, cancellationToken);
            if (progress == 0)
                return tried;
            tried += progress;
        }
    }

    private async Task<List<Guid>> ReadDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = store.Open();
        return await db.Mail
            .Where(mail => mail.State == MailState.Waiting && mail.DueAt <= now
                && (mail.ThreadId == Guid.Empty || !db.Mail.Any(earlier =>
                    earlier.ThreadId == mail.ThreadId && earlier.State == MailState.Waiting
                    && (earlier.CreatedAt < mail.CreatedAt || (earlier.CreatedAt == mail.CreatedAt && earlier.Id.CompareTo(mail.Id) < 0)))))
            .OrderBy(mail => mail.DueAt)
            .ThenBy(mail => mail.Id)
            .Select(mail => mail.Id)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
    }

    private async Task<bool> TrySendAsync(Guid id, List<LiveHint> told, CancellationToken cancellationToken)
    {
        if (!_sending.TryAdd(id, 0))
            return false;
        try
        {
            return await SendAsync(id, told, cancellationToken);
        }
        finally
        {
            _sending.TryRemove(id, out _);
        }
    }

    private async Task<bool> SendAsync(Guid id, List<LiveHint> told, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        // SQLite has one writer: a transaction held while a mail server thinks would stop everybody.
        await using var transaction = store.Provider is DatabaseProvider.PostgreSql ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
        if (await db.ClaimMailAsync(id, cancellationToken) is not { State: MailState.Waiting } mail || mail.DueAt > time.GetUtcNow())
            return false;
        var seal = await seals.FindAsync(cancellationToken);
        var earlier = await ReadEarlierAsync(db, mail, seal, cancellationToken);
        if (Make(mail, earlier, seal) is { } message)
        {
            using (message)
                Keep(mail, await CarryAsync(mail, message, cancellationToken));
        }

        await ForgetSecretAsync(db, mail, cancellationToken);
        // What the server took stays taken though the portal is stopping.
        await SaveAsync(db, transaction);
        foreach (var hint in HintsOf(mail))
        {
            feed.Announce(hint.Topic, hint.SubjectId);
            told.Add(hint);
        }

        return true;
    }

    // A mail that leaves at the first try was never on the Operators' page.
    private static IEnumerable<LiveHint> HintsOf(OutgoingMail mail)
    {
        if (mail.ThreadId != Guid.Empty)
            yield return new(Topic.Request(mail.ThreadId), mail.ThreadId);
        if (mail.Failures > 0 || mail.State is not MailState.Taken)
            yield return new(Topic.UndeliveredMail, mail.Id);
    }

    private async Task<List<string>> ReadEarlierAsync(PortalDb db, OutgoingMail mail, ReplySeal? seal, CancellationToken cancellationToken)
    {
        if (mail.ThreadId == Guid.Empty)
            return [];
        var rows = await db.Mail
            .Where(row => row.ThreadId == mail.ThreadId && row.PersonId == mail.PersonId
                && (row.CreatedAt < mail.CreatedAt || (row.CreatedAt == mail.CreatedAt && row.Id.CompareTo(mail.Id) < 0)))
            .OrderBy(row => row.CreatedAt)
            .ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.TakesAnswers })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => Envelope.IdOf(row.Id, mail.ThreadId, mail.PersonId, row.TakesAnswers, portal, seal));
    }

    private static async Task SaveAsync(PortalDb db, IDbContextTransaction? transaction)
    {
        await db.SaveChangesAsync(CancellationToken.None);
        if (transaction is not null)
            await transaction.CommitAsync(CancellationToken.None);
    }

    // It is made of the row alone: what fails once fails each time, and nothing is won by trying again.
    private MimeMessage? Make(OutgoingMail mail, IReadOnlyList<string> earlier, ReplySeal? seal)
    {
        if (!Envelope.IsAddress(mail.ToAddress))
        {
            mail.MarkRefused(MailFaults.MalformedAddress);
            return null;
        }

        try
        {
            return Envelope.Of(mail, earlier, options, portal, seal);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The mail {MailId} could not be made; it is put aside.", mail.Id);
            mail.MarkPutAside($"{MailFaults.Unmakeable} {exception.GetType().Name}");
            return null;
        }
    }

    private async Task<Delivery> CarryAsync(OutgoingMail mail, MimeMessage message, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.SendTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await carrier.CarryAsync(message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Delivery.Failed($"{MailFaults.NoAnswer} {options.SendTimeout.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One mail that nobody can carry must not hold up the others.
            logger.LogError(exception, "The mail {MailId} could not be carried.", mail.Id);
            return new Delivery.Failed(exception.GetType().Name);
        }
    }

    private void Keep(OutgoingMail mail, Delivery delivery)
    {
        switch (delivery)
        {
            case Delivery.Taken:
                mail.MarkTaken(time.GetUtcNow());
                break;
            case Delivery.Refused refused:
                logger.LogWarning("The mail {MailId} was refused for good: {Reason}", mail.Id, SayingOf(refused.Reason));
                mail.MarkRefused(SayingOf(refused.Reason));
                break;
            case Delivery.Failed failed:
                logger.LogWarning("The mail {MailId} could not be sent now: {Reason}", mail.Id, SayingOf(failed.Reason));
                mail.MarkFailed(SayingOf(failed.Reason), time.GetUtcNow());
                break;
        }
    }

    // The links of a survey answer for their reader, who finds the same question in the request: nothing is lost with a mail that does not arrive, and no secret lies about.
    private static async Task ForgetSecretAsync(PortalDb db, OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (mail.State is MailState.Refused or MailState.PutAside && await db.Surveys.AnyAsync(row => row.Id == mail.CauseId, cancellationToken))
            mail.Forget();
    }

    private static string SayingOf(string reason) => OneLine.Of(reason, OutgoingMail.ErrorLimit);
}
