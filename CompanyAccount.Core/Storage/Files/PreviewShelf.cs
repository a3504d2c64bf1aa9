using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Storage.Files;

/// <summary>
/// Previews of pictures, made when they are first asked for and kept in <c>previews/</c> beside the contents, under the
/// content's hash: the same picture is decoded once. That none can be made is kept too, as a file without a byte. All of
/// it can be made again, and so may go at any time.
/// </summary>
public sealed class PreviewShelf(FileRoomOptions options, FileRoom room, TimeProvider time) : IDisposable
{
    /// <summary>How many pictures are decoded at once, for all people together: each takes up to four bytes a pixel, and a processor.</summary>
    internal const int DecodesAtOnce = 2;

    /// <summary>How long a preview is kept after it was made.</summary>
    internal static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The most bytes that the sweeping leaves: 1 GiB, the youngest.</summary>
    internal const long MostKept = 1L << 30;

    private readonly SemaphoreSlim _decoding = new(DecodesAtOnce);

    /// <summary>The preview of a content.</summary>
    /// <param name="content">The content; whoever asks has made sure that the person may see it and that the scanner let it through.</param>
    /// <param name="size">How large.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>WebP of our own; <see cref="NotFound"/> when the content is no picture that one can make; <see cref="FileLost"/> when it is damaged or gone.</returns>
    public async Task<Outcome<byte[]>> TakeAsync(StoredContent content, PreviewSize size, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > ImagePreview.MostBytes)
            return new NotFound();
        var path = PathOf(content, size);
        if (await ReadAsync(path, cancellationToken) is { } kept)
            return OutcomeOf(kept);
        await _decoding.WaitAsync(cancellationToken);
        try
        {
            // Who waited longer may have asked for the same.
            if (await ReadAsync(path, cancellationToken) is { } made)
                return OutcomeOf(made);
            await using var source = await room.OpenAsync(content, cancellationToken);
            if (source is null)
                return new FileLost();
            var picture = PictureCodec.Encode(source, size) ?? [];
            await KeepAsync(path, picture, cancellationToken);
            return OutcomeOf(picture);
        }
        finally
        {
            _decoding.Release();
        }
    }

    /// <summary>Removes previews of contents that are gone, those that were made long ago, and the oldest of what is too much.</summary>
    /// <param name="most">The most bytes that stay.</param>
    internal void Sweep(long most = MostKept)
    {
        var folder = new DirectoryInfo(Path.Combine(options.Folder, "previews"));
        if (!folder.Exists)
            return;
        var oldest = time.GetUtcNow() - KeptFor;
        var left = most;
        foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderByDescending(file => file.LastWriteTimeUtc))
        {
            left -= file.Length;
            if (left < 0 || file.LastWriteTimeUtc < oldest.UtcDateTime || !room.Has(Path.GetFileNameWithoutExtension(file.Name)))
                file.Delete();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _decoding.Dispose();

    private static Outcome<byte[]> OutcomeOf(byte[] picture) => picture.Length > 0 ? picture : new NotFound();

    private static async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private string PathOf(StoredContent content, PreviewSize size) =>
        Path.Combine(options.Folder, "previews", content.Sha256[..2], $"{content.Sha256}.{(size is PreviewSize.Thumbnail ? "thumbnail" : "preview")}");

    private async Task KeepAsync(string path, byte[] picture, CancellationToken cancellationToken)
    {
        // It is shown all the same, and made again for the next one.
        if (!room.HasRoomFor(picture.Length))
            return;
        var coming = room.UploadPath(Guid.CreateVersion7(time.GetUtcNow()));
        try
        {
            await File.WriteAllBytesAsync(coming, picture, cancellationToken);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.SetLastWriteTimeUtc(coming, time.GetUtcNow().UtcDateTime);
            File.Move(coming, path, overwrite: true);
        }
        catch (IOException exception) when (FileRoom.IsFull(exception))
        {
            // As above.
        }
        finally
        {
            File.Delete(coming);
        }
    }
}
