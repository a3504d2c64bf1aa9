using System.Text.Json;
using System.Text.Json.Serialization;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Storage.Seeding;

/// <summary>The project's own copies of the terms of support and of the team's calendar. Faults in them stop the start.</summary>
public static class ServiceData
{
    private const string TeamZone = "Europe/Moscow";

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The terms of <c>support-terms.json</c>.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with them.</exception>
    public static SupportTermsBook Terms() => new(Read<List<SupportTerms>>("support-terms.json"));

    /// <summary>The calendar of <c>holidays-ru.json</c>: Monday to Friday 10:00–18:30 in Moscow (guide, block 9).</summary>
    public static WorkingCalendar Calendar()
    {
        var years = Read<Dictionary<int, YearEntry>>("holidays-ru.json");
        return new(
            TimeZoneInfo.FindSystemTimeZoneById(TeamZone),
            [new(new(10, 0, 0), new(18, 30, 0))],
            years.Values.SelectMany(year => year.NonWorkingWeekdays).ToHashSet(),
            years.Values.SelectMany(year => year.WorkingWeekends).ToHashSet(),
            years.Where(year => year.Value.Complete).Select(year => year.Key).ToHashSet());
    }

    private static T Read<T>(string name)
    {
        using var stream = typeof(ServiceData).Assembly.GetManifestResourceStream($"CompanyAccount.Core.Storage.Seeding.Data.{name}")
            ?? throw new InvalidDataException($"{name} is not embedded.");
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Format) ?? throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{name}: {wrong.Message}", wrong);
        }
    }

    private sealed record YearEntry(
        IReadOnlyList<DateOnly> NonWorkingWeekdays, IReadOnlyList<DateOnly> WorkingWeekends, bool Complete, int? WorkingDaysInYear = null, string? Source = null);
}
