using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Bench;

/// <summary>What certificates need before a test begins.</summary>
internal static class CertificateStories
{
    public static CertificateRequestForm Form { get; } = new()
    {
        File = SigningRequests.Der,
        FileName = "mdm.csr",
        Subject = "APNs-сертификат: " + SigningRequests.Name,
        Description = "Прошу подписать",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A license of a product that manages mobile devices, or of another one.</summary>
    public static async Task LicenseAsync(this TestDatabase database, Guid companyId, string product = "ksmm", int fromDay = -30, int toDay = 300, bool blocked = false)
    {
        var today = DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime);
        await using var db = database.Open();
        var id = FreshId.Next();
        var license = new License(id, "LIC-" + id.ToString("N")[20..], "MOBIL-" + id.ToString("N").ToUpperInvariant()[15..32], product, LicenseKind.Corporate, 1, today.AddDays(fromDay), today.AddDays(toDay));
        license.AddTo(companyId, null, database.Time.GetUtcNow());
        if (blocked)
            license.Block(blocked: true);
        db.Licenses.Add(license);
        await db.SaveChangesAsync(Token);
    }

    /// <summary>The use case on a node that has this certificate, or none.</summary>
    public static SubmitCertificateRequest Submitting(this TestDatabase database, VendorCertificate? vendor) =>
        new(database.Store, database.Get<CatalogShelf>(), database.Get<WaitingBook>(), database.Get<FileRoom>(), database.Get<Attachments>(), new VendorSignature(vendor), new PortalOptions(), database.Feed, database.Time);

    /// <summary>Asks for a certificate.</summary>
    public static async Task<RequestNumber> AskAsync(this TestDatabase database, Actor.Member author, VendorCertificate? vendor, string name = SigningRequests.Name)
    {
        var form = Form with { File = name == SigningRequests.Name ? SigningRequests.Der : SigningRequests.Of(name) };
        var outcome = await database.Submitting(vendor).RunAsync(author, FreshId.Next(), form, Token);
        return outcome.TryGet(out var number, out var refusal) ? number : throw new InvalidOperationException($"Refused: {refusal}.");
    }

    /// <summary>The certificate of a request.</summary>
    public static async Task<ApnsCertificate> CertificateOfAsync(this TestDatabase database, RequestNumber number)
    {
        await using var db = database.Open();
        return await db.ApnsCertificates.AsNoTracking().SingleAsync(row => db.Requests.Any(request => request.Id == row.RequestId && request.Number == number.Value), Token);
    }

    /// <summary>The files of a request with their bytes, the portal's own last.</summary>
    public static async Task<IReadOnlyList<(RequestFile File, byte[] Content)>> FilesOfAsync(this TestDatabase database, RequestNumber number)
    {
        await using var db = database.Open();
        var files = await db.Files.AsNoTracking().Where(row => db.Requests.Any(request => request.Id == row.RequestId && request.Number == number.Value)).OrderBy(row => row.UploaderId == Guid.Empty).ThenBy(row => row.At).ThenBy(row => row.Id).ToListAsync(Token);
        List<(RequestFile, byte[])> read = [];
        foreach (var file in files)
        {
            await using var stream = await database.Get<FileRoom>().OpenAsync(file.Content, Token);
            using var memory = new MemoryStream();
            await stream!.CopyToAsync(memory, Token);
            read.Add((file, memory.ToArray()));
        }

        return read;
    }
}
