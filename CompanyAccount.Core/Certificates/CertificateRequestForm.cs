using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Certificates;

/// <summary>What a request for an APNs certificate asks for.</summary>
public sealed record CertificateRequestForm
{
    /// <summary>The chosen file as it is; at most one byte more than <see cref="SigningRequest.SizeLimit"/> of it.</summary>
    public ReadOnlyMemory<byte> File { get; init; }

    /// <summary>The file's name, as the browser says it.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Subject of the request of support, one line, written by the page in the author's language.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Description, Markdown: written by the page, with what the author adds.</summary>
    public string Description { get; init; } = "";

    /// <summary>The bare number of the ended request that this one goes on from; <see langword="null"/> for none.</summary>
    public long? FollowsUp { get; init; }
}

/// <summary>The company holds no valid license of a product that manages mobile devices.</summary>
public sealed record NoMobileLicense : Refusal;
