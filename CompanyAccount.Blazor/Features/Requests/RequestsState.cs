using System.Globalization;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Features.Requests;

/// <summary>What the list shows, as its address says it: an address can be sent to a colleague. What an address says wrong is ignored.</summary>
public sealed record RequestsState
{
    private const string Path = "/requests";
    private const string DayFormat = "yyyy-MM-dd";
    private const int ProductLimit = 64;

    /// <summary>What is asked of the read.</summary>
    public RequestListFilter Filter { get; init; } = new();

    /// <summary>Whether anything but the order narrows the list.</summary>
    public bool IsNarrowed => Filter.Search.Length > 0 || Filter.Statuses.Count > 0 || Filter.OnlyMine || FilterCount > 0;

    /// <summary>How many of the filters behind the button are set.</summary>
    public int FilterCount =>
        (Filter.ProductId is null ? 0 : 1) + (Filter.Level is null ? 0 : 1) + (Filter.AuthorId is null ? 0 : 1) + (Filter.SubmittedFrom is null && Filter.SubmittedTo is null ? 0 : 1);

    /// <summary>Reads the parts of an address.</summary>
    public static RequestsState Parse(ListAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var beforeRow = RequestCursor.Parse(address.Before);
        return new()
        {
            Filter = WithPeriod(
                new()
                {
                    Search = TrimSearch(address.Search),
                    Statuses = StatusesOf(address.Status),
                    OnlyMine = address.Mine == "1",
                    ProductId = ProductOf(address.Product),
                    Level = NamedOrNull<SupportLevel>(address.Level),
                    AuthorId = Guid.TryParseExact(address.Author, "N", out var author) ? author : null,
                    Sort = address.Sort == "number" ? RequestSort.Number : RequestSort.Changed,
                    Descending = address.Direction != "asc",
                    Before = beforeRow,
                    After = beforeRow is null ? RequestCursor.Parse(address.After) : null,
                },
                DayOf(address.From),
                DayOf(address.To)),
        };
    }

    /// <summary>The address; what is as at first is left out of it.</summary>
    public string ToUrl()
    {
        List<KeyValuePair<string, string?>> parts = [];
        Add("q", Filter.Search, Filter.Search.Length > 0);
        Add("status", string.Join(',', Filter.Statuses), Filter.Statuses.Count > 0);
        Add("mine", "1", Filter.OnlyMine);
        Add("product", Filter.ProductId, Filter.ProductId is not null);
        Add("level", Filter.Level?.ToString(), Filter.Level is not null);
        Add("author", Filter.AuthorId?.ToString("N"), Filter.AuthorId is not null);
        Add("from", Text(Filter.SubmittedFrom), Filter.SubmittedFrom is not null);
        Add("to", Text(Filter.SubmittedTo), Filter.SubmittedTo is not null);
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

    /// <summary>What a saved view keeps: the query of the first page's address, without the question mark.</summary>
    public string ToQuery() => FirstPage(Filter).ToUrl()[Path.Length..].TrimStart('?');

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

    /// <summary>Of one product, or of all, from the first page.</summary>
    public RequestsState WithProduct(string? productId) => FirstPage(Filter with { ProductId = ProductOf(productId) });

    /// <summary>Of one level of support, or of all, from the first page.</summary>
    public RequestsState WithLevel(SupportLevel? level) => FirstPage(Filter with { Level = level });

    /// <summary>Of one author, or of all, from the first page.</summary>
    public RequestsState WithAuthor(Guid? personId) => FirstPage(Filter with { AuthorId = personId });

    /// <summary>Submitted from one day to another, each of them or none, from the first page.</summary>
    public RequestsState WithDays(DateOnly? from, DateOnly? to) => FirstPage(WithPeriod(Filter, from, to));

    /// <summary>In this order; asked again, the other way round.</summary>
    public RequestsState SortBy(RequestSort sort) => FirstPage(Filter with { Sort = sort, Descending = Filter.Sort != sort || !Filter.Descending });

    /// <summary>The page after a row.</summary>
    public RequestsState PageAfter(RequestCursor row) => this with { Filter = Filter with { After = row, Before = null } };

    /// <summary>The page before a row.</summary>
    public RequestsState PageBefore(RequestCursor row) => this with { Filter = Filter with { Before = row, After = null } };

    /// <summary>Everything, in the order as it is.</summary>
    public RequestsState Reset() => new() { Filter = new() { Sort = Filter.Sort, Descending = Filter.Descending } };

    /// <summary>A day as an address and a field for days write it; <see langword="null"/> for what is none.</summary>
    public static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= DayBounds.First && day <= DayBounds.Last ? day : null;

    /// <summary>The same in writing.</summary>
    public static string? Text(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static RequestsState FirstPage(RequestListFilter filter) => new() { Filter = filter with { After = null, Before = null } };

    // A period that ends before it begins was meant the other way round.
    private static RequestListFilter WithPeriod(RequestListFilter filter, DateOnly? from, DateOnly? to) =>
        from > to ? filter with { SubmittedFrom = to, SubmittedTo = from } : filter with { SubmittedFrom = from, SubmittedTo = to };

    private static string TrimSearch(string? search)
    {
        var trimmed = search?.Trim() ?? "";
        return trimmed.Length > ReadRequestList.SearchLimit ? trimmed[..ReadRequestList.SearchLimit] : trimmed;
    }

    private static string? ProductOf(string? text) => text is { Length: > 0 and <= ProductLimit } && !text.Any(char.IsControl) ? text : null;

    private static IReadOnlyList<RequestStatus> StatusesOf(string? text) =>
        [.. (text ?? "").Split(',').Select(NamedOrNull<RequestStatus>).OfType<RequestStatus>().Distinct().Order()];

    // Names only: an enum would read numbers and lists, too.
    private static TEnum? NamedOrNull<TEnum>(string? text)
        where TEnum : struct, Enum =>
        text is not null && text.All(char.IsAsciiLetter) && Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) ? value : null;
}
