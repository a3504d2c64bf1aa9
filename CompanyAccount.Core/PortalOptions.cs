namespace CompanyAccount.Core;

/// <summary>How the portal names itself and where it is reached: <c>Portal:*</c>.</summary>
public sealed record PortalOptions
{
    /// <summary><c>Portal:PublicOrigin</c>: scheme, host and port that people type. The only source of links in mails; never the Host header.</summary>
    public string PublicOrigin { get; init; } = "http://localhost:5080";

    /// <summary><c>Portal:Brand</c>: the name of the portal.</summary>
    public string Brand { get; init; } = "CompanyAccount";

    /// <summary><c>Portal:Links</c>: pages of the vendor.</summary>
    public PortalLinks Links { get; init; } = new();

    /// <summary><c>Portal:KeepDeletedDays</c>: how long a deleted company can be restored before it is erased, in days.</summary>
    public int KeepDeletedDays { get; init; } = 30;

    /// <summary><c>Portal:OwnerSilentDays</c>: after how many days without a sign-in of the Owner an Operator may hand the ownership over.</summary>
    public int OwnerSilentDays { get; init; } = 180;

    /// <summary>The full address of a page.</summary>
    /// <param name="path">The path, with its leading slash.</param>
    public string LinkTo(string path) => PublicOrigin.TrimEnd('/') + path;

    /// <summary>Whether an address is one of the portal's own.</summary>
    public bool IsOwnLink(string? link) => link is not null && link.StartsWith(PublicOrigin.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase);

    /// <summary>The origin as an address.</summary>
    /// <exception cref="InvalidOperationException">The setting is not an origin.</exception>
    public Uri Origin =>
        Uri.TryCreate(PublicOrigin, UriKind.Absolute, out var origin)
        && (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps)
        && origin is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            ? origin
            : throw new InvalidOperationException($"Portal:PublicOrigin must be like https://portal.example.com, not '{PublicOrigin}'.");
}

/// <summary>Pages of the vendor. An empty one is not shown.</summary>
public sealed record PortalLinks
{
    /// <summary><c>Portal:Links:Diagnostics</c>: how to collect diagnostics.</summary>
    public string? Diagnostics { get; init; }

    /// <summary><c>Portal:Links:ExtendedSupport</c>: what extended support gives.</summary>
    public string? ExtendedSupport { get; init; }

    /// <summary><c>Portal:Links:ProfessionalServices</c>: professional services.</summary>
    public string? ProfessionalServices { get; init; }

    /// <summary><c>Portal:Links:IncidentInvestigation</c>: where an investigation of an incident is ordered.</summary>
    public string? IncidentInvestigation { get; init; }

    /// <summary><c>Portal:Links:ThreatIntelligence</c>: the portal that checks files, hashes and addresses; it needs an account of its own.</summary>
    public string? ThreatIntelligence { get; init; }

    /// <summary><c>Portal:Links:SupportRules</c>: the vendor's rules of support.</summary>
    public string? SupportRules { get; init; }

    /// <summary><c>Portal:Links:News</c>: news of the support.</summary>
    public string? News { get; init; }

    /// <summary><c>Portal:Links:Faq</c>: answers to frequent questions.</summary>
    public string? Faq { get; init; }

    /// <summary><c>Portal:Links:KnowledgeBase</c>: articles and help on the products.</summary>
    public string? KnowledgeBase { get; init; }

    /// <summary><c>Portal:Links:MsaActivation</c>: how a contract of extended support is activated.</summary>
    public string? MsaActivation { get; init; }

    /// <summary><c>Portal:Links:HomePortal</c>: where people manage the protection of their home devices, whose accounts do not work here.</summary>
    public string? HomePortal { get; init; }
}
