namespace CompanyAccount.Core.Notices.Letters;

/// <summary>What to do with a signed request for an APNs certificate: the portal's own answer in the request, in the author's language.</summary>
internal static class CertificateSteps
{
    /// <param name="language"><c>ru</c> or <c>en</c>.</param>
    /// <param name="isStandIn">Whether a certificate made for development signed it.</param>
    /// <param name="validTo">The last day of the year that Apple gives.</param>
    /// <returns>Markdown.</returns>
    public static string Write(string language, bool isStandIn, DateOnly validTo)
    {
        var texts = NoticeTexts.In(language);
        List<string> parts = [texts["Certificate_Signed"]];
        if (isStandIn)
            parts.Add(texts["Certificate_StandIn"]);
        parts.Add($"1. {texts["Certificate_Step1"]}\n2. {texts["Certificate_Step2"]}\n3. {texts["Certificate_Step3"]}");
        parts.Add(texts.Format("Certificate_Year", validTo));
        return string.Join("\n\n", parts);
    }
}
