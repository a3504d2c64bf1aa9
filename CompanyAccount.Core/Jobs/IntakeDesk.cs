using System.Security.Cryptography;
using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Notices.Sending;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Jobs;

/// <summary>
/// Takes mails that came in: one that is proven to be a member's answer becomes a message of its request by the same verb as in the portal.
/// What a mail causes and the row that says so are one commit, so that a mail is taken once, whoever takes it and whenever the node dies.
/// </summary>
internal sealed class IntakeDesk(Store store, MailSeal seals, ActorReader actors, IncomingAttachments files, MailOptions options, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    /// <summary>How often a mail is tried that meets a change of its request at the same moment.</summary>
    private const int Tries = 5;

    private readonly MailReader _reader = new(
        [.. new[] { options.From, options.Imap.ReplyAddress?.Split('@')[0] is { } local ? local + "+" : "", options.Imap.ReplyAddress ?? "", portal.Brand }.Where(name => name.Length > 0)],
        options.Imap.ReplyAddress ?? "",
        options.Imap.TrustedAuthServer);

    /// <summary>Whether a mail of the mailbox is settled, so that it needs not even be fetched.</summary>
    public async Task<bool> IsSettledAsync(string place, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await db.Received.AnyAsync(row => row.Place == place && row.AskedAgainAt == null, cancellationToken);
    }

    /// <summary>Places of the mails that Operators want to be looked at again.</summary>
    public async Task<List<string>> ReadAskedAgainAsync(CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await db.Received.Where(row => row.AskedAgainAt != null).OrderBy(row => row.AskedAgainAt).Select(row => row.Place).Take(50).ToListAsync(cancellationToken);
    }

    /// <summary>Takes a mail.</summary>
    /// <param name="place">Where it lies.</param>
    /// <param name="raw">The mail.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task TakeAsync(string place, byte[] raw, CancellationToken cancellationToken)
    {
        var mail = _reader.Read(raw);
        var fingerprint = MailReader.FingerprintOf(raw);
        var seal = await seals.FindAsync(cancellationToken) ?? throw new InvalidOperationException("No mail is taken in.");
        switch (IntakeRules.FirstStep(mail, seal, options.From))
        {
            case IntakeStep.Drop drop:
                await SettleAsync(place, fingerprint, mail, MailFate.Dropped, drop.Objection, answered: null, cancellationToken);
                break;
            case IntakeStep.Refuse refuse:
                await SettleAsync(place, fingerprint, mail, MailFate.Refused, refuse.Objection, answered: null, cancellationToken);
                break;
            case IntakeStep.MarkBounced bounced:
                await MarkBouncedAsync(place, fingerprint, mail, bounced, seal, cancellationToken);
                break;
            case IntakeStep.Prove prove:
                await AnswerAsync(place, fingerprint, mail, prove, seal, cancellationToken);
                break;
        }
    }

    /// <summary>Settles a mail that cannot be read: too large, failed over, or gone.</summary>
    public Task GiveUpAsync(string place, string sender, string subject, MailObjection objection, CancellationToken cancellationToken) =>
        SettleAsync(place, FingerprintOf(place), new() { Sender = sender, Subject = subject }, MailFate.Refused, objection, answered: null, cancellationToken);

    // Nothing of it was read: it is told from others by its place.
    private static string FingerprintOf(string place) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(place)));

    private async Task AnswerAsync(string place, string fingerprint, IncomingMail mail, IntakeStep.Prove prove, ReplySeal seal, CancellationToken cancellationToken)
    {
        var (answered, fault) = await ProveAsync(prove, seal, mail, cancellationToken);
        if (answered is null)
        {
            await SettleAsync(place, fingerprint, mail, MailFate.Refused, fault ?? MailObjection.ForgedToken, answered: null, cancellationToken);
            return;
        }

        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await IsTakenAsync(place, fingerprint, cancellationToken))
                return;
            if (await ObjectionAsync(answered, cancellationToken) is { } objection)
            {
                var fate = objection is MailObjection.TooMany ? MailFate.Dropped : MailFate.Refused;
                await SettleAsync(place, fingerprint, mail, fate, objection, answered, cancellationToken);
                return;
            }

            if (await actors.FindAsync(answered.PersonId, cancellationToken) is not { } actor)
            {
                await SettleAsync(place, fingerprint, mail, MailFate.Refused, MailObjection.MayNotAnswer, answered, cancellationToken);
                return;
            }

            var (message, fileFault) = await files.KeepAsync(mail, answered.Language, answered.CompanyId, cancellationToken);
            if (message is null)
            {
                await SettleAsync(place, fingerprint, mail, MailFate.Refused, fileFault ?? MailObjection.Empty, answered, cancellationToken);
                return;
            }

            var outcome = await WriteAsync(actor, answered, place, fingerprint, mail, message, cancellationToken);
            if (outcome.TryGet(out _, out var refusal))
            {
                feed.AnnounceEverywhere(Topic.IncomingMail);
                return;
            }

            if (refusal is TemporarilyUnavailable)
                throw new TimeoutException("The database does not answer.");
            if (refusal is ChangedMeanwhile)
                continue;
            await SettleAsync(place, fingerprint, mail, MailFate.Refused, ObjectionOf(refusal), answered, cancellationToken);
            return;
        }

        throw new TimeoutException("The request changes all the time.");
    }

    // The change of the request and the row that says that the mail is taken: one commit.
    private async Task<Outcome<RequestChanged>> WriteAsync(Actor actor, Answered answered, string place, string fingerprint, IncomingMail mail, IncomingMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = await FindIdAsync(place, cancellationToken) ?? Guid.CreateVersion7(now);
        return await new RequestDesk(store, feed).ChangeAsync(actor, answered.Number, answered.Version, id, async (db, request) =>
        {
            var outcome = request.Answer(actor, new(id, message.Text), now);
            if (!outcome.TryGet(out var change, out _))
                return outcome;
            files.Attach(db, request, change.Message!, message, actor.PersonId);
            (await RowAsync(db, id, place, fingerprint, mail, now, cancellationToken)).Settle(MailFate.Taken, null, request.Id, actor.PersonId);
            return outcome;
        }, cancellationToken);
    }

    private async Task<(Answered? Answered, MailObjection? Fault)> ProveAsync(IntakeStep.Prove prove, ReplySeal seal, IncomingMail mail, CancellationToken cancellationToken)
    {
        MailObjection? fault = null;
        await using var db = store.Open();
        foreach (var claim in prove.Claims)
        {
            var sent = await db.Mail.AsNoTracking().Where(row => row.Id == claim.MailId).Select(row => new { row.ThreadId, row.PersonId, row.CreatedAt, row.TakesAnswers }).FirstOrDefaultAsync(cancellationToken);
            if (sent is null)
            {
                fault ??= MailObjection.ExpiredToken;
                continue;
            }

            if (!sent.TakesAnswers || !seal.Holds(claim, sent.ThreadId, sent.PersonId))
            {
                fault = MailObjection.ForgedToken;
                continue;
            }

            var holder = await db.Users.Where(row => row.Id == sent.PersonId && row.EmailConfirmed).Select(row => new { row.Email, row.Language }).FirstOrDefaultAsync(cancellationToken);
            if (IntakeRules.ObjectionTo(mail.Sender, sent.CreatedAt, holder?.Email, options.Imap.ReplyDays, time.GetUtcNow()) is { } objection)
                return (null, objection);
            var request = await db.Requests.Where(row => row.Id == sent.ThreadId).Select(row => new { row.Number, row.CompanyId }).FirstOrDefaultAsync(cancellationToken);
            return request is null ? (null, MailObjection.ExpiredToken) : (new(sent.ThreadId, new(request.Number), sent.PersonId, request.CompanyId, holder!.Language), null);
        }

        return (null, fault);
    }

    // What stands against a proven answer before its request is asked; the version is read anew for each try.
    private async Task<MailObjection?> ObjectionAsync(Answered answered, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var since = time.GetUtcNow() - TimeSpan.FromHours(1);
        if (await db.Received.CountAsync(row => row.ThreadId == answered.ThreadId && row.At > since && row.Fate != MailFate.Bounce, cancellationToken) >= options.Imap.AnswersPerHour)
            return MailObjection.TooMany;
        answered.Version = await db.Requests.Where(row => row.Id == answered.ThreadId).Select(row => row.Version).FirstOrDefaultAsync(cancellationToken);
        var status = await db.Requests.Where(row => row.Id == answered.ThreadId).Select(row => row.Status).FirstOrDefaultAsync(cancellationToken);
        return StatusMoves.IsEnd(status) ? MailObjection.RequestEnded : null;
    }

    private static MailObjection ObjectionOf(Refusal refusal) => refusal switch
    {
        RequestEnded => MailObjection.RequestEnded,
        NotFound or NotAllowed => MailObjection.MayNotAnswer,
        _ => MailObjection.Unreadable,
    };

    private async Task MarkBouncedAsync(string place, string fingerprint, IncomingMail mail, IntakeStep.MarkBounced bounced, ReplySeal seal, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        foreach (var claim in bounced.Claims)
        {
            var sent = await db.Mail.FirstOrDefaultAsync(row => row.Id == claim.MailId && row.State == MailState.Taken, cancellationToken);
            // Its other form proves nothing but that somebody knows 74 random bits, which is as good for a mail that lets nobody in.
            if (sent is null || (sent.TakesAnswers && !seal.Holds(claim, sent.ThreadId, sent.PersonId)))
                continue;
            sent.MarkBounced(OneLine.Of(bounced.Error, OutgoingMail.ErrorLimit));
            if (!await SaveAsync(db, place, fingerprint, mail, row => row.Settle(MailFate.Bounce, null, sent.ThreadId, sent.PersonId), cancellationToken))
                return;
            feed.AnnounceEverywhere(Topic.UndeliveredMail);
            if (sent.ThreadId != Guid.Empty)
                feed.AnnounceEverywhere(Topic.Request(sent.ThreadId));
            return;
        }

        await SettleAsync(place, fingerprint, mail, MailFate.Dropped, MailObjection.UnknownBounce, answered: null, cancellationToken);
    }

    private async Task SettleAsync(string place, string fingerprint, IncomingMail mail, MailFate fate, MailObjection objection, Answered? answered, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        var sender = mail.Sender.ToUpperInvariant();
        var personId = sender.Length == 0 ? Guid.Empty : await db.Users.Where(row => row.NormalizedEmail == sender).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        if (answered is not null && fate is MailFate.Refused)
            await TellAsync(db, answered, mail, objection, await FindIdAsync(place, cancellationToken), cancellationToken);
        await SaveAsync(db, place, fingerprint, mail, row => row.Settle(fate, objection, answered?.ThreadId ?? Guid.Empty, personId), cancellationToken);
    }

    // Once for a mail: looked at again, it is not told again.
    private async Task TellAsync(PortalDb db, Answered answered, IncomingMail mail, MailObjection objection, Guid? already, CancellationToken cancellationToken)
    {
        if (already is not null || !RefusedAnswerLetter.IsTold(objection))
            return;
        // Erased with its company a moment ago: there is nobody left to tell.
        if (await db.Requests.Where(row => row.Id == answered.ThreadId).Select(row => new { row.CompanyId, row.Subject }).FirstOrDefaultAsync(cancellationToken) is not { } request)
            return;
        if (await RequestNoticeWriter.FindReaderAsync(db, answered.PersonId, request.CompanyId, cancellationToken) is { } reader)
            db.Post(RefusedAnswerLetter.Write(answered.Number, request.Subject, mail.Subject, objection, reader, portal), answered.PersonId, time.GetUtcNow());
    }

    /// <returns>Whether it was this node that settled it.</returns>
    private async Task<bool> SaveAsync(PortalDb db, string place, string fingerprint, IncomingMail mail, Action<ReceivedMail> settle, CancellationToken cancellationToken)
    {
        if (await IsCopyAsync(db, place, fingerprint, cancellationToken))
            return false;
        var now = time.GetUtcNow();
        settle(await RowAsync(db, Guid.CreateVersion7(now), place, fingerprint, mail, now, cancellationToken));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // Another node was quicker.
            return false;
        }

        feed.Announce(Topic.OutgoingMail);
        feed.AnnounceEverywhere(Topic.IncomingMail);
        return true;
    }

    private static async Task<ReceivedMail> RowAsync(PortalDb db, Guid id, string place, string fingerprint, IncomingMail mail, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Received.FirstOrDefaultAsync(row => row.Place == place, cancellationToken) is { } known)
        {
            if (known.Fingerprint == FingerprintOf(place))
                known.Identify(fingerprint);
            return known;
        }

        return db.Received.Add(new(id, place, fingerprint, mail.Sender, mail.Subject, now)).Entity;
    }

    private async Task<Guid?> FindIdAsync(string place, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await db.Received.Where(row => row.Place == place).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<bool> IsTakenAsync(string place, string fingerprint, CancellationToken cancellationToken)
    {
        await using var db = store.Open();
        return await IsCopyAsync(db, place, fingerprint, cancellationToken) || await db.Received.AnyAsync(row => row.Place == place && row.AskedAgainAt == null, cancellationToken);
    }

    // A copy has no row of its own; one that it got while it could not be read goes, or it would be looked at for ever.
    private static async Task<bool> IsCopyAsync(PortalDb db, string place, string fingerprint, CancellationToken cancellationToken)
    {
        if (!await db.Received.AnyAsync(row => row.Fingerprint == fingerprint && row.Place != place, cancellationToken))
            return false;
        await db.Received.Where(row => row.Place == place).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    /// <summary>A mail of ours that is proven to be answered by whom it was sent to.</summary>
    private sealed record Answered(Guid ThreadId, RequestNumber Number, Guid PersonId, Guid CompanyId, string Language)
    {
        /// <summary>The request's version that the next try goes by.</summary>
        public int Version { get; set; }
    }
}
