using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class PortalQuestionFormTests
{
    private static readonly SupportTerms Today = ServiceData.Terms()[^1];

    private static readonly PortalQuestionForm Filled = new() { Topic = PortalTopic.LicenseConflict, Subject = "Две лицензии", Description = "Какая действует?" };

    private static readonly MsaActivation Activation = new() { Certificate = "MSA-7", Level = SupportLevel.MsaStart, Contacts = "Иванов Иван | test@company.example | +7 000 000 00 00" };

    public static TheoryData<PortalQuestionForm, string?, Fault> Forms => new()
    {
        { Filled, null, default },
        { Filled with { Topic = PortalTopic.MsaActivation, Activation = Activation }, null, default },
        // What an activation needs counts for an activation only.
        { Filled with { Activation = new() }, null, default },
        { Filled with { Topic = null }, nameof(Filled.Topic), Fault.Required },
        { Filled with { Topic = (PortalTopic)99 }, nameof(Filled.Topic), Fault.UnknownChoice },
        { Filled with { Subject = "" }, nameof(Filled.Subject), Fault.Required },
        { Filled with { Subject = "Две\nстроки" }, nameof(Filled.Subject), Fault.ControlCharacters },
        { Filled with { Description = " " }, nameof(Filled.Description), Fault.Required },
        { Filled with { Description = "\u202Eстрока" }, nameof(Filled.Description), Fault.ControlCharacters },
        { Activate(Activation with { Certificate = "" }), nameof(MsaActivation.Certificate), Fault.Required },
        { Activate(Activation with { Certificate = new('1', SupportContract.CertificateLimit + 1) }), nameof(MsaActivation.Certificate), Fault.TooLong },
        { Activate(Activation with { Certificate = "MSA\n7" }), nameof(MsaActivation.Certificate), Fault.ControlCharacters },
        { Activate(Activation with { Level = null }), nameof(MsaActivation.Level), Fault.Required },
        { Activate(Activation with { Level = SupportLevel.Standard }), nameof(MsaActivation.Level), Fault.UnknownChoice },
        { Activate(Activation with { Level = (SupportLevel)99 }), nameof(MsaActivation.Level), Fault.UnknownChoice },
        { Activate(Activation with { Contacts = "" }), nameof(MsaActivation.Contacts), Fault.Required },
        { Activate(Activation with { Contacts = "Иванов Иван" }), nameof(MsaActivation.Contacts), Fault.FaultyLines },
    };

    private static PortalQuestionForm Activate(MsaActivation activation) => Filled with { Topic = PortalTopic.MsaActivation, Activation = activation };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_stands_at_its_own_field(PortalQuestionForm form, string? field, Fault fault)
    {
        var faults = form.FaultsOf(Today).Select(found => (found.Field, found.Fault));
        Assert.Equal(field is null ? [] : [(field, fault)], faults);
    }

    [Fact]
    public void An_activation_without_anything_lacks_all_of_it() => Assert.Equal(
        [nameof(MsaActivation.Certificate), nameof(MsaActivation.Level), nameof(MsaActivation.Contacts), nameof(Filled.Subject), nameof(Filled.Description)],
        new PortalQuestionForm { Topic = PortalTopic.MsaActivation }.FaultsOf(Today).Select(found => found.Field));

    [Theory]
    [InlineData(SupportLevel.MsaStart)]
    [InlineData(SupportLevel.MsaPlus)]
    [InlineData(SupportLevel.MsaBusiness)]
    [InlineData(SupportLevel.MsaEnterprise)]
    public void A_list_holds_as_many_people_as_its_level_allows(SupportLevel level) =>
        Assert.Equal(Today.Of(level).NamedContacts, (Activation with { Level = level }).ListBy(Today).Limit);

    [Theory]
    [InlineData(null)]
    [InlineData(SupportLevel.Standard)]
    [InlineData((SupportLevel)99)]
    public void While_no_level_is_chosen_it_holds_as_many_as_the_greatest(SupportLevel? level) => Assert.Equal(8, (Activation with { Level = level }).ListBy(Today).Limit);

    [Fact]
    public void It_opens_a_request_that_keeps_the_activation_where_it_asks_for_one()
    {
        var question = SupportRequest.Submit(People.User, Filled with { Activation = Activation }, Today, 1, FreshId.Next(), TestDatabase.Start).Value.Request;
        var activation = SupportRequest.Submit(People.User, Activate(Activation), Today, 2, FreshId.Next(), TestDatabase.Start).Value.Request;
        Assert.Equal((RequestCategory.Portal, PortalTopic.LicenseConflict, (MsaActivation?)null), (question.Category, question.Topic, question.Activation));
        Assert.Equal((RequestCategory.Portal, PortalTopic.MsaActivation, Activation), (activation.Category, activation.Topic, activation.Activation));
        Assert.IsType<InvalidInput>(SupportRequest.Submit(People.User, new PortalQuestionForm(), Today, 3, FreshId.Next(), TestDatabase.Start).Refusal);
        activation.FollowUpOn(question);
        Assert.Equal((question.Id, (Guid?)null), (activation.FollowsUpId, question.FollowsUpId));
    }
}
