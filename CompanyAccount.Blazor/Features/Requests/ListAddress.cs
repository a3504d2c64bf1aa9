using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Features.Requests;

/// <summary>The parts of the list's address, as they stand there: anything may.</summary>
public sealed record ListAddress
{
    /// <summary>The parts of a query, such as that of a saved view; of a part that comes twice, the first.</summary>
    public static ListAddress Of(string query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        string? Part(string name) => parts.TryGetValue(name, out var values) ? values.FirstOrDefault() : null;
        return new()
        {
            Search = Part("q"),
            Status = Part("status"),
            Mine = Part("mine"),
            Product = Part("product"),
            Level = Part("level"),
            Author = Part("author"),
            From = Part("from"),
            To = Part("to"),
            Sort = Part("sort"),
            Direction = Part("dir"),
            After = Part("after"),
            Before = Part("before"),
        };
    }

    /// <summary><c>q</c>.</summary>
    public string? Search { get; init; }

    /// <summary><c>status</c>, several with commas.</summary>
    public string? Status { get; init; }

    /// <summary><c>mine</c>.</summary>
    public string? Mine { get; init; }

    /// <summary><c>product</c>.</summary>
    public string? Product { get; init; }

    /// <summary><c>level</c>.</summary>
    public string? Level { get; init; }

    /// <summary><c>author</c>.</summary>
    public string? Author { get; init; }

    /// <summary><c>from</c>, a day.</summary>
    public string? From { get; init; }

    /// <summary><c>to</c>, a day.</summary>
    public string? To { get; init; }

    /// <summary><c>sort</c>.</summary>
    public string? Sort { get; init; }

    /// <summary><c>dir</c>.</summary>
    public string? Direction { get; init; }

    /// <summary><c>after</c>.</summary>
    public string? After { get; init; }

    /// <summary><c>before</c>.</summary>
    public string? Before { get; init; }
}
