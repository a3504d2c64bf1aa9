using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>
/// Writes uploads. What the row says is on the disk for sure: the file is flushed first, the row noted after it. After a
/// kill the file may be longer than the row; it is cut there, and the client sends that little again.
/// One writer at a time: a lock in the process, and one on the file for other nodes.
/// </summary>
public sealed class UploadDesk(Store store, FileRoom room, FileLimits limits, TimeProvider time) : IDisposable
{
    /// <summary>After how many bytes what came is flushed and noted: what a kill costs at most.</summary>
    internal const long NoteEvery = 32L << 20;

    /// <summary>
    /// How long a connection may send nothing. A phone that changed its network says no goodbye: what it began would be
    /// held for hours against its own new connection, for a server sees only how fast a body came on the whole.
    /// </summary>
    internal static readonly TimeSpan SilentFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, bool> _writing = new();

    // Flushing holds a thread until the disk is done; the disk does one after another anyway, and pages need the threads.
    private readonly SemaphoreSlim _flushing = new(1, 1);

    private TimeSpan KeptFor => TimeSpan.FromDays(limits.UploadDays);

    /// <inheritdoc/>
    public void Dispose() => _flushing.Dispose();

    /// <summary>A person's own upload; another person's is as good as none.</summary>
    internal async Task<Outcome<FileUpload>> FindAsync(PortalDb db, Actor actor, Guid id, CancellationToken cancellationToken)
    {
        var upload = await db.Uploads.FirstOrDefaultAsync(row => row.Id == id && row.OwnerId == actor.PersonId, cancellationToken);
        return upload is null || !FileLimits.MayUpload(actor) ? new NotFound() : upload.ExpiresAt <= time.GetUtcNow() ? new UploadExpired() : upload;
    }

    /// <summary>Takes what comes in.</summary>
    /// <param name="actor">Whose upload it is.</param>
    /// <param name="id">The upload.</param>
    /// <param name="offset">Where what comes goes on, in bytes; <see langword="null"/>: wherever it stands.</param>
    /// <param name="body">What comes.</param>
    /// <param name="checksum">What it has to hash to; without it nothing of it is kept.</param>
    /// <param name="cancellationToken">The connection is gone; what came until then is kept.</param>
    internal async Task<Outcome<UploadStanding>> ReceiveAsync(
        Actor actor, Guid id, long? offset, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        if (!_writing.TryAdd(id, true))
            return new UploadBusy();
        try
        {
            await using var db = store.Open();
            if (!(await FindAsync(db, actor, id, cancellationToken)).TryGet(out var upload, out var refusal))
                return refusal;
            if (upload.Content is not null)
                return offset is null || offset == upload.Length ? Standing(upload) : new OffsetDiffers(upload.Length);
            return await WriteAsync(db, upload, offset, body, checksum, cancellationToken);
        }
        finally
        {
            _writing.TryRemove(id, out _);
        }
    }

