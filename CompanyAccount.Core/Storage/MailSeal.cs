using System.Security.Cryptography;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// The portal's seal of reply addresses and Message-IDs. Its key is made once, for all nodes, and stands in the database
/// protected by Data Protection: whoever reads a backup without the keys of that can forge no reply address.
/// </summary>
internal sealed class MailSeal(Store store, IDataProtectionProvider protection, MailOptions mail, PortalOptions portal, TimeProvider time) : IDisposable
{
    private const string Purpose = "CompanyAccount.ReplySeal";
    private const int KeyLength = 32;

    private readonly SemaphoreSlim _making = new(1);
    private ReplySeal? _seal;

    /// <summary>The seal; <see langword="null"/> where no mail is taken in.</summary>
    public async ValueTask<ReplySeal?> FindAsync(CancellationToken cancellationToken)
    {
        if (!mail.Imap.IsOn)
            return null;
        if (_seal is { } known)
            return known;
        await _making.WaitAsync(cancellationToken);
        try
        {
            return _seal ??= new(await ReadKeyAsync(cancellationToken), mail.Imap.ReplyAddress!, portal.Origin.IdnHost);
        }
        finally
        {
            _making.Release();
        }
    }

    public void Dispose() => _making.Dispose();

    private async Task<byte[]> ReadKeyAsync(CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector(Purpose);
        while (true)
        {
            await using var db = store.Open();
            if (await db.SigningKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Name == SigningKey.ReplySeal, cancellationToken) is { } kept)
                return protector.Unprotect(kept.Protected);
            db.SigningKeys.Add(new() { Name = SigningKey.ReplySeal, Protected = protector.Protect(RandomNumberGenerator.GetBytes(KeyLength)), CreatedAt = time.GetUtcNow() });
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
            {
                // Another node made it at this moment: that one counts.
            }
        }
    }
}

/// <summary>A key that the portal signs with, protected by Data Protection.</summary>
internal sealed class SigningKey
{
    public const string ReplySeal = "reply-seal";

    public required string Name { get; init; }

    public required byte[] Protected { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
