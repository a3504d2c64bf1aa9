using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Tests.Bench;

/// <summary>Filled wizards.</summary>
public static class Forms
{
    /// <summary>A form without a fault, on the real catalog: a product with versions, a version without a recommended update.</summary>
    public static TechnicalRequestForm Technical { get; } = new()
    {
        AreaId = "endpoint",
        ProductId = "kes-linux",
        VersionId = "kes-linux/12.2",
        Severity = Severity.High,
        OperatingSystem = "Debian 12",
        TypeId = "operation",
        SubtypeId = "error-crash",
        Subject = "Служба падает при старте",
        Description = "После перезагрузки служба **не запускается**.",
    };

    /// <summary>A form without a fault, on <see cref="SmallCatalog"/>.</summary>
    public static TechnicalRequestForm Small { get; } = new()
    {
        AreaId = "desk",
        ProductId = "shield",
        VersionId = "shield/1.0",
        UpdateAnswer = UpdateAnswer.None,
        Severity = Severity.Medium,
        OperatingSystem = "Orbit 7",
        TypeId = "install",
        SubtypeId = "install-local",
        Subject = "Не ставится",
        Description = "Шаги:\n1. Запустить\n\t2. Увидеть ошибку",
    };
}
