using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CompanyAccount.Core.Storage.Mappings;

/// <summary>The facts of a request's clock as JSON, in the request's own row: they are few, and the fold needs all of them.</summary>
internal static class ClockFacts
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() }, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static readonly Expression<Func<IReadOnlyList<ClockFact>, string>> Write = facts => ToJson(facts);

    public static readonly Expression<Func<string, IReadOnlyList<ClockFact>>> Read = json => FromJson(json);

    // A changed list is another list: it is never changed in place.
    public static readonly ValueComparer<IReadOnlyList<ClockFact>> Same = new((one, other) => ReferenceEquals(one, other), facts => facts.Count, facts => facts);

    public static string ToJson(IReadOnlyList<ClockFact> facts) =>
        JsonSerializer.Serialize(facts.Select(fact => new Row(fact.Kind, fact.At, fact.Terms, fact.Severity)), Format);

    public static IReadOnlyList<ClockFact> FromJson(string json) =>
        [.. (JsonSerializer.Deserialize<List<Row>>(json, Format) ?? []).Select(row => row.ToFact())];

    private sealed record Row(ClockFactKind Kind, DateTimeOffset At, LevelTerms? Terms, int Severity)
    {
        public ClockFact ToFact() => Kind switch
        {
            ClockFactKind.Submitted => ClockFact.Submitted(At, Terms!, Severity),
            ClockFactKind.SeverityChanged => ClockFact.SeverityChanged(At, Severity),
            ClockFactKind.LevelApplied => ClockFact.LevelApplied(At, Terms!),
            ClockFactKind.Reacted => ClockFact.Reacted(At),
            ClockFactKind.Ended => ClockFact.Ended(At),
        };
    }
}
