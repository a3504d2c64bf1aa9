using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Storage;

/// <summary>The database itself keeps the audit log from being rewritten.</summary>
public sealed class AuditLogTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_line_can_be_added_but_neither_changed_nor_deleted(DatabaseProvider provider)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        db.Record(AuditKind.PersonInvited, People.Romashka, People.Owner, database.Time.GetUtcNow(), subjectName: "new@romashka.example", detail: "User");
        await db.SaveChangesAsync(stop);

        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Detail, "Owner"), stop));
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteDeleteAsync(stop));
        await using var again = database.Open();
        var kept = Assert.Single(await again.AuditEntries.ToListAsync(stop));
        Assert.Equal(("User", People.Owner.PersonId), (kept.Detail, kept.ActorId));
    }
}