    /// <summary>Removes an upload with all that came of it.</summary>
    internal async Task<Outcome<Done>> DropAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (!_writing.TryAdd(id, true))
            return new UploadBusy();
        try
        {
            await using var db = store.Open();
            var dropped = FileLimits.MayUpload(actor)
                ? await db.Uploads.Where(row => row.Id == id && row.OwnerId == actor.PersonId).ExecuteDeleteAsync(cancellationToken)
                : 0;
            if (dropped == 0)
                return new NotFound();
            // A finished one's content is swept once nothing uses it.
            File.Delete(room.UploadPath(id));
            return Done.Value;
        }
        finally
        {
            _writing.TryRemove(id, out _);
        }
    }

    internal static UploadStanding Standing(FileUpload upload) =>
        new(upload.Id, upload.Offset, upload.Length, upload.Content is not null, upload.ExpiresAt) { Name = upload.Name, ContentType = upload.ContentType };

    private async Task<Outcome<UploadStanding>> WriteAsync(
        PortalDb db, FileUpload upload, long? offset, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        var path = room.UploadPath(upload.Id);
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, useAsync: true);
        }
        catch (IOException exception)
        {
            return FileRoom.IsFull(exception) ? new StoreFull() : new UploadBusy();
        }

        Outcome<UploadStanding> outcome;
        StoredContent? whole = null;
        await using (file)
        {
            var start = Math.Min(upload.Offset, file.Length);
            if (offset is { } said && said != start)
                return new OffsetDiffers(start);
            file.SetLength(start);
            file.Position = start;
            var refusal = await CopyAsync(db, upload, file, body, checksum, cancellationToken);
            // What a full disk still took is good; what a checksum was to confirm is not.
            if (refusal is not null and not StoreFull || (refusal is StoreFull && checksum is not null))
                file.SetLength(start);
            if (refusal is MoreThanSaid)
                refusal = new MoreThanSaid(start);
            // The connection may be gone; what came is kept all the same.
            await NoteAsync(db, upload, file, CancellationToken.None);
            outcome = refusal is null ? Standing(upload) : refusal;
            if (refusal is null && file.Length == upload.Length)
            {
                file.Position = 0;
                whole = new(await FileRoom.HashAsync(file, CancellationToken.None), file.Length);
            }
        }

        if (whole is null)
            return outcome;
        room.MoveToContent(path, whole);
        upload.Finish(whole, time.GetUtcNow(), KeptFor);
        await db.SaveChangesAsync(CancellationToken.None);
        return Standing(upload);
    }

    /// <returns>Why what came cannot be kept; <see langword="null"/> when it can, also when the connection broke off.</returns>
    private async Task<Refusal?> CopyAsync(PortalDb db, FileUpload upload, FileStream file, Stream body, UploadChecksum? checksum, CancellationToken cancellationToken)
    {
        using var hash = checksum is null ? null : IncrementalHash.CreateHash(checksum.Algorithm);
        using var buffer = MemoryPool<byte>.Shared.Rent(FileRoom.BufferSize);
        var noted = file.Position;
        using var silence = new CancellationTokenSource(SilentFor, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        try
        {
            while (true)
            {
                silence.CancelAfter(SilentFor);
                if (await ReadAsync(body, buffer.Memory, end.Token) is not { } read)
                    return checksum is null ? null : new ChecksumDiffers();
                // The time that the disk takes is not the sender's.
                silence.CancelAfter(Timeout.InfiniteTimeSpan);
                if (read == 0)
                    break;
                if (file.Position + read > upload.Length)
                    return new MoreThanSaid(0);
                hash?.AppendData(buffer.Memory.Span[..read]);
                await file.WriteAsync(buffer.Memory[..read], CancellationToken.None);
                // What a checksum is still to confirm is noted when it has.
                if (checksum is null && file.Position - noted >= NoteEvery)
                {
                    await NoteAsync(db, upload, file, CancellationToken.None);
                    noted = file.Position;
                    if (!room.HasRoomFor(0))
                        return new StoreFull();
                }
            }
        }
        catch (IOException exception) when (FileRoom.IsFull(exception))
        {
            return new StoreFull();
        }

        return checksum is not null && !CryptographicOperations.FixedTimeEquals(hash!.GetHashAndReset(), checksum.Value.Span) ? new ChecksumDiffers() : null;
    }

    // A connection that broke off is no fault of the disk.
    private static async Task<int?> ReadAsync(Stream body, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task NoteAsync(PortalDb db, FileUpload upload, FileStream file, CancellationToken cancellationToken)
    {
        await _flushing.WaitAsync(cancellationToken);
        try
        {
            file.Flush(flushToDisk: true);
        }
        finally
        {
            _flushing.Release();
        }

        upload.Advance(file.Length, time.GetUtcNow(), KeptFor);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>What a piece of an upload has to hash to.</summary>
/// <param name="Algorithm">SHA-1 or SHA-256.</param>
/// <param name="Value">The hash.</param>
public sealed record UploadChecksum(HashAlgorithmName Algorithm, ReadOnlyMemory<byte> Value)
{
    /// <summary>Reads the header <c>Upload-Checksum</c>: the algorithm's name and the hash in base64.</summary>
    public static bool TryParse(string header, out UploadChecksum? checksum)
    {
        checksum = null;
        ArgumentNullException.ThrowIfNull(header);
        if (header.Split(' ') is not [var name, var base64])
            return false;
        var (algorithm, length) = name switch
        {
            "sha1" => (HashAlgorithmName.SHA1, SHA1.HashSizeInBytes),
            "sha256" => (HashAlgorithmName.SHA256, SHA256.HashSizeInBytes),
            _ => (default, 0),
        };
        var value = new byte[base64.Length];
        if (length == 0 || !Convert.TryFromBase64String(base64, value, out var written) || written != length)
            return false;
        checksum = new(algorithm, value.AsMemory(0, length));
        return true;
    }
}

/// <summary>Where an upload stands.</summary>
/// <param name="Id">The upload.</param>
/// <param name="Offset">How many bytes are safely here.</param>
/// <param name="Length">How many there are to be.</param>
/// <param name="IsWhole">Whether it is all here and can be sent with a message.</param>
/// <param name="ExpiresAt">When it goes if nothing happens to it, UTC.</param>
public sealed record UploadStanding(Guid Id, long Offset, long Length, bool IsWhole, DateTimeOffset ExpiresAt)
{
    /// <summary>The file's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is said to be.</summary>
    public required string ContentType { get; init; }
}
