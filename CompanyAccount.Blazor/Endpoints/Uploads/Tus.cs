using System.Globalization;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Blazor.Endpoints.Uploads;

/// <summary>The words of the tus protocol, version 1.0.0: its headers and its status codes.</summary>
internal static class Tus
{
    public const string Version = "1.0.0";
    public const string Extensions = "creation,creation-with-upload,termination,expiration,checksum";
    public const string ChecksumAlgorithms = "sha1,sha256";
    public const string PieceType = "application/offset+octet-stream";

    /// <summary>The protocol's own status for a checksum that differs.</summary>
    public const int ChecksumMismatch = 460;

    public const string ResumableHeader = "Tus-Resumable";
    public const string LengthHeader = "Upload-Length";
    public const string OffsetHeader = "Upload-Offset";
    public const string MetadataHeader = "Upload-Metadata";
    public const string ChecksumHeader = "Upload-Checksum";
    public const string ExpiresHeader = "Upload-Expires";

    /// <summary>The status that says a refusal to a program.</summary>
    public static int StatusOf(Refusal refusal) => refusal switch
    {
        // Whether it is another person's or none at all, and whether one may upload at all, is told apart by nobody.
        NotFound or NotAllowed => StatusCodes.Status404NotFound,
        FileEmpty => StatusCodes.Status400BadRequest,
        FileTooLarge or CompanyRoomFull or MoreThanSaid => StatusCodes.Status413PayloadTooLarge,
        TooManyUploads => StatusCodes.Status429TooManyRequests,
        StoreFull => StatusCodes.Status507InsufficientStorage,
        UploadExpired => StatusCodes.Status410Gone,
        UploadBusy => StatusCodes.Status423Locked,
        OffsetDiffers or ChangedMeanwhile => StatusCodes.Status409Conflict,
        ChecksumDiffers => ChecksumMismatch,
        TemporarilyUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>A count of bytes as a header says it: digits only. A number too large to count is as large as can be.</summary>
    public static long? NumberOf(string? header)
    {
        if (string.IsNullOrEmpty(header) || header.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return null;
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
    }

    /// <summary>A number as a header says it.</summary>
    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
