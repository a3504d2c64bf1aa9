using CompanyAccount.Core.Access;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Notices.Sending;

/// <summary>Tells all service managers of feedback and of escalated requests, each in their language.</summary>
internal static class ManagerNotices
{
    /// <returns>How many mails were written.</returns>
    public static async Task<int> WriteAsync(PortalDb db, SupportRequest request, RequestEvent fact, PortalOptions portal, CancellationToken cancellationToken)
    {
        if (KindOf(fact, request) is not { } kind || await db.Mail.AnyAsync(row => row.CauseId == fact.Id && row.ThreadId == Guid.Empty, cancellationToken))
            return 0;
        var company = await db.Companies.Where(row => row.Id == request.CompanyId).Select(row => row.Name).SingleAsync(cancellationToken);
        var managers = await (
            from staff in db.StaffAccounts
            where staff.Role == StaffRole.ServiceManager && staff.BlockedAt == null
            join user in db.Users on staff.PersonId equals user.Id
            where user.Email != null && user.EmailConfirmed
            select new { user.Id, user.FullName, Email = user.Email!, user.Language }).ToListAsync(cancellationToken);
        foreach (var manager in managers)
        {
            var reader = new Reader(manager.FullName, manager.Email, manager.Language);
            // Of no thread: engineers who look at a request's mails see nothing of these.
            db.Mail.Add(new(Guid.CreateVersion7(fact.At), fact.Id, manager.Id, Guid.Empty, ManagerLetter.Write(kind, new(request.Number), request.Subject, company, reader, portal), fact.At));
        }

        return managers.Count;
    }

    private static ManagerNoticeKind? KindOf(RequestEvent fact, SupportRequest request) => (fact, request.FeedbackKind) switch
    {
        (RequestEscalated { Reason: EscalationReason.Complaint }, _) => ManagerNoticeKind.EscalatedByComplaint,
        (RequestEscalated { Reason: EscalationReason.DeadlineBroken }, _) => ManagerNoticeKind.DeadlineBroken,
        (RequestSubmitted, FeedbackKind.Gratitude) => ManagerNoticeKind.Gratitude,
        (RequestSubmitted, FeedbackKind.Complaint) => ManagerNoticeKind.Complaint,
        _ => null,
    };
}
