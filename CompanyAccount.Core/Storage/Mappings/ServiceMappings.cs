using System.Globalization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage.Seeding;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class SupportTermsVersionMapping : IEntityTypeConfiguration<SupportTermsVersion>
{
    public void Configure(EntityTypeBuilder<SupportTermsVersion> builder)
    {
        builder.ToTable("SupportTermsVersions");
        builder.HasKey(row => row.EffectiveFrom);
        builder.Property(row => row.EditorName).HasMaxLength(PortalUser.FullNameLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.Terms);
        // Terms are values and change as a whole: another list is another text.
        builder.Property(row => row.Levels).HasConversion(
            levels => ServiceData.Write(levels),
            text => ServiceData.Read(text),
            new ValueComparer<IReadOnlyList<LevelTerms>>((one, other) => ReferenceEquals(one, other), levels => levels.GetHashCode()));
    }
}

internal sealed class SpecialDayMapping : IEntityTypeConfiguration<SpecialDay>
{
    public void Configure(EntityTypeBuilder<SpecialDay> builder)
    {
        builder.ToTable("CalendarDays");
        builder.HasKey(row => row.Day);
    }
}

internal sealed class CalendarYearMapping : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.ToTable("CalendarYears");
        builder.HasKey(row => row.Year);
        builder.Property(row => row.Year).ValueGeneratedNever();
    }
}

internal sealed class WorkingHoursVersionMapping : IEntityTypeConfiguration<WorkingHoursVersion>
{
    public void Configure(EntityTypeBuilder<WorkingHoursVersion> builder)
    {
        builder.ToTable("WorkingHours");
        builder.HasKey(row => row.From);
        builder.Property(row => row.EditorName).HasMaxLength(PortalUser.FullNameLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.Hours);
        builder.Property(row => row.Intervals).HasMaxLength(200).HasConversion(
            intervals => Write(intervals),
            text => Read(text),
            new ValueComparer<IReadOnlyList<WorkingInterval>>((one, other) => ReferenceEquals(one, other), intervals => intervals.GetHashCode()));
    }

    /// <summary>Minutes from midnight: <c>600-1110</c>, several with a space between.</summary>
    private static string Write(IReadOnlyList<WorkingInterval> intervals) =>
        string.Join(' ', intervals.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Start.TotalMinutes:0}-{part.End.TotalMinutes:0}")));

    private static IReadOnlyList<WorkingInterval> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('-')).Select(ends => new WorkingInterval(MinutesOf(ends[0]), MinutesOf(ends[1])))];

    private static TimeSpan MinutesOf(string text) => TimeSpan.FromMinutes(int.Parse(text, CultureInfo.InvariantCulture));
}
