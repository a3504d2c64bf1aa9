using System.Globalization;
using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Core.Requests.Reads;

/// <summary>What the list is asked for.</summary>
public sealed record RequestListFilter
{
    /// <summary>Words of the number, the subject or the public messages, in any of their forms; a whole number (<c>R-00000001</c>) is that request.</summary>
    public string Search { get; init; } = "";

    /// <summary>The statuses to show; empty for all.</summary>
    public IReadOnlyList<RequestStatus> Statuses { get; init; } = [];

    /// <summary>Only the reader's own: opened by a customer, assigned to an engineer.</summary>
    public bool OnlyMine { get; init; }

    /// <summary>Only this product.</summary>
    public string? ProductId { get; init; }

    /// <summary>Only this level of support.</summary>
    public SupportLevel? Level { get; init; }

    /// <summary>Only requests of this author.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Not submitted before this day of the reader.</summary>
    public DateOnly? SubmittedFrom { get; init; }

    /// <summary>Not submitted after this day of the reader.</summary>
    public DateOnly? SubmittedTo { get; init; }

    /// <summary>Where the reader's days begin and end.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Order.</summary>
    public RequestSort Sort { get; init; } = RequestSort.Changed;

    /// <summary>Newest first.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>The page after this row.</summary>
    public RequestCursor? After { get; init; }

    /// <summary>The page before this row; wins over <see cref="After"/>.</summary>
    public RequestCursor? Before { get; init; }
}

/// <summary>Orders of the list.</summary>
public enum RequestSort
{
    /// <summary>By the last change.</summary>
    Changed,

    /// <summary>By number, which is the order of submission.</summary>
    Number,
}

/// <summary>A place in the list: the row beside it.</summary>
/// <param name="ChangedAt">The row's last change, UTC.</param>
/// <param name="Number">The row's bare number.</param>
public sealed record RequestCursor(DateTimeOffset ChangedAt, long Number)
{
    /// <summary>The place of a row.</summary>
    public static RequestCursor Of(RequestRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.ChangedAt, row.Number);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; <see langword="null"/> for anything else, as a URL may hold.</summary>
    public static RequestCursor? Parse(string? text)
    {
        var parts = text?.Split('.');
        return parts is [var ticksText, var numberText]
            && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
            && long.TryParse(numberText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new(new DateTimeOffset(ticks, TimeSpan.Zero), number)
                : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ChangedAt.UtcTicks}.{Number}");
}

/// <summary>A row of the list; <paramref name="WaitingUntil"/> is until when support waits for the customer, UTC, and <see langword="null"/> where it does not.</summary>
public sealed record RequestRow(
    Guid Id,
    long Number,
    string Subject,
    RequestStatus Status,
    Severity Severity,
    string ProductId,
    PortalTopic? Topic,
    SupportLevel Level,
    RequestCategory Category,
    Guid AuthorId,
    string AuthorName,
    string? AssigneeName,
    DateTimeOffset SubmittedAt,
    DateTimeOffset ChangedAt,
    DateTimeOffset? WaitingUntil,
    int Version)
{
    /// <summary>The number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();
}

/// <summary>A page of the list.</summary>
/// <param name="Rows">At most <see cref="ReadRequestList.PageSize"/> rows.</param>
/// <param name="Counts">How many match in each status, before the status filter; a status with none is absent. <see langword="null"/> where counting would cost more than the page itself.</param>
/// <param name="Next">The place from which the next page begins; <see langword="null"/> on the last.</param>
/// <param name="Previous">The place before which the previous page ends; <see langword="null"/> on the first.</param>
public sealed record RequestPage(
    IReadOnlyList<RequestRow> Rows,
    IReadOnlyDictionary<RequestStatus, int>? Counts,
    RequestCursor? Next,
    RequestCursor? Previous);
