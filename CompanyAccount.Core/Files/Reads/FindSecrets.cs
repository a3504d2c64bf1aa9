using System.Buffers;
using System.Text;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Files.Reads;

/// <summary>Whether a person's own upload seems to hold passwords, session cookies or private keys, before it is sent.</summary>
public sealed class FindSecrets(Store store, FileRoom room, TimeProvider time)
{
    private const int HeadLength = 4096;

    /// <summary>The places that seem to hold a secret; none for a file that is no text. Only its beginning is looked at: <see cref="SecretFinder.BytesLookedAt"/>.</summary>
    /// <param name="actor">Whose upload it is.</param>
    /// <param name="uploadId">An upload that is all here.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<Outcome<IReadOnlyList<FoundSecret>>> RunAsync(Actor actor, Guid uploadId, CancellationToken cancellationToken)
    {
        if (!FileLimits.MayUpload(actor))
            return new NotAllowed();
        await using var db = store.Open();
        var now = time.GetUtcNow();
        var upload = await db.Uploads.AsNoTracking().FirstOrDefaultAsync(row => row.Id == uploadId && row.OwnerId == actor.PersonId && row.ExpiresAt > now, cancellationToken);
        if (upload?.Content is not { } content)
            return new NotFound();
        try
        {
            await using var stream = await room.OpenAsync(content, cancellationToken);
            return stream is null ? new FileLost() : Outcome(await LookAsync(stream, cancellationToken));
        }
        catch (FilesAwayException)
        {
            return new TemporarilyUnavailable();
        }
    }

    private static Outcome<IReadOnlyList<FoundSecret>> Outcome(List<FoundSecret> found) => found;

    private static async Task<List<FoundSecret>> LookAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[HeadLength];
        var length = await stream.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        if (!IsText(head.AsSpan(0, length)))
            return [];
        stream.Position = 0;
        var finder = new SecretFinder();
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 16 * 1024, leaveOpen: true);
        var buffer = ArrayPool<char>.Shared.Rent(16 * 1024);
        try
        {
            while (!finder.IsFull && stream.Position <= SecretFinder.BytesLookedAt && await reader.ReadAsync(buffer, cancellationToken) is var read and > 0)
                finder.Look(buffer.AsSpan(0, read));
            finder.End();
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }

        return [.. finder.Found];
    }

    // A zero byte stands in no text but one of UTF-16, which says so at its start.
    private static bool IsText(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !head.Contains((byte)0);
}
