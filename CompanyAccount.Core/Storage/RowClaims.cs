using CompanyAccount.Core.Events;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Storage.PostgreSql;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// Takes a row for work that only one node may do. On PostgreSQL the row stays locked until the transaction ends, and a
/// row that another node has is passed over; SQLite has one node only.
/// </summary>
internal static class RowClaims
{
    /// <summary>The event, or <see langword="null"/> if another node has it.</summary>
    public static async Task<OutboxEvent?> ClaimEventAsync(this PortalDb db, Guid id, CancellationToken cancellationToken)
    {
        var rows = db is PostgreSqlPortalDb
            ? db.Outbox.FromSql($"""SELECT * FROM "OutboxEvents" WHERE "Id" = {id} FOR UPDATE SKIP LOCKED""")
            : db.Outbox.Where(row => row.Id == id);
        return (await rows.ToListAsync(cancellationToken)).SingleOrDefault();
    }

    /// <summary>The mail, or <see langword="null"/> if another node has it.</summary>
    public static async Task<OutgoingMail?> ClaimMailAsync(this PortalDb db, Guid id, CancellationToken cancellationToken)
    {
        var rows = db is PostgreSqlPortalDb
            ? db.Mail.FromSql($"""SELECT * FROM "OutgoingMail" WHERE "Id" = {id} FOR UPDATE SKIP LOCKED""")
            : db.Mail.Where(row => row.Id == id);
        return (await rows.ToListAsync(cancellationToken)).SingleOrDefault();
    }
}
