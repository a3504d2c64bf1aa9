using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>Makes files of messages, in the commit of the message itself.</summary>
public sealed class Attachments(FileLimits limits, TimeProvider time)
{
    /// <summary>Adds the uploads that a message names to what a verb leaves; the caller saves.</summary>
    /// <param name="db">The open database.</param>
    /// <param name="actor">Who sends: the uploads are theirs.</param>
    /// <param name="request">The request.</param>
    /// <param name="outcome">What the verb came to; a refusal goes through.</param>
    /// <param name="uploads">Ids of uploads that are all here.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The same; <see cref="TooManyFiles"/>, or <see cref="UploadMissing"/> where one of them is another person's, not all here, or gone.</returns>
    internal async Task<Outcome<RequestChange>> AttachAsync(
        PortalDb db, Actor actor, SupportRequest request, Outcome<RequestChange> outcome, IReadOnlyList<Guid> uploads, CancellationToken cancellationToken)
    {
        if (uploads.Count == 0 || !outcome.TryGet(out var change, out _))
            return outcome;
        if (uploads.Count > limits.FilesPerMessage)
            return new TooManyFiles(limits.FilesPerMessage);
        var messageId = change.Message?.Id ?? change.Note?.Id ?? throw new ArgumentException("Files come with a message or a note.", nameof(outcome));
        var found = await db.Uploads.Where(row => uploads.Contains(row.Id) && row.OwnerId == actor.PersonId && row.Sha256 != null).ToListAsync(cancellationToken);
        if (found.Count != uploads.Count)
            return new UploadMissing();
        foreach (var upload in found.OrderBy(row => row.Id))
        {
            db.Files.Add(new(upload.Id, request.CompanyId, request.Id, messageId, change.Note is not null,
                FileName.Of(upload.Name), upload.ContentType, upload.Content!, limits.FirstState, actor.PersonId, time.GetUtcNow()));
            db.Uploads.Remove(upload);
        }

        return change;
    }

    /// <summary>Adds one file to a message, for jobs that have its content already: mail that came in, a certificate. The caller saves.</summary>
    /// <param name="db">The open database.</param>
    /// <param name="request">The request.</param>
    /// <param name="message">The message.</param>
    /// <param name="content">What <see cref="FileRoom.KeepAsync"/> gave.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="contentType">What the sender said that it is.</param>
    /// <param name="uploaderId">Who sent it; empty for the portal itself, whose own files no scanner looks at.</param>
    internal RequestFile Add(PortalDb db, SupportRequest request, RequestMessage message, StoredContent content, FileName name, string contentType, Guid uploaderId)
    {
        var now = time.GetUtcNow();
        var state = uploaderId == Guid.Empty ? FileState.Clean : limits.FirstState;
        var file = new RequestFile(Guid.CreateVersion7(now), request.CompanyId, request.Id, message.Id, isInternal: false, name, contentType, content, state, uploaderId, now);
        db.Files.Add(file);
        return file;
    }
}
