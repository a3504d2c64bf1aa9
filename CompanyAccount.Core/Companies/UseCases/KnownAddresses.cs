using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Companies.UseCases;

/// <summary>What the portal knows of addresses that are to be invited, read with two statements however many they are.</summary>
internal sealed class KnownAddresses
{
    private readonly Dictionary<string, (Guid? CompanyId, MemberState? State)> _accounts;
    private readonly Dictionary<string, Guid> _pending;
    private readonly Guid _companyId;

    private KnownAddresses(Guid companyId, Dictionary<string, (Guid?, MemberState?)> accounts, Dictionary<string, Guid> pending) =>
        (_companyId, _accounts, _pending) = (companyId, accounts, pending);

    public static async Task<KnownAddresses> ReadAsync(PortalDb db, Guid companyId, IReadOnlyList<string> normalized, CancellationToken cancellationToken)
    {
        var accounts = await (
            from user in db.Users
            where normalized.Contains(user.NormalizedEmail!)
            join member in db.Members on user.Id equals member.PersonId into members
            from member in members.DefaultIfEmpty()
            select new { Email = user.NormalizedEmail!, CompanyId = (Guid?)member.CompanyId, State = (MemberState?)member.State }).ToListAsync(cancellationToken);
        var pending = await db.Invitations
            .Where(row => row.CompanyId == companyId && row.End == InvitationEnd.None && normalized.Contains(row.NormalizedEmail))
            .Select(row => new { row.NormalizedEmail, row.Id })
            .ToListAsync(cancellationToken);
        return new(companyId, accounts.ToDictionary(row => row.Email, row => (row.CompanyId, row.State)), pending.ToDictionary(row => row.NormalizedEmail, row => row.Id));
    }

    public Guid? PendingOf(string normalized) => _pending.TryGetValue(normalized, out var id) ? id : null;

    public InvitationResult ResultFor(string normalized)
    {
        if (_pending.ContainsKey(normalized))
            return InvitationResult.AlreadyInvited;
        if (!_accounts.TryGetValue(normalized, out var account))
            return InvitationResult.Sent;
        // Who was removed, here or elsewhere, can be invited as anybody can.
        if (account.State is MemberState.Removed)
            return InvitationResult.Sent;
        return account.CompanyId == _companyId ? InvitationResult.AlreadyMember : InvitationResult.NotPossible;
    }
}
