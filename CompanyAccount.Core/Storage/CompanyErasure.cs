using CompanyAccount.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// Erases a deleted company for good, a bounded step at a time, each a transaction of its own: a stop at any place goes on
/// from there. Requests, messages, mail and people go; the audit log keeps that something happened, not who wrote what.
/// </summary>
internal static class CompanyErasure
{
    /// <summary>How many requests, people, invitations or names go in one step.</summary>
    public const int StepSize = 200;

    /// <summary>Erases a step of what is left of the company.</summary>
    /// <returns>Whether the company is gone, or was never due.</returns>
    public static async Task<bool> EraseStepAsync(this PortalDb db, Guid companyId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Holds the company's row until the step is done, for other nodes as for an Operator who restores it at this moment: one of them is late.
        if (await db.Companies.Where(row => row.Id == companyId && row.EraseAt <= now)
            .ExecuteUpdateAsync(row => row.SetProperty(company => company.Version, company => company.Version + 1), cancellationToken) == 0)
            return true;
        var more = await EraseRequestsAsync(db, companyId, cancellationToken)
            || await ErasePeopleAsync(db, companyId, cancellationToken)
            || await EraseInvitationsAsync(db, companyId, cancellationToken)
            || await EraseNamesAsync(db, companyId, cancellationToken);
        if (!more)
        {
            var contracts = db.SupportContracts.Where(row => row.CompanyId == companyId).Select(row => row.Id);
            await db.NamedContacts.Where(row => contracts.Contains(row.ContractId)).ExecuteDeleteAsync(cancellationToken);
            await db.SupportContracts.Where(row => row.CompanyId == companyId).ExecuteDeleteAsync(cancellationToken);
            await db.Licenses.Where(row => row.CompanyId == companyId).ExecuteUpdateAsync(
                row => row
                    .SetProperty(license => license.CompanyId, (Guid?)null)
                    .SetProperty(license => license.AddedById, (Guid?)null)
                    .SetProperty(license => license.AddedAt, (DateTimeOffset?)null)
                    .SetProperty(license => license.Version, license => license.Version + 1),
                cancellationToken);
            var company = await db.Companies.SingleAsync(row => row.Id == companyId, cancellationToken);
            company.MarkErased(now);
            db.Record(AuditKind.CompanyErased, companyId, actor: null, now, companyId, company.DisplayNumber);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return !more;
    }

    private static async Task<bool> EraseRequestsAsync(PortalDb db, Guid companyId, CancellationToken cancellationToken)
    {
        var rows = await db.Requests.Where(row => row.CompanyId == companyId).OrderBy(row => row.Number).Select(row => new { row.Id, row.Number }).Take(StepSize).ToListAsync(cancellationToken);
        if (rows.Count == 0)
            return false;
        var (ids, numbers) = (rows.Select(row => row.Id).ToList(), rows.Select(row => row.Number).ToList());
        await db.SearchTexts.Where(row => numbers.Contains(row.Number)).ExecuteDeleteAsync(cancellationToken);
        await db.Mail.Where(row => ids.Contains(row.ThreadId)).ExecuteDeleteAsync(cancellationToken);
        await db.Received.Where(row => ids.Contains(row.ThreadId)).ExecuteDeleteAsync(cancellationToken);
        await db.ReplyDrafts.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Surveys.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.ApnsCertificates.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Notes.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Timeline.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        // Their contents are swept once nothing uses them.
        await db.Files.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Messages.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Incidents.Where(row => ids.Contains(row.RequestId)).ExecuteDeleteAsync(cancellationToken);
        await db.Requests.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> ErasePeopleAsync(PortalDb db, Guid companyId, CancellationToken cancellationToken)
    {
        var ids = await db.Members.Where(row => row.CompanyId == companyId).OrderBy(row => row.PersonId).Select(row => row.PersonId).Take(StepSize).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return false;
        await db.Mail.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Received.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Drafts.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.ReplyDrafts.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.SavedViews.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Uploads.Where(row => ids.Contains(row.OwnerId)).ExecuteDeleteAsync(cancellationToken);
        await db.Bells.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Sessions.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Members.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        // Identity's own tables (tokens, passkeys) go with the account.
        await db.Users.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> EraseInvitationsAsync(PortalDb db, Guid companyId, CancellationToken cancellationToken)
    {
        var ids = await db.Invitations.Where(row => row.CompanyId == companyId).OrderBy(row => row.Id).Select(row => row.Id).Take(StepSize).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return false;
        // The mail to an invited address stands under the invitation: there is no person yet.
        await db.Mail.Where(row => ids.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
        await db.Invitations.Where(row => ids.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private static async Task<bool> EraseNamesAsync(PortalDb db, Guid companyId, CancellationToken cancellationToken)
    {
        var ids = await db.AuditWords.Where(row => row.CompanyId == companyId).OrderBy(row => row.EntryId).Select(row => row.EntryId).Take(StepSize).ToListAsync(cancellationToken);
        if (ids.Count == 0)
            return false;
        await db.AuditWords.Where(row => ids.Contains(row.EntryId)).ExecuteDeleteAsync(cancellationToken);
        return true;
    }
}
