using CompanyAccount.Core.Catalog;

namespace CompanyAccount.Tests.Bench;

/// <summary>A catalog that fits on one screen, for the rules.</summary>
public static class SmallCatalog
{
    public static ProductCatalog Catalog { get; } = new(
        [new("desk", Name("Рабочие места"), 0), new("mail", Name("Почта"), 1)],
        [
            new("shield", "desk", Name("Щит"), 0),
            new("lantern", "desk", Name("Фонарь"), 1),
            new("sieve", "mail", Name("Сито"), 2),
        ],
        [
            new("shield", "1.0", "1.0.0.10", isCertified: false, recommendedUpdate: null, supportEnded: false, 0),
            new("shield", "2.0", null, isCertified: true, recommendedUpdate: "2.0.1", supportEnded: false, 1),
            new("sieve", "5.0", null, isCertified: false, recommendedUpdate: null, supportEnded: true, 0),
        ],
        [
            new("shield", "Orbit 7", "orbit", 0),
            new("shield", "Orbit 8", "orbit", 1),
            new("lantern", "Orbit 8", "orbit", 0),
            new("sieve", "Tide 3", "tide", 0),
        ],
        [new("install", Name("Установка"), 0), new("license", Name("Лицензия"), 1)],
        [
            new("install-local", "install", Name("Локально"), StandardCoverage.Covered, null, null, 0),
            new("deploy", "install", Name("Под ключ"), StandardCoverage.NotCovered, 4, "professional-services", 1),
            new("key-lost", "license", Name("Ключ утерян"), StandardCoverage.Covered, null, null, 0),
        ]);

    private static LocalizedText Name(string ru) => new(ru, ru + " (en)");
}
