using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Features.Board;

/// <summary>What the board shows, as its address says it. What an address says wrong is ignored.</summary>
public sealed record BoardState
{
    private const int SearchLimit = 200;

    /// <summary>What is asked of the read.</summary>
    public BoardFilter Filter { get; init; } = new();

    /// <summary>Whether anything narrows the board.</summary>
    public bool IsNarrowed => Filter != new BoardFilter();

    /// <summary>Reads the parts of an address.</summary>
    public static BoardState Parse(string? search, string? owner, string? status, string? severity, string? product, string? level = null, string? deadline = null) => new()
    {
        Filter = new()
        {
            Search = TrimSearch(search),
            OnlyMine = owner == "me",
            OnlyUnassigned = owner == "nobody",
            Status = StatusOf(status),
            Severity = severity is ['1' or '2' or '3' or '4'] ? (Severity)(severity[0] - '0') : null,
            Level = NamedOf<SupportLevel>(level),
            Deadline = NamedOf<BoardDeadline>(deadline),
            ProductId = string.IsNullOrWhiteSpace(product) || product.Length > SearchLimit ? null : product,
        },
    };

    /// <summary>The address of the board.</summary>
    public string ToUrl() => ToUrl("/board");

    /// <summary>The address of the board with this request open beside it, or none.</summary>
    public string ToUrlBeside(string? number) => number is null ? ToUrl() : ToUrl($"/board/requests/{Uri.EscapeDataString(number)}");

    /// <summary>The filters after another path.</summary>
    public string ToUrl(string path)
    {
        List<KeyValuePair<string, string?>> parts = [];
        Add("q", Filter.Search.Length > 0 ? Filter.Search : null);
        Add("owner", Filter.OnlyMine ? "me" : Filter.OnlyUnassigned ? "nobody" : null);
        Add("status", Filter.Status?.ToString());
        Add("severity", Filter.Severity is { } severity ? severity.ToString("D") : null);
        Add("level", Filter.Level?.ToString());
        Add("deadline", Filter.Deadline?.ToString().ToLowerInvariant());
        Add("product", Filter.ProductId);
        return QueryHelpers.AddQueryString(path, parts);

        void Add(string name, string? value)
        {
            if (value is not null)
                parts.Add(new(name, value));
        }
    }

    /// <summary>With another search.</summary>
    public BoardState WithSearch(string search) => new() { Filter = Filter with { Search = TrimSearch(search) } };

    /// <summary>Everybody's.</summary>
    public BoardState OfAll() => new() { Filter = Filter with { OnlyMine = false, OnlyUnassigned = false } };

    /// <summary>The reader's.</summary>
    public BoardState OfMe() => new() { Filter = Filter with { OnlyMine = true, OnlyUnassigned = false } };

    /// <summary>Nobody's.</summary>
    public BoardState OfNobody() => new() { Filter = Filter with { OnlyMine = false, OnlyUnassigned = true } };

    /// <summary>This status; asked again, all of them.</summary>
    public BoardState Toggle(RequestStatus status) => new() { Filter = Filter with { Status = Filter.Status == status ? null : status } };

    /// <summary>This severity.</summary>
    public BoardState With(Severity? severity) => new() { Filter = Filter with { Severity = severity } };

    /// <summary>This support level.</summary>
    public BoardState With(SupportLevel? level) => new() { Filter = Filter with { Level = level } };

    /// <summary>Deadlines that stand so; asked again, all of them.</summary>
    public BoardState Toggle(BoardDeadline deadline) => new() { Filter = Filter with { Deadline = Filter.Deadline == deadline ? null : deadline } };

    /// <summary>This product.</summary>
    public BoardState WithProduct(string? productId) => new() { Filter = Filter with { ProductId = productId } };

    private static string TrimSearch(string? search)
    {
        var trimmed = search?.Trim() ?? "";
        return trimmed.Length > SearchLimit ? trimmed[..SearchLimit] : trimmed;
    }

    private static T? NamedOf<T>(string? text)
        where T : struct, Enum => Enum.GetValues<T>().Where(value => string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();

    private static RequestStatus? StatusOf(string? text) =>
        Enum.GetValues<RequestStatus>().Where(status => !StatusMoves.IsEnd(status) && string.Equals(status.ToString(), text, StringComparison.OrdinalIgnoreCase))
            .Select(status => (RequestStatus?)status).FirstOrDefault();
}
