using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>
/// The folder of contents. <c>content/ab/abcd…</c> holds each content once, under its own SHA-256; <c>uploads/</c> what is
/// on its way in, under the portal's own ids; <c>previews/</c> is <see cref="PreviewShelf"/>'s. No name that a person gave ever becomes a path. Memory does not grow with a
/// file's size: a pooled buffer for each reader and writer.
/// </summary>
public sealed class FileRoom(FileRoomOptions options, TimeProvider time)
{
    internal const int BufferSize = 128 * 1024;

    /// <summary>How long a content counts as whole after it was read to the end and its hash was right: a download that goes on in pieces asks often.</summary>
    internal static readonly TimeSpan TrustedFor = TimeSpan.FromMinutes(10);

    private const int MostTrusted = 1000;

    private readonly ConcurrentDictionary<string, (long Length, DateTime Written, DateTimeOffset Until)> _trusted = new();

    // A content that is put to use again and the sweeping of contents that nothing uses exclude each other.
    private readonly Lock _sweeping = new();

    /// <summary>Looks whether the folder can be written, before anybody relies on it.</summary>
    /// <exception cref="InvalidOperationException">It cannot.</exception>
    public void Check()
    {
        try
        {
            var probe = UploadPath(Guid.CreateVersion7(time.GetUtcNow()));
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
        }
        catch (IOException exception) when (IsFull(exception))
        {
            // What is there can still be read, and uploads are told.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Storage:Files cannot be written: {options.Folder}.", exception);
        }
    }

    /// <summary>Keeps a content: streams it to the disk, and moves it under its own name when it is all there.</summary>
    /// <param name="content">What to keep.</param>
    /// <param name="limit">The most bytes taken.</param>
    /// <param name="cancellationToken">Ends it; nothing is kept then.</param>
    /// <returns>The stored content; <see cref="FileTooLarge"/>, <see cref="FileEmpty"/> or <see cref="StoreFull"/> otherwise.</returns>
    public async Task<Outcome<StoredContent>> KeepAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = UploadPath(Guid.CreateVersion7(time.GetUtcNow()));
        try
        {
            if (!HasRoomFor(0))
                return new StoreFull();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = 0L;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                using var buffer = MemoryPool<byte>.Shared.Rent(BufferSize);
                while (await content.ReadAsync(buffer.Memory, cancellationToken) is var read and > 0)
                {
                    if ((length += read) > limit)
                        return new FileTooLarge(limit);
                    hash.AppendData(buffer.Memory.Span[..read]);
                    await file.WriteAsync(buffer.Memory[..read], cancellationToken);
                }

                if (length == 0)
                    return new FileEmpty();
                file.Flush(flushToDisk: true);
            }

