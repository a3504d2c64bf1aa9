using System.Text.Json.Serialization;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <summary>What the wizard asks for (guide, block 8). Half-filled while it is a draft; <see cref="FaultsOf"/> tells what is missing.</summary>
public sealed record TechnicalRequestForm
{
    /// <summary>Protection area.</summary>
    public string? AreaId { get; init; }

    /// <summary>Product of that area.</summary>
    public string? ProductId { get; init; }

    /// <summary>Version of that product; stays empty for a product that has none.</summary>
    public string? VersionId { get; init; }

    /// <summary>What was said of the recommended update.</summary>
    public UpdateAnswer UpdateAnswer { get; init; }

    /// <summary>The support level; nobody but a named contact is asked, and so nothing means Standard.</summary>
    public SupportLevel? Level { get; init; }

    /// <summary>The contract whose incident a premium request takes.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>Severity.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Operating system version, by name.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Request type.</summary>
    public string? TypeId { get; init; }

    /// <summary>Subtype of that type.</summary>
    public string? SubtypeId { get; init; }

    /// <summary>Subject, one line.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Description, Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The bare number of the ended request that this one goes on from; <see langword="null"/> for none.</summary>
    public long? FollowsUp { get; init; }

    /// <summary>Uploads of the sender that are all here: they become files of the description. Set when the form is sent; a draft keeps none, its uploads know the draft.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guid> Uploads { get; init; } = [];

    /// <summary>All that keeps the form from being submitted, in the order of the wizard; empty when it can be.</summary>
    public IReadOnlyList<FieldFault> FaultsOf(ProductCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        List<FieldFault> faults = [];
        var area = AreaId is null ? null : catalog.FindArea(AreaId);
        Choice(nameof(AreaId), AreaId, area is not null);

        var product = ProductId is null ? null : catalog.FindProduct(ProductId);
        Choice(nameof(ProductId), ProductId, product is not null && product.AreaId == AreaId);

        if (product is not null)
            CheckVersion(product);

        // Whether that contract is open to the person is asked where contracts are.
        if (ContractId is null != Level is null or SupportLevel.Standard || (Level is { } level && !Enum.IsDefined(level)))
            faults.Add(new(nameof(Level), Fault.UnknownChoice, []));

        if (Severity is null)
            faults.Add(new(nameof(Severity), Fault.Required, []));
        else if (!Enum.IsDefined(Severity.Value))
            faults.Add(new(nameof(Severity), Fault.UnknownChoice, []));

        Choice(nameof(OperatingSystem), OperatingSystem,
            product is not null && catalog.OperatingSystemsOf(product.Id).Any(system => system.Name == OperatingSystem));

        Choice(nameof(TypeId), TypeId, TypeId is not null && catalog.FindType(TypeId) is not null);
        Choice(nameof(SubtypeId), SubtypeId, SubtypeId is not null && catalog.FindSubtype(SubtypeId)?.TypeId == TypeId);

        if (FieldText.FaultOf(nameof(Subject), Subject, RequestText.SubjectLimit, singleLine: true) is { } subjectFault)
            faults.Add(subjectFault);
        if (FieldText.FaultOf(nameof(Description), Description, RequestText.BodyLimit) is { } descriptionFault)
            faults.Add(descriptionFault);
        return faults;

        void CheckVersion(Product chosen)
        {
            if (VersionId is null && catalog.VersionsOf(chosen.Id).Count == 0)
                return;
            var version = VersionId is null ? null : catalog.FindVersion(VersionId);
            Choice(nameof(VersionId), VersionId, version is not null && version.ProductId == chosen.Id);
            if (version?.RecommendedUpdate is not null && UpdateAnswer == UpdateAnswer.None)
                faults.Add(new(nameof(UpdateAnswer), Fault.UpdateNotAnswered, []));
            else if (!Enum.IsDefined(UpdateAnswer))
                faults.Add(new(nameof(UpdateAnswer), Fault.UnknownChoice, []));
        }

        void Choice(string field, string? value, bool known)
        {
            if (string.IsNullOrEmpty(value))
                faults.Add(new(field, Fault.Required, []));
            else if (!known)
                faults.Add(new(field, Fault.UnknownChoice, []));
        }
    }
}
