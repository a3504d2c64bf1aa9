using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Sending;

/// <summary>Writes the mails that a fact about a request causes, into the transaction that handles the fact.</summary>
internal sealed class RequestNoticeWriter(CatalogShelf catalog, PortalOptions portal, MailOptions mail, SupportOptions support)
{
    /// <returns>How many mails were written.</returns>
    public async Task<int> WriteAsync(PortalDb db, SupportRequest request, RequestEvent fact, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var notice in RequestNotices.Of(fact, request.AuthorId))
        {
            if (await db.Mail.AnyAsync(row => row.CauseId == fact.Id && row.PersonId == notice.RecipientId, cancellationToken))
                continue;
            if (await FindReaderAsync(db, notice.RecipientId, request.CompanyId, cancellationToken) is not { } reader)
                continue;
            var facts = await ReadFactsAsync(db, request, fact, notice, reader, cancellationToken);
            // The id and the time are the fact's: mails of a request leave in the order of what happened, whenever each was written.
            db.Mail.Add(new(Guid.CreateVersion7(fact.At), fact.Id, notice.RecipientId, request.Id, RequestLetter.Write(facts, reader, portal, support.Zone, mail.Imap.IsOn), fact.At));
            written++;
        }

        return written
            + await SurveyNotices.WriteAsync(db, request, fact, portal, cancellationToken)
            + await ManagerNotices.WriteAsync(db, request, fact, portal, cancellationToken);
    }

    // Who is no member of the company any more is told nothing more of it.
    internal static async Task<Reader?> FindReaderAsync(PortalDb db, Guid personId, Guid companyId, CancellationToken cancellationToken) => await (
        from user in db.Users
        where user.Id == personId && user.Email != null
        join member in db.Members on user.Id equals member.PersonId
        where member.CompanyId == companyId && member.State == MemberState.Active
        join company in db.Companies on member.CompanyId equals company.Id
        where company.DeletedAt == null
        select new Reader(user.FullName, user.Email!, user.Language, user.TimeZone)).FirstOrDefaultAsync(cancellationToken);

    private async Task<RequestLetterFacts> ReadFactsAsync(
        PortalDb db, SupportRequest request, RequestEvent fact, Notice notice, Reader reader, CancellationToken cancellationToken)
    {
        QuotedMessage? message = null;
        if (notice.MessageId is { } messageId)
        {
            message = await db.Messages
                .Where(row => row.Id == messageId && row.RequestId == request.Id)
                .Select(row => new QuotedMessage(row.AuthorName, row.Body, row.At,
                    row.Kind == MessageKind.Reply || row.Kind == MessageKind.Question || row.Kind == MessageKind.Solution || row.Kind == MessageKind.Cancellation || row.Kind == MessageKind.Lowering))
                .SingleAsync(cancellationToken);
        }

        string? colleague = null;
        if (notice.ColleagueId is { } colleagueId)
        {
            colleague = await db.Timeline
                .Where(row => row.RequestId == request.Id && row.ActorId == colleagueId)
                .OrderByDescending(row => row.At)
                .Select(row => row.ActorName)
                .FirstAsync(cancellationToken);
        }

        var product = request.Category is RequestCategory.Technical ? ProductOf(request, await catalog.GetAsync(cancellationToken), reader.Language) : null;
        return new(notice.Kind, new(request.Number), request.Subject, product, fact.Status, request.Level, colleague, message, fact.WaitingUntil, request.Category is RequestCategory.Feedback)
        {
            Severity = fact is SeverityChanged changed ? await ReadSeverityAsync(db, changed, cancellationToken) : null,
        };
    }

    private static async Task<ChangedSeverity> ReadSeverityAsync(PortalDb db, SeverityChanged fact, CancellationToken cancellationToken)
    {
        var detail = await db.Timeline.Where(row => row.Id == fact.LineId && row.RequestId == fact.RequestId).Select(row => row.Detail).FirstOrDefaultAsync(cancellationToken);
        return new(fact.From, fact.To, fact.At, detail is null ? null : SeverityShift.Parse(detail).Reason, fact.IsUnanswered, fact.Promise);
    }

    private static string ProductOf(SupportRequest request, ProductCatalog products, string language)
    {
        var product = products.FindProduct(request.ProductId)?.Name.In(language) ?? request.ProductId;
        var version = request.VersionId is { } id ? products.FindVersion(id)?.Name ?? id : null;
        return version is null ? product : $"{product} {version}";
    }
}
