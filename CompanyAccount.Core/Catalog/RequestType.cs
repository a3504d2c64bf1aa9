namespace CompanyAccount.Core.Catalog;

/// <summary>What a request is about.</summary>
public sealed class RequestType
{
    private RequestType()
    {
    }

    /// <summary>A type of the catalog.</summary>
    public RequestType(string id, LocalizedText name, int order) => (Id, Name, Order) = (id, name, order);

    /// <summary>Id, such as <c>install</c>.</summary>
    public string Id { get; private set; } = "";

    /// <summary>Name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Place in the list.</summary>
    public int Order { get; private set; }
}

/// <summary>A finer word for what a request is about, with what standard support does about it.</summary>
public sealed class RequestSubtype
{
    private RequestSubtype()
    {
    }

    /// <summary>A subtype of the catalog.</summary>
    public RequestSubtype(string id, string typeId, LocalizedText name, StandardCoverage coverage, int? guideRule, string? offer, int order)
    {
        Id = id;
        TypeId = typeId;
        Name = name;
        Coverage = coverage;
        GuideRule = guideRule;
        Offer = offer;
        Order = order;
    }

    /// <summary>Id, such as <c>deploy-for-me</c>; unique over all types.</summary>
    public string Id { get; private set; } = "";

    /// <summary>The type.</summary>
    public string TypeId { get; private set; } = "";

    /// <summary>Name.</summary>
    public LocalizedText Name { get; private set; } = null!;

    /// <summary>Whether standard support covers it.</summary>
    public StandardCoverage Coverage { get; private set; }

    /// <summary>Which point of the guide's block 2 (1 to 10) limits it; <see langword="null"/> if none does.</summary>
    public int? GuideRule { get; private set; }

    /// <summary>What to offer instead: <c>professional-services</c>, <c>incident-response</c>, <c>opentip</c>, <c>knowledge-base-and-training-links</c>, or nothing special.</summary>
    public string? Offer { get; private set; }

    /// <summary>Place in the list.</summary>
    public int Order { get; private set; }
}

/// <summary>Whether standard support covers a subtype (guide, block 2).</summary>
public enum StandardCoverage
{
    /// <summary>Covered.</summary>
    Covered,

    /// <summary>Advice only.</summary>
    Partial,

    /// <summary>Not covered.</summary>
    NotCovered,
}
