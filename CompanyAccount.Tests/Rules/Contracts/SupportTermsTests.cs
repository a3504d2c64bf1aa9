using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Seeding;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class SupportTermsTests
{
    private static readonly SupportTerms Today = SupportTerms.On(ServiceData.Terms(), new(2026, 11, 24));

    /// <summary>The guide's block 9, cell by cell: hours of severities 1 to 4 (a = always, w = working), reactions in minutes.</summary>
    [Theory]
    [InlineData(SupportLevel.Standard, SupportPriority.Common, 0, 0, "wwww", "- - - -")]
    [InlineData(SupportLevel.MsaStart, SupportPriority.Basic, 6, 1, "wwww", "360 - - -")]
    [InlineData(SupportLevel.MsaPlus, SupportPriority.Medium, 12, 2, "wwww", "240 - - -")]
    [InlineData(SupportLevel.MsaBusiness, SupportPriority.High, 36, 4, "awww", "120 360 480 600")]
    [InlineData(SupportLevel.MsaEnterprise, SupportPriority.Highest, null, 8, "aaww", "30 240 360 480")]
    public void Every_cell_of_the_guides_table_is_there(SupportLevel level, SupportPriority priority, int? incidents, int contacts, string hours, string reactions)
    {
        var terms = Today.Of(level);
        Assert.Equal((priority, incidents, contacts), (terms.Priority, terms.PremiumIncidents, terms.NamedContacts));
        Assert.Equal(hours, string.Concat(terms.Severities.Select(severity => severity.Hours == ServiceHours.Always ? 'a' : 'w')));
        Assert.Equal(reactions, string.Join(' ', terms.Severities.Select(severity => severity.ReactionMinutes?.ToString(provider: null) ?? "-")));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var wrong = Today with
        {
            Levels = [.. Today.Levels.Skip(1).Append(Today.Levels[2] with { PremiumIncidents = -1, NamedContacts = -2, AwaitingCustomerDays = 0, SolutionProvidedDays = 251, Severities = [new(ServiceHours.Working, -5)] })],
        };
        var fault = Assert.Throws<InvalidDataException>(() => SupportTermsBook.Checked([wrong, wrong with { Levels = Today.Levels }]));
        foreach (var part in new[] { "Standard: stands 0 times", "MsaPlus: stands 2 times", "-1 premium", "-2 named", "0 working days for an answer", "251 working days for a word", "1 severities", "within -5 minutes", "two terms begin on one day" })
            Assert.Contains(part, fault.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => SupportTermsBook.Checked([]));
    }

    [Theory]
    [InlineData("2023-01-01", 2024)]
    [InlineData("2024-12-31", 2024)]
    [InlineData("2025-01-01", 2025)]
    [InlineData("2030-01-01", 2025)]
    public void The_latest_terms_that_began_are_in_force(string day, int year)
    {
        SupportTerms[] history = [Today with { EffectiveFrom = new(2025, 1, 1) }, Today with { EffectiveFrom = new(2024, 1, 1) }];
        Assert.Equal(year, SupportTerms.On(history, DateOnly.Parse(day, null)).EffectiveFrom.Year);
    }

    [Fact]
    public void What_stands_at_a_limit_is_taken_and_what_is_beyond_is_not()
    {
        Assert.Empty(With(0, 1, 1).Faults());
        Assert.Empty(With(LevelTerms.CountLimit, LevelTerms.WaitingLimit, LevelTerms.ReactionLimit).Faults());
        Assert.Equal(4 + SupportTerms.Severities, With(-1, 0, 0).Faults().Count());
        var beyond = With(LevelTerms.CountLimit + 1, LevelTerms.WaitingLimit + 1, LevelTerms.ReactionLimit + 1).Faults().ToList();
        Assert.Equal(4 + SupportTerms.Severities, beyond.Count);
        Assert.StartsWith("severity 4: ", beyond[^1], StringComparison.Ordinal);

        static LevelTerms With(int count, int days, int minutes)
        {
            var plus = Today.Of(SupportLevel.MsaPlus);
            return plus with
            {
                PremiumIncidents = count,
                NamedContacts = count,
                AwaitingCustomerDays = days,
                SolutionProvidedDays = days,
                Severities = [.. plus.Severities.Select(severity => severity with { ReactionMinutes = minutes })],
            };
        }
    }
}
