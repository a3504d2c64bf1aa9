using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>What an answer changes besides itself: an earlier choice clears the later ones that hang on it.</summary>
internal static class WizardAnswers
{
    public static TechnicalRequestForm WithArea(this TechnicalRequestForm form, string? areaId) =>
        areaId == form.AreaId ? form : form.WithProduct(null) with { AreaId = areaId };

    public static TechnicalRequestForm WithProduct(this TechnicalRequestForm form, Product? product) =>
        product?.Id == form.ProductId
            ? form
            : form.WithVersion(null) with { AreaId = product?.AreaId ?? form.AreaId, ProductId = product?.Id, OperatingSystem = null };

    public static TechnicalRequestForm WithVersion(this TechnicalRequestForm form, string? versionId) =>
        versionId == form.VersionId ? form : form with { VersionId = versionId, UpdateAnswer = UpdateAnswer.None };

    public static TechnicalRequestForm WithType(this TechnicalRequestForm form, string? typeId) =>
        typeId == form.TypeId ? form : form with { TypeId = typeId, SubtypeId = null };
}
