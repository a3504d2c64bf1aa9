using CompanyAccount.Core.Requests;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>Where the files of a request are had; see <c>Endpoints</c>.</summary>
internal static class FileAddresses
{
    /// <summary>One file.</summary>
    public static string Of(RequestNumber number, Guid fileId) => $"/requests/{number}/files/{fileId}";

    /// <summary>The small picture of a file.</summary>
    public static string Thumbnail(RequestNumber number, Guid fileId) => $"{Of(number, fileId)}/thumbnail";

    /// <summary>The picture of a file that is looked at.</summary>
    public static string Preview(RequestNumber number, Guid fileId) => $"{Of(number, fileId)}/preview";

    /// <summary>All that can be had, as one archive.</summary>
    public static string Archive(RequestNumber number) => $"/requests/{number}/files.zip";
}
