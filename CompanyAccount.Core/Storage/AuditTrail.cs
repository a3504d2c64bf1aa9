using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;

namespace CompanyAccount.Core.Storage;

/// <summary>Writes the audit log, into the commit of what it tells of.</summary>
internal static class AuditTrail
{
    /// <param name="db">The open database; the caller saves.</param>
    /// <param name="kind">What was done.</param>
    /// <param name="companyId">The company that it concerns, if any.</param>
    /// <param name="actor">Who did it; <see langword="null"/> for the portal itself or a person who has no place yet.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="subjectId">To whom or what.</param>
    /// <param name="subjectName">Its name, address or number.</param>
    /// <param name="detail">A code or count; never what a person wrote.</param>
    public static void Record(
        this PortalDb db, AuditKind kind, Guid? companyId, Actor? actor, DateTimeOffset now, Guid? subjectId = null, string? subjectName = null, string? detail = null)
    {
        var entry = new AuditEntry(Guid.CreateVersion7(now), kind, companyId, actor?.PersonId, subjectId, detail, now);
        db.AuditEntries.Add(entry);
        db.AuditWords.Add(new(entry.Id, companyId, actor?.Name, subjectName));
    }
}
