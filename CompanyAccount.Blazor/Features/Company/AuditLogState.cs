using System.Globalization;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Audit.Reads;
using Microsoft.AspNetCore.Http.Extensions;

namespace CompanyAccount.Blazor.Features.Company;

/// <summary>What the page of the audit log shows, as its address says it. What an address says wrong is ignored.</summary>
public sealed record AuditLogState
{
    /// <summary>Only this kind.</summary>
    public AuditKind? Kind { get; init; }

    /// <summary>Part of a name, an address or a license's number.</summary>
    public string Search { get; init; } = "";

    /// <summary>From the beginning of this day on, on the reader's calendar.</summary>
    public DateOnly? From { get; init; }

    /// <summary>To the end of this day, on the reader's calendar.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The line after which the page begins.</summary>
    public Guid? After { get; init; }

    /// <summary>Whether something narrows the log.</summary>
    public bool IsNarrowed => Kind is not null || Search.Length > 0 || From is not null || To is not null;

    /// <summary>Reads the parts of an address.</summary>
    public static AuditLogState Parse(string? kind, string? search, string? from, string? to, string? after)
    {
        var text = search?.Trim() ?? "";
        return new()
        {
            Kind = Enum.TryParse<AuditKind>(kind, out var known) && Enum.IsDefined(known) ? known : null,
            Search = text.Length <= ReadAuditLog.SearchLimit ? text : text[..ReadAuditLog.SearchLimit],
            From = DayOf(from),
            To = DayOf(to),
            After = Guid.TryParse(after, out var line) ? line : null,
        };
    }

    /// <summary>What to ask for, with the days as the reader's clock has them.</summary>
    public AuditFilter FilterOn(BrowserClock clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new()
        {
            Kind = Kind,
            Search = Search,
            From = From is { } from ? clock.StartOf(from) : null,
            Until = To is { } to && to < DateOnly.MaxValue ? clock.StartOf(to.AddDays(1)) : null,
            After = After,
        };
    }

    /// <summary>The address of the page that follows.</summary>
    public string UrlAfter(Guid line)
    {
        var query = QueryOf(("from", IsoOf(From)), ("to", IsoOf(To)));
        query.Add("after", line.ToString("N"));
        return "/company/audit" + query;
    }

    /// <summary>The address of the same lines as a file: with instants, for a file knows no reader's clock.</summary>
    public string CsvUrlOn(BrowserClock clock)
    {
        var filter = FilterOn(clock);
        return "/company/audit.csv" + QueryOf(("from", InstantOf(filter.From)), ("until", InstantOf(filter.Until)));
    }

    private QueryBuilder QueryOf(params ReadOnlySpan<(string Name, string? Value)> times)
    {
        var query = new QueryBuilder();
        if (Kind is { } kind)
            query.Add("kind", kind.ToString());
        if (Search.Length > 0)
            query.Add("q", Search);
        foreach (var (name, value) in times)
        {
            if (value is not null)
                query.Add(name, value);
        }

        return query;
    }

    // The years that a clock can be asked about.
    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    private static string? IsoOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? InstantOf(DateTimeOffset? instant) => instant?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
