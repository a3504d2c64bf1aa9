using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Features.Requests;

/// <summary>What the list shows, as its address says it: an address can be sent to a colleague. What an address says wrong is ignored.</summary>
public sealed record RequestsState
{
    private const string Path = "/requests";

    /// <summary>What is asked of the read.</summary>
    public RequestListFilter Filter { get; init; } = new();

    /// <summary>Whether anything but the order narrows the list.</summary>
    public bool IsNarrowed => Filter.Search.Length > 0 || Filter.Statuses.Count > 0 || Filter.OnlyMine;

    /// <summary>Reads the parts of an address.</summary>
    public static RequestsState Parse(string? search, string? status, string? mine, string? sort, string? direction, string? after, string? before)
    {
        var beforeRow = RequestCursor.Parse(before);
        return new()
        {
            Filter = new()
            {
                Search = TrimSearch(search),
                Statuses = StatusesOf(status),
                OnlyMine = mine == "1",
                Sort = sort == "number" ? RequestSort.Number : RequestSort.Changed,
                Descending = direction != "asc",
                Before = beforeRow,
                After = beforeRow is null ? RequestCursor.Parse(after) : null,
            },
        };
    }

    /// <summary>The address; what is as at first is left out of it.</summary>
    public string ToUrl()
    {
        List<KeyValuePair<string, string?>> parts = [];
        Add("q", Filter.Search, Filter.Search.Length > 0);
        Add("status", string.Join(',', Filter.Statuses), Filter.Statuses.Count > 0);
        Add("mine", "1", Filter.OnlyMine);
        Add("sort", "number", Filter.Sort is RequestSort.Number);
        Add("dir", "asc", !Filter.Descending);
        Add("before", Filter.Before?.ToString(), Filter.Before is not null);
        Add("after", Filter.After?.ToString(), Filter.After is not null);
        return QueryHelpers.AddQueryString(Path, parts);

        void Add(string name, string? value, bool present)
        {
            if (present)
                parts.Add(new(name, value));
        }
    }

    /// <summary>With another search, from the first page.</summary>
    public RequestsState WithSearch(string search) => FirstPage(Filter with { Search = TrimSearch(search) });

    /// <summary>With one status more or less, from the first page.</summary>
    public RequestsState Toggle(RequestStatus status) => FirstPage(Filter with
    {
        Statuses = Filter.Statuses.Contains(status)
            ? [.. Filter.Statuses.Where(other => other != status)]
            : [.. Filter.Statuses.Append(status).Order()],
    });

    /// <summary>With all statuses, from the first page.</summary>
    public RequestsState AllStatuses() => FirstPage(Filter with { Statuses = [] });

    /// <summary>Only the reader's, or not, from the first page.</summary>
    public RequestsState ToggleMine() => FirstPage(Filter with { OnlyMine = !Filter.OnlyMine });

    /// <summary>In this order; asked again, the other way round.</summary>
    public RequestsState SortBy(RequestSort sort) => FirstPage(Filter with { Sort = sort, Descending = Filter.Sort != sort || !Filter.Descending });

    /// <summary>The page after a row.</summary>
    public RequestsState PageAfter(RequestCursor row) => this with { Filter = Filter with { After = row, Before = null } };

    /// <summary>The page before a row.</summary>
    public RequestsState PageBefore(RequestCursor row) => this with { Filter = Filter with { Before = row, After = null } };

    /// <summary>Everything, in the order as it is.</summary>
    public RequestsState Reset() => new() { Filter = new() { Sort = Filter.Sort, Descending = Filter.Descending } };

    private static RequestsState FirstPage(RequestListFilter filter) => new() { Filter = filter with { After = null, Before = null } };

    private static string TrimSearch(string? search)
    {
        var trimmed = search?.Trim() ?? "";
        return trimmed.Length > ReadRequestList.SearchLimit ? trimmed[..ReadRequestList.SearchLimit] : trimmed;
    }

    private static IReadOnlyList<RequestStatus> StatusesOf(string? text) =>
        [.. (text ?? "").Split(',')
            .Select(part => Enum.TryParse<RequestStatus>(part, ignoreCase: true, out var status) && Enum.IsDefined(status) && !char.IsAsciiDigit(part.AsSpan().Trim()[0]) ? status : (RequestStatus?)null)
            .OfType<RequestStatus>().Distinct().Order()];
}
