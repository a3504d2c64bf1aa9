using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Surveys.Reads;

/// <summary>The answers to surveys, the newest first, a page at a time: for service managers.</summary>
public sealed class ReadSurveys(Store store, TimeProvider time)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 25;

    /// <summary>Of how many days the average is taken.</summary>
    public const int AverageDays = 30;

    /// <summary>One page.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="after">The place that the page begins after, as <see cref="SurveyPage.Next"/> said; anything else begins at the top.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Outcome<SurveyPage>> RunAsync(Actor actor, string? after, CancellationToken cancellationToken)
    {
        if (!actor.May(Right.HandleFeedback))
            return new NotAllowed();
        var since = time.GetUtcNow().AddDays(-AverageDays);
        await using var db = store.Open();
        var recent = await db.Surveys.Where(row => row.AnsweredAt >= since).GroupBy(_ => 1)
            .Select(group => new { Count = group.Count(), Sum = group.Sum(row => row.Rating) }).FirstOrDefaultAsync(cancellationToken);
        var answered = db.Surveys.AsNoTracking().Where(row => row.AnsweredAt != null);
        if (ParseCursor(after) is var (at, id))
            answered = answered.Where(row => row.AnsweredAt < at || (row.AnsweredAt == at && row.Id.CompareTo(id) < 0));
        var rows = await (
            from survey in answered
            join request in db.RequestsSeenBy(actor) on survey.RequestId equals request.Id
            join company in db.Companies on request.CompanyId equals company.Id
            orderby survey.AnsweredAt descending, survey.Id descending
            select new SurveyRow(survey.Id, request.Number, request.Subject, company.Name, request.AuthorName, request.AssigneeName, survey.Rating!.Value, survey.Comment, survey.AnsweredAt!.Value))
            .Take(PageSize + 1).ToListAsync(cancellationToken);
        var next = rows.Count > PageSize;
        if (next)
            rows.RemoveAt(PageSize);
        return new SurveyPage(
            rows,
            recent is { Count: > 0, Sum: { } sum } ? Math.Round((decimal)sum / recent.Count, 1) : null,
            recent?.Count ?? 0,
            next ? string.Create(CultureInfo.InvariantCulture, $"{rows[^1].AnsweredAt.UtcTicks}.{rows[^1].Id:N}") : null);
    }

    private static (DateTimeOffset At, Guid Id)? ParseCursor(string? text) =>
        text?.Split('.') is [var ticksText, var idText]
        && long.TryParse(ticksText, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTimeOffset.MaxValue.UtcTicks
        && Guid.TryParseExact(idText, "N", out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : null;
}

/// <summary>An answer.</summary>
public sealed record SurveyRow(Guid Id, long Number, string Subject, string CompanyName, string AuthorName, string? EngineerName, int Rating, string? Comment, DateTimeOffset AnsweredAt)
{
    /// <summary>The request's number as people see it.</summary>
    public string DisplayNumber => new RequestNumber(Number).ToString();
}

/// <summary>A page of answers.</summary>
/// <param name="Rows">At most <see cref="ReadSurveys.PageSize"/> rows.</param>
/// <param name="Average">The average of the last <see cref="ReadSurveys.AverageDays"/> days, to one place; <see langword="null"/> without an answer.</param>
/// <param name="Count">How many answers that is of.</param>
/// <param name="Next">The place from which the next page begins; <see langword="null"/> on the last.</param>
public sealed record SurveyPage(IReadOnlyList<SurveyRow> Rows, decimal? Average, int Count, string? Next);
