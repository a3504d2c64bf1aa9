using System.Text;

namespace CompanyAccount.Core.Files;

/// <summary>What a client says of a file when it begins to send it: the header <c>Upload-Metadata</c> of the tus protocol, version 1.0.</summary>
/// <param name="Name">The file's name, made safe; from <c>filename</c> or <c>name</c>.</param>
/// <param name="ContentType">What it is said to be; from <c>filetype</c> or <c>type</c>.</param>
/// <param name="PlaceId">The draft or request that it is for; from <c>place</c>.</param>
public sealed record UploadMetadata(FileName Name, string ContentType, Guid? PlaceId)
{
    /// <summary>The longest header read, in characters.</summary>
    public const int HeaderLimit = 8192;

    // Replaces what is no UTF-8, so that no byte that a client sends can fail.
    private static readonly Encoding Forgiving = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Reads the header.</summary>
    /// <param name="header">Pairs of a key and a value in base64, with commas between; <see langword="null"/> or empty for none.</param>
    /// <param name="metadata">What it says; what it does not say is said by the portal.</param>
    /// <returns>Whether it has that form; a key twice has not.</returns>
    public static bool TryParse(string? header, out UploadMetadata metadata)
    {
        metadata = new(FileName.Of(null), Files.ContentType.Unknown, null);
        if (string.IsNullOrWhiteSpace(header))
            return true;
        if (header.Length > HeaderLimit)
            return false;
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Split(',', StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split(' ');
            if (parts is not ([{ Length: > 0 }] or [{ Length: > 0 }, _]))
                return false;
            var value = parts.Length == 1 ? "" : Decode(parts[1]);
            if (value is null || !said.TryAdd(parts[0], value))
                return false;
        }

        metadata = new(
            FileName.Of(said.GetValueOrDefault("filename") ?? said.GetValueOrDefault("name")),
            Files.ContentType.Of(said.GetValueOrDefault("filetype") ?? said.GetValueOrDefault("type")),
            Guid.TryParse(said.GetValueOrDefault("place"), out var place) ? place : null);
        return true;
    }

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Forgiving.GetString(bytes, 0, length) : null;
    }
}
