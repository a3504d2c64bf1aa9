namespace CompanyAccount.Core.Catalog;

/// <summary>A version of a product, with what support has to say of it.</summary>
public sealed class ProductVersion
{
    private ProductVersion()
    {
    }

    /// <summary>A version of the catalog.</summary>
    public ProductVersion(string productId, string name, string? build, bool isCertified, string? recommendedUpdate, bool supportEnded, int order)
    {
        Id = $"{productId}/{name}";
        ProductId = productId;
        Name = name;
        Build = build;
        IsCertified = isCertified;
        RecommendedUpdate = recommendedUpdate;
        SupportEnded = supportEnded;
        Order = order;
    }

    /// <summary>Id: the product's id, a slash, the version's name.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The product.</summary>
    public string ProductId { get; private set; } = "";

    /// <summary>Name, such as <c>12.1</c>.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Build, such as <c>12.1.0.506</c>, where known.</summary>
    public string? Build { get; private set; }

    /// <summary>Whether this version was certified by a regulator.</summary>
    public bool IsCertified { get; private set; }

    /// <summary>The update with important fixes to install first (guide, block 8); <see langword="null"/> if there is none.</summary>
    public string? RecommendedUpdate { get; private set; }

    /// <summary>Whether the vendor's support of this version has ended.</summary>
    public bool SupportEnded { get; private set; }

    /// <summary>Place in the list, newest last.</summary>
    public int Order { get; private set; }
}

/// <summary>What a customer says of the recommended update before the wizard goes on.</summary>
public enum UpdateAnswer
{
    /// <summary>Nothing said: right only for a version without a recommended update.</summary>
    None,

    /// <summary>The update is installed, the problem remains.</summary>
    InstalledProblemRemains,

    /// <summary>A certified build is used: it stays with the request, and no update is pressed on it.</summary>
    UsesCertifiedVersion,
}
