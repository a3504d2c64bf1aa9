namespace CompanyAccount.Core.Markup;

/// <summary>Tells text whose marks nest deeper than any person writes: parsers pay for depth with time and stack.</summary>
internal static class Nesting
{
    private const int Limit = 64;

    public static bool IsTooDeep(string markdown)
    {
        var open = 0;
        var quotes = 0;
        foreach (var character in markdown)
        {
            open = character switch
            {
                '[' => open + 1,
                ']' => Math.Max(0, open - 1),
                _ => open,
            };
            quotes = character switch
            {
                '>' => quotes + 1,
                '\n' => 0,
                _ => quotes,
            };
            if (open > Limit || quotes > Limit * 4)
                return true;
        }

        return false;
    }
}
