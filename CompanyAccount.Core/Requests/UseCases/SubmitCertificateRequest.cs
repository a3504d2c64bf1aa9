using CompanyAccount.Core.Access;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Notices.Letters;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Requests.UseCases;

/// <summary>
/// Sends a signing request for an APNs certificate. Where the portal has the vendor's certificate, the request is signed,
/// answered and moved on in the same commit; otherwise the engineers do that.
/// </summary>
public sealed class SubmitCertificateRequest(
    Store store, CatalogShelf catalog, WaitingBook waiting, FileRoom room, Attachments files, VendorSignature vendor, PortalOptions portal, LiveFeed feed, TimeProvider time)
{
    private const string SigningRequestType = "application/pkcs10";

    /// <summary>Makes the request. Called again for the same form, it answers with the request that the form became.</summary>
    /// <param name="actor">A member of a company that holds a valid license of a product that manages mobile devices.</param>
    /// <param name="formId">An id that the page chose once: one form makes one request.</param>
    /// <param name="form">The form.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number; <see cref="BadSigningRequest"/>, of which nothing is stored, or <see cref="NoMobileLicense"/>.</returns>
    public async Task<Outcome<RequestNumber>> RunAsync(Actor actor, Guid formId, CertificateRequestForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (actor is not Actor.Member member || !member.May(Right.OpenRequests))
            return new NotAllowed();
        // Before anything touches the disk: a file with a private key is kept nowhere.
        if (!SigningRequest.Read(form.File.Span).TryGet(out var signing, out var fault))
            return fault;
        try
        {
            return await SubmitAsync(member, formId, form, signing, cancellationToken);
        }
        catch (DbUpdateException duplicate) when (StoreFaults.IsDuplicate(duplicate))
        {
            // A double click: the other call made the request a moment ago.
            await using var db = store.Open();
            return await db.FindSubmittedAsync(member, formId, cancellationToken) is { } number ? number : new ChangedMeanwhile();
        }
        catch (Exception exception) when (StoreFaults.RefusalOf(exception) is { } refusal)
        {
            return refusal;
        }
    }

    private async Task<Outcome<RequestNumber>> SubmitAsync(Actor.Member member, Guid formId, CertificateRequestForm form, SigningRequest signing, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var products = await catalog.GetAsync(cancellationToken);
        await using var db = store.Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.FindSubmittedAsync(member, formId, cancellationToken) is { } submitted)
            return submitted;
        if (!await db.HasMobileLicenseAsync(member.CompanyId, products, now, cancellationToken))
            return new NoMobileLicense();
        var number = await db.NextNumberAsync(Counter.Requests, cancellationToken);
        if (!SupportRequest.SubmitForCertificate(member, form.Subject, form.Description, number, formId, now).TryGet(out var made, out var refusal))
            return refusal;
        if (await db.FindEndedAsync(member, form.FollowsUp, RequestCategory.Apns, cancellationToken) is { } ended)
            made.Request.FollowUpOn(ended);
        db.Requests.Add(made.Request);
        var asked = new ApnsCertificate(made.Request.Id, member.CompanyId, signing);
        db.ApnsCertificates.Add(asked);
        await RequestDesk.KeepAsync(db, made.Request, made.Change, cancellationToken);
        if (await AttachAsync(db, made, form.File, FileName.Of(form.FileName), SigningRequestType, member.PersonId, cancellationToken) is { } unkept)
            return unkept;
        await db.SaveChangesAsync(cancellationToken);
        if (vendor.At(now) is { } signer && await SignAsync(db, made.Request, asked, signing, signer, now, cancellationToken) is { } unsigned)
            return unsigned;
        await transaction.CommitAsync(cancellationToken);
        RequestDesk.Announce(feed, made.Request);
        return new RequestNumber(made.Request.Number);
    }

    private async Task<Refusal?> SignAsync(
        PortalDb db, SupportRequest request, ApnsCertificate asked, SigningRequest signing, VendorCertificate signer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var language = await db.Users.Where(user => user.Id == request.AuthorId).Select(user => user.Language).SingleAsync(cancellationToken);
        // Lines of a request stand in the order of their times: the answer comes after the question.
        var answered = now.AddMilliseconds(1);
        await db.MarkSignedAsync(asked, signer.IsStandIn, answered, cancellationToken);
        var text = new MessageText(Guid.CreateVersion7(answered), CertificateSteps.Write(language, signer.IsStandIn, asked.ValidTo!.Value));
        if (!request.ProvideCertificate(text, portal.Brand, answered, await waiting.OfAsync(request, cancellationToken)).TryGet(out var change, out var refusal))
            return refusal;
        await RequestDesk.KeepAsync(db, request, change, cancellationToken);
        var name = FileName.Of(SignedBundle.NameOf(new RequestNumber(request.Number).ToString(), signer));
        if (await AttachAsync(db, (request, change), SignedBundle.Make(signing, signer), name, SignedBundle.ContentType, Guid.Empty, cancellationToken) is { } unkept)
            return unkept;
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    // A content that no row comes to name is swept.
    private async Task<Refusal?> AttachAsync(
        PortalDb db, (SupportRequest Request, RequestChange Change) made, ReadOnlyMemory<byte> content, FileName name, string type, Guid uploaderId, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        if (!(await room.KeepAsync(stream, content.Length, cancellationToken)).TryGet(out var stored, out var refusal))
            return refusal;
        files.Add(db, made.Request, made.Change.Message!, stored, name, type, uploaderId);
        return null;
    }
}
