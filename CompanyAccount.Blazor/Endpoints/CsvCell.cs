namespace CompanyAccount.Blazor.Endpoints;

/// <summary>A cell of a CSV file that a spreadsheet opens: quoted, and never a formula.</summary>
internal static class CsvCell
{
    private static readonly char[] FormulaStarts = ['=', '+', '-', '@', '\t', '\r'];

    /// <summary>The cell. A text that a spreadsheet would take for a formula is led by an apostrophe.</summary>
    public static string Of(string? text)
    {
        var safe = text ?? "";
        if (safe.Length > 0 && FormulaStarts.Contains(safe[0]))
            safe = "'" + safe;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
