namespace CompanyAccount.Core.Mail.Incoming;

/// <summary>Which mails are a person's answer to a mail of the portal's. Pure: who the mail is from, and what it answers, is given.</summary>
internal static class IntakeRules
{
    /// <summary>So many mails of ours are looked up for one report: it may quote some besides the one that it is about.</summary>
    private const int ReportLimit = 20;

    /// <summary>What can be said of a mail before anything is looked up.</summary>
    /// <param name="mail">The mail as read.</param>
    /// <param name="seal">The portal's seal.</param>
    /// <param name="from"><c>Mail:From</c>.</param>
    public static IntakeStep FirstStep(IncomingMail mail, ReplySeal seal, string from)
    {
        if (mail.Fault is { } fault)
            return new IntakeStep.Refuse(fault);
        if (mail.Bounce is { } bounce)
            return new IntakeStep.MarkBounced([.. bounce.MessageIds.Select(seal.ReadMessageId).OfType<SealClaim>().Take(ReportLimit)], bounce.Error);
        if (mail.WentThroughUs || mail.Sender.Equals(from, StringComparison.OrdinalIgnoreCase) || seal.IsOwnAddress(mail.Sender) || seal.ReadMessageId(mail.MessageId) is not null)
            return new IntakeStep.Drop(MailObjection.Loop);
        if (mail.Automatic is { } automatic)
            return new IntakeStep.Drop(automatic);
        if (mail.FailedAuthentication)
            return new IntakeStep.Refuse(MailObjection.FailedAuthentication);
        if (mail.Sender.Length == 0)
            return new IntakeStep.Refuse(MailObjection.NoSender);
        // The address decides where there is one: what the headers say besides may be of an older mail of the conversation.
        if (mail.Recipients.Select(seal.ReadAddress).OfType<SealClaim>().ToList() is { Count: > 0 } byAddress)
            return ProveOf(byAddress.Take(5));
        if (mail.Answers.Select(seal.ReadMessageId).OfType<SealClaim>().ToList() is { Count: > 0 } byHeader)
            return ProveOf(byHeader.Where(claim => claim.Mac.Length > 0).Take(5));
        return new IntakeStep.Refuse(MailObjection.NoToken);
    }

    /// <summary>Why the mail of ours that a proven claim names does not let the sender in; <see langword="null"/> when it does.</summary>
    /// <param name="sender">Who says to have sent the mail.</param>
    /// <param name="answered">When the mail of ours was written, UTC.</param>
    /// <param name="holder">The address of the account that it was written to; <see langword="null"/> when that is gone.</param>
    /// <param name="replyDays"><c>Mail:Imap:ReplyDays</c>.</param>
    /// <param name="now">Now, UTC.</param>
    public static MailObjection? ObjectionTo(string sender, DateTimeOffset answered, string? holder, int replyDays, DateTimeOffset now)
    {
        if (now - answered > TimeSpan.FromDays(replyDays))
            return MailObjection.ExpiredToken;
        return holder is not null && holder.Equals(sender, StringComparison.OrdinalIgnoreCase) ? null : MailObjection.AnotherSender;
    }

    private static IntakeStep ProveOf(IEnumerable<SealClaim> claims) =>
        claims.Where(claim => claim.MailId != Guid.Empty).ToList() is { Count: > 0 } provable ? new IntakeStep.Prove(provable) : new IntakeStep.Refuse(MailObjection.ForgedToken);
}

/// <summary>What to do next with a mail that came in.</summary>
internal abstract record IntakeStep
{
    private IntakeStep()
    {
    }

    /// <summary>A machine wrote it.</summary>
    public sealed record Drop(MailObjection Objection) : IntakeStep;

    /// <summary>It is refused.</summary>
    public sealed record Refuse(MailObjection Objection) : IntakeStep;

    /// <summary>A mail of ours did not arrive, if one of the claims is of one.</summary>
    public sealed record MarkBounced(IReadOnlyList<SealClaim> Claims, string Error) : IntakeStep;

    /// <summary>It answers one of these mails, if the claim holds.</summary>
    public sealed record Prove(IReadOnlyList<SealClaim> Claims) : IntakeStep;
}
