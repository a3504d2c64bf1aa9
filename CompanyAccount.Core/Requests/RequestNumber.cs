using System.Globalization;

namespace CompanyAccount.Core.Requests;

/// <summary>A request's number as people see it: <c>R-</c> and at least eight digits, such as <c>R-00000001</c>.</summary>
/// <param name="Value">The bare number, from 1.</param>
public readonly record struct RequestNumber(long Value)
{
    private const string Prefix = "R-";

    /// <summary>Reads a number as people type it: case and surrounding spaces are forgiven, nothing else.</summary>
    public static bool TryParse(string? text, out RequestNumber number)
    {
        number = default;
        var trimmed = text?.Trim();
        if (trimmed is null || !trimmed.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            // Parsing alone would overlook null characters at the end.
            || trimmed.AsSpan(Prefix.Length).ContainsAnyExceptInRange('0', '9')
            || !long.TryParse(trimmed.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value < 1)
            return false;
        number = new(value);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Value:D8}");
}
