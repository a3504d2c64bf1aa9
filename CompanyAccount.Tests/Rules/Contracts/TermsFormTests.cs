using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Storage.Seeding;

namespace CompanyAccount.Tests.Rules.Contracts;

public sealed class TermsFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly SupportTerms InForce = ServiceData.Terms()[0];

    [Fact]
    public void A_form_that_nobody_touched_gives_the_same_table()
    {
        var terms = TermsForm.Of(InForce, Today.AddDays(1)).Read(Today).Value;
        Assert.Equal(Today.AddDays(1), terms.EffectiveFrom);
        Assert.Equal(ServiceData.Write(InForce.Levels), ServiceData.Write(terms.Levels));
        Assert.Empty(terms.Faults());
    }

    [Fact]
    public void Every_cell_is_read()
    {
        var form = TermsForm.Of(InForce, Today.AddDays(1));
        var start = form.Levels.Single(level => level.Level is SupportLevel.MsaStart);
        (start.Priority, start.PremiumIncidents, start.NamedContacts, start.AwaitingCustomerDays, start.SolutionProvidedDays) = (SupportPriority.High, "", " 3 ", "11", "12");
        (start.Hours[2], start.ReactionMinutes[0], start.ReactionMinutes[3]) = (ServiceHours.Always, "", "90");
        var terms = form.Read(Today).Value.Of(SupportLevel.MsaStart);
        Assert.Equal((SupportPriority.High, null, 3, 11, 12), (terms.Priority, terms.PremiumIncidents, terms.NamedContacts, terms.AwaitingCustomerDays, terms.SolutionProvidedDays));
        Assert.Equal(
            [new(ServiceHours.Working, null), new(ServiceHours.Working, null), new(ServiceHours.Always, null), new(ServiceHours.Working, 90)],
            terms.Severities);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("six")]
    [InlineData("99999999999999999999")]
    [InlineData("43201")]
    public void A_reaction_that_is_none_is_a_fault_of_its_cell(string typed)
    {
        var form = TermsForm.Of(InForce, Today.AddDays(1));
        form.Levels[3].ReactionMinutes[1] = typed;
        Assert.Equal(("MsaBusiness.ReactionMinutes.2", Fault.OutOfRange), OnlyFaultOf(form));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("251")]
    public void Waiting_takes_a_number_of_days(string typed)
    {
        var form = TermsForm.Of(InForce, Today.AddDays(1));
        form.Levels[0].AwaitingCustomerDays = typed;
        Assert.Equal(("Standard.AwaitingCustomerDays", Fault.OutOfRange), OnlyFaultOf(form));
    }

    [Fact]
    public void New_terms_begin_tomorrow_at_the_earliest()
    {
        Assert.Equal(("From", Fault.TooEarly), OnlyFaultOf(TermsForm.Of(InForce, Today)));
        Assert.Equal(("From", Fault.Required), OnlyFaultOf(TermsForm.Of(InForce, null)));
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var form = TermsForm.Of(InForce, null);
        (form.Levels[0].NamedContacts, form.Levels[4].PremiumIncidents, form.Levels[4].Priority, form.Levels[4].Hours[0]) = ("-", "-1", (SupportPriority)9, (ServiceHours)9);
        Assert.Equal(
            ["From", "Standard.NamedContacts", "MsaEnterprise.Priority", "MsaEnterprise.Hours.1", "MsaEnterprise.PremiumIncidents"],
            Assert.IsType<InvalidInput>(form.Read(Today).Refusal).Faults.Select(fault => fault.Field));
    }

    private static (string Field, Fault Fault) OnlyFaultOf(TermsForm form)
    {
        var fault = Assert.Single(Assert.IsType<InvalidInput>(form.Read(Today).Refusal).Faults);
        return (fault.Field, fault.Fault);
    }
}
