using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class FeedbackFormTests
{
    private static readonly FeedbackForm Filled = new() { Kind = FeedbackKind.Complaint, Subject = "Ждём неделю", Description = "Никто не ответил." };

    public static TheoryData<FeedbackForm, string?, Fault> Forms => new()
    {
        { Filled, null, default },
        { Filled with { Kind = FeedbackKind.Gratitude, AboutEngineer = true, Engineer = "Павел" }, null, default },
        // The name counts only where it is about one engineer.
        { Filled with { Engineer = "Па\u202Eвел" }, null, default },
        { Filled with { Concerns = "R-00000001" }, null, default },
        { Filled with { Concerns = "   " }, null, default },
        { Filled with { Kind = null }, nameof(Filled.Kind), Fault.Required },
        { Filled with { Kind = (FeedbackKind)2 }, nameof(Filled.Kind), Fault.UnknownChoice },
        { Filled with { AboutEngineer = true }, nameof(Filled.Engineer), Fault.Required },
        { Filled with { AboutEngineer = true, Engineer = new('я', PortalUser.FullNameLimit + 1) }, nameof(Filled.Engineer), Fault.TooLong },
        { Filled with { AboutEngineer = true, Engineer = "Павел\nИванов" }, nameof(Filled.Engineer), Fault.ControlCharacters },
        { Filled with { Concerns = "тот самый" }, nameof(Filled.Concerns), Fault.UnknownChoice },
        { Filled with { Subject = " " }, nameof(Filled.Subject), Fault.Required },
        { Filled with { Subject = "Две\nстроки" }, nameof(Filled.Subject), Fault.ControlCharacters },
        { Filled with { Description = "" }, nameof(Filled.Description), Fault.Required },
        { Filled with { Description = new('я', RequestText.BodyLimit + 1) }, nameof(Filled.Description), Fault.TooLong },
    };

    [Theory]
    [MemberData(nameof(Forms), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_stands_at_its_own_field(FeedbackForm form, string? field, Fault fault)
    {
        var faults = form.Faults().Select(found => (found.Field, found.Fault));
        Assert.Equal(field is null ? [] : [(field, fault)], faults);
    }

    [Fact]
    public void All_that_is_wrong_is_told_from_the_top_to_the_bottom()
    {
        var form = new FeedbackForm { AboutEngineer = true, Concerns = "?" };
        Assert.Equal([nameof(form.Kind), nameof(form.Engineer), nameof(form.Concerns), nameof(form.Subject), nameof(form.Description)], form.Faults().Select(found => found.Field));
    }

    [Fact]
    public void It_opens_a_request_of_its_own_category_that_names_whom_and_what_it_is_about()
    {
        var concerned = SupportRequest.Submit(People.User, Filled, concerns: null, 1, FreshId.Next(), TestDatabase.Start).Value.Request;
        var (request, change) = SupportRequest.Submit(People.User, Filled with { AboutEngineer = true, Engineer = " Павел ", Subject = " Спасибо " }, concerned, 2, FreshId.Next(), TestDatabase.Start).Value;
        Assert.Equal(
            (RequestCategory.Feedback, RequestStatus.Processing, FeedbackKind.Complaint, "Павел", concerned.Id, "Спасибо", "спасибо"),
            (request.Category, request.Status, request.FeedbackKind, request.FeedbackEngineer, request.ConcernsId, request.Subject, request.SubjectFolded));
        Assert.Equal((MessageKind.Description, Filled.Description, People.User.PersonId), (change.Message!.Kind, change.Message.Body, change.Message.AuthorId));
        Assert.Equal(TimelineKind.Submitted, change.Line!.Kind);
        Assert.IsType<RequestSubmitted>(change.Event);
        Assert.Equal((null, (Guid?)null), (concerned.FeedbackEngineer, concerned.ConcernsId));
        Assert.IsType<InvalidInput>(SupportRequest.Submit(People.User, new FeedbackForm(), concerns: null, 3, FreshId.Next(), TestDatabase.Start).Refusal);
    }
}