            var stored = new StoredContent(Convert.ToHexStringLower(hash.GetHashAndReset()), length);
            MoveToContent(path, stored);
            return stored;
        }
        catch (IOException exception) when (IsFull(exception))
        {
            return new StoreFull();
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Opens a content to read, at any place; the caller disposes it.</summary>
    /// <returns>The content; <see langword="null"/> when it is gone or damaged. The whole of it was read to know that, now or a few minutes ago.</returns>
    /// <exception cref="FilesAwayException">The disk is not there, or cannot be read now: that says nothing of the content.</exception>
    public async Task<Stream?> OpenAsync(StoredContent content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        FileStream file;
        try
        {
            file = new FileStream(ContentPath(content.Sha256), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, useAsync: true);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Where there is a content, there is the folder of all: without it the disk is missing, and not one file.
            return Directory.Exists(Path.Combine(options.Folder, "content")) ? null : throw new FilesAwayException(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FilesAwayException(exception);
        }

        try
        {
            if (await IsWholeAsync(file, content, cancellationToken))
                return file;
        }
        catch (IOException exception)
        {
            await file.DisposeAsync();
            throw new FilesAwayException(exception);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        await file.DisposeAsync();
        return null;
    }

    /// <summary>Whether a content lies there, whole or not.</summary>
    internal bool Has(string sha256) => File.Exists(ContentPath(sha256));

    /// <summary>Whether so many bytes more find room on the disk, beside what is to stay free.</summary>
    internal bool HasRoomFor(long bytes)
    {
        Directory.CreateDirectory(options.Folder);
        return new DriveInfo(Path.GetFullPath(options.Folder)).AvailableFreeSpace - options.KeepFreeBytes > bytes;
    }

    /// <summary>The file of an upload that is on its way in.</summary>
    internal string UploadPath(Guid id)
    {
        var folder = Path.Combine(options.Folder, "uploads");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, id.ToString("N"));
    }

    /// <summary>Moves a finished file under its content's name; where that content lies already, it is used anew.</summary>
    internal void MoveToContent(string path, StoredContent content)
    {
        var target = ContentPath(content.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        lock (_sweeping)
        {
            // Replacing is atomic, and cures a damaged content by a good one; the new file is the younger one, which the sweeping leaves alone.
            File.Move(path, target, overwrite: true);
            File.SetLastWriteTimeUtc(target, time.GetUtcNow().UtcDateTime);
        }
    }

    /// <summary>All contents that were written before a moment, with their hashes; read as they are asked for.</summary>
    internal IEnumerable<string> ContentsBefore(DateTimeOffset before)
    {
        var folder = Path.Combine(options.Folder, "content");
        if (!Directory.Exists(folder))
            return [];
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime)
            .Select(file => Path.GetFileName(file));
    }

    /// <summary>Removes a content that nothing uses, unless it was put to use again since that moment.</summary>
    internal void Remove(string sha256, DateTimeOffset before)
    {
        var path = ContentPath(sha256);
        lock (_sweeping)
        {
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) < before.UtcDateTime)
                File.Delete(path);
        }

        _trusted.TryRemove(sha256, out _);
    }

    /// <summary>The files under <c>uploads/</c> that were last written before a moment.</summary>
    internal IEnumerable<string> UploadsBefore(DateTimeOffset before)
    {
        var folder = Path.Combine(options.Folder, "uploads");
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(file => File.GetLastWriteTimeUtc(file) < before.UtcDateTime) : [];
    }

    /// <summary>The hash of what is left of a stream, in hexadecimal digits.</summary>
    internal static async Task<string> HashAsync(Stream stream, CancellationToken cancellationToken)
    {
        // SHA256's own reading takes four kilobytes at a time, which is slow without a buffer below.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var buffer = MemoryPool<byte>.Shared.Rent(BufferSize);
        while (await stream.ReadAsync(buffer.Memory, cancellationToken) is var read and > 0)
            hash.AppendData(buffer.Memory.Span[..read]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether the disk is full, or the portal's share of it.</summary>
    internal static bool IsFull(IOException exception) => (exception.HResult & 0xFFFF) is 28 or 112 or 122;

    private string ContentPath(string sha256) => sha256.Length == StoredContent.HashLength && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(options.Folder, "content", sha256[..2], sha256)
        : throw new ArgumentException("Not the hash of a content.", nameof(sha256));

    private async Task<bool> IsWholeAsync(FileStream file, StoredContent content, CancellationToken cancellationToken)
    {
        if (file.Length != content.Length)
            return false;
        var written = File.GetLastWriteTimeUtc(file.SafeFileHandle);
        var now = time.GetUtcNow();
        if (_trusted.TryGetValue(content.Sha256, out var known) && known.Until > now && known.Length == file.Length && known.Written == written)
            return true;
        if (await HashAsync(file, cancellationToken) != content.Sha256)
            return false;
        file.Position = 0;
        if (_trusted.Count >= MostTrusted)
            _trusted.Clear();
        _trusted[content.Sha256] = (file.Length, written, now + TrustedFor);
        return true;
    }
}
