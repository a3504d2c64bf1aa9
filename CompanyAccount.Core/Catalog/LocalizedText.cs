namespace CompanyAccount.Core.Catalog;

/// <summary>A name of the catalog in both languages.</summary>
/// <param name="Ru">Russian.</param>
/// <param name="En">English.</param>
public sealed record LocalizedText(string Ru, string En)
{
    /// <summary>The name in a language.</summary>
    /// <param name="language">A two-letter code; anything but <c>en</c> reads Russian, the default.</param>
    public string In(string language) => language == "en" ? En : Ru;
}
