using System.Text.Json;
using System.Text.Json.Serialization;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;

namespace CompanyAccount.Core.Storage.Seeding;

/// <summary>The project's own copies of the terms of support and of the team's calendar, which fill an empty database.</summary>
public static class ServiceData
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The terms of <c>support-terms.json</c>.</summary>
    /// <exception cref="InvalidDataException">Something is wrong with them.</exception>
    public static IReadOnlyList<SupportTerms> Terms() => SupportTermsBook.Checked(ReadFile<List<SupportTerms>>("support-terms.json"));

    /// <summary>The calendar of <c>holidays-ru.json</c>: Monday to Friday 10:00–18:30 in Moscow (guide, block 9).</summary>
    /// <exception cref="InvalidDataException">Something is wrong with it.</exception>
    public static WorkingCalendar Calendar() => TeamCalendar.Checked(new SupportOptions().Zone, [Hours], [.. Days()], Years());

    internal static WorkingHours Hours { get; } = new(new(2024, 1, 1), [new(new(10, 0, 0), new(18, 30, 0))]);

    internal static IEnumerable<SpecialDay> Days() => Holidays().Values.SelectMany(year =>
        year.NonWorkingWeekdays.Select(day => new SpecialDay(day, isWorking: false)).Concat(year.WorkingWeekends.Select(day => new SpecialDay(day, isWorking: true))));

    internal static IEnumerable<CalendarYear> Years() => Holidays().Select(year => new CalendarYear(year.Key, year.Value.Complete));

    internal static string Write(IReadOnlyList<LevelTerms> levels) => JsonSerializer.Serialize(levels, Format);

    internal static IReadOnlyList<LevelTerms> Read(string levels)
    {
        try
        {
            return JsonSerializer.Deserialize<List<LevelTerms>>(levels, Format) ?? [];
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"Kept terms of support cannot be read: {wrong.Message}", wrong);
        }
    }

    private static Dictionary<int, YearEntry> Holidays() => ReadFile<Dictionary<int, YearEntry>>("holidays-ru.json");

    private static T ReadFile<T>(string name)
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
