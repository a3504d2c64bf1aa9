using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.Requests;

namespace CompanyAccount.Tests.Rules.Requests;

public sealed class SupportRequestTests
{
    private static readonly DateTimeOffset Later = Now.AddHours(1);

    [Fact]
    public void A_submitted_request_holds_the_form_and_its_author()
    {
        var draft = FreshId.Next();
        var form = Forms.Small with { Subject = "  Ёлка не ГОРИТ " };
        var (request, change) = SupportRequest.Submit(People.User, form, SmallCatalog.Catalog, Terms.Standard, Terms.Calendar, 42, draft, Now).Value;

        Assert.Equal(42, request.Number);
        Assert.Equal(draft, request.DraftId);
        Assert.Equal((People.Romashka, People.User.PersonId, People.User.Name), (request.CompanyId, request.AuthorId, request.AuthorName));
        Assert.Equal((RequestStatus.Processing, Severity.Medium, RequestCategory.Technical), (request.Status, request.Severity, request.Category));
        Assert.Equal(("shield", "shield/1.0", "Orbit 7", "install-local"), (request.ProductId, request.VersionId, request.OperatingSystem, request.SubtypeId));
        Assert.Equal(("Ёлка не ГОРИТ", "елка не горит"), (request.Subject, request.SubjectFolded));
        Assert.Equal((Now, Now, 1), (request.SubmittedAt, request.ChangedAt, request.Version));
        Assert.Null(request.AssigneeId);

        Assert.IsType<RequestSubmitted>(change.Event);
        Assert.Equal(MessageKind.Description, change.Message!.Kind);
        Assert.Equal(form.Description, change.Message.Body);
        Assert.Equal(TimelineKind.Submitted, change.Line!.Kind);
        ToldAbout(change, request, People.User, Now);
    }

    [Fact]
    public void A_form_with_a_fault_makes_no_request()
    {
        var outcome = SupportRequest.Submit(People.User, Forms.Small with { Subject = "" }, SmallCatalog.Catalog, Terms.Standard, Terms.Calendar, 1, FreshId.Next(), Now);
        Assert.Equal(nameof(TechnicalRequestForm.Subject), Assert.Single(Assert.IsType<InvalidInput>(outcome.Refusal).Faults).Field);
    }

    [Theory]
    [InlineData(RequestStatus.Processing, typeof(RequestAnswered), TimelineKind.Answered, false)]
    [InlineData(RequestStatus.AwaitingCustomer, typeof(RequestAnswered), TimelineKind.Answered, true)]
    [InlineData(RequestStatus.SolutionProvided, typeof(RequestReopened), TimelineKind.Reopened, true)]
    public void A_customers_answer_puts_the_request_into_processing(RequestStatus from, Type fact, TimelineKind line, bool moved)
    {
        var request = In(from);
        var text = Text(" Вот журналы \n");
        var change = request.Answer(People.User, text, Later).Value;

        Assert.IsType(fact, change.Event);
        if (change.Event is RequestAnswered answered)
            Assert.Equal(moved, answered.StatusChanged);
        Holds(change, request, RequestStatus.Processing, line, MessageKind.Answer, text, "Вот журналы", People.User);
        Assert.False(change.Message!.IsFromSupport);
    }

    [Fact]
    public void An_accepted_solution_closes_the_request()
    {
        var request = In(RequestStatus.SolutionProvided);
        var change = request.AcceptSolution(People.Administrator, Later).Value;
        Assert.IsType<SolutionAccepted>(change.Event);
        HoldsWithoutText(change, request, RequestStatus.Closed, TimelineKind.SolutionAccepted, People.Administrator);
    }

    [Theory]
    [InlineData(RequestStatus.Processing)]
    [InlineData(RequestStatus.AwaitingCustomer)]
    public void A_customer_closes_the_request(RequestStatus from)
    {
        var request = In(from);
        var change = request.Close(People.User, Later).Value;
        Assert.IsType<RequestClosedByCustomer>(change.Event);
        HoldsWithoutText(change, request, RequestStatus.CanceledByUser, TimelineKind.ClosedByCustomer, People.User);
    }

    [Fact]
    public void Assigning_names_the_engineer_and_leaves_the_status()
    {
        var request = In(RequestStatus.AwaitingCustomer);
        var change = request.Assign(People.Engineer, People.SecondEngineer, Later).Value;
        Assert.Equal(People.SecondEngineer.PersonId, Assert.IsType<RequestAssigned>(change.Event).AssigneeId);
        Assert.Equal((People.SecondEngineer.PersonId, People.SecondEngineer.Name), (request.AssigneeId, request.AssigneeName));
        Assert.Equal(People.SecondEngineer.Name, change.Line!.Detail);
        HoldsWithoutText(change, request, RequestStatus.AwaitingCustomer, TimelineKind.Assigned, People.Engineer);
    }

    [Fact]
    public void A_request_that_is_put_back_has_no_assignee()
    {
        var request = In(RequestStatus.Processing);
        _ = request.Assign(People.Engineer, People.Engineer, Now).Value;
        var change = request.Assign(People.Manager, assignee: null, Later).Value;
        Assert.Null(Assert.IsType<RequestAssigned>(change.Event).AssigneeId);
        Assert.Null(request.AssigneeId);
        Assert.Null(request.AssigneeName);
        Assert.Null(change.Line!.Detail);
    }

    [Fact]
    public void An_operator_is_nobody_to_assign()
    {
        var request = In(RequestStatus.Processing);
        Assert.IsType<NotAnEngineer>(request.Assign(People.Engineer, People.Operator, Later).Refusal);
        Untouched(request, RequestStatus.Processing);
    }

    [Theory]
    [InlineData(RequestStatus.Processing)]
    [InlineData(RequestStatus.AwaitingCustomer)]
    [InlineData(RequestStatus.SolutionProvided)]
    public void A_reply_leaves_the_status(RequestStatus status)
    {
        var request = In(status);
        var text = Text();
        var change = request.Reply(People.Engineer, text, Later).Value;
        Assert.IsType<CustomerReplied>(change.Event);
        Holds(change, request, status, TimelineKind.Replied, MessageKind.Reply, text, text.Body, People.Engineer);
    }

    [Fact]
    public void A_question_makes_it_the_customers_turn()
    {
        var request = In(RequestStatus.Processing);
        var text = Text();
        var change = request.AskForInformation(People.Engineer, text, Later).Value;
        Assert.IsType<InformationAsked>(change.Event);
        Holds(change, request, RequestStatus.AwaitingCustomer, TimelineKind.InformationAsked, MessageKind.Question, text, text.Body, People.Engineer);
        Assert.True(change.Message!.IsFromSupport);
    }

    [Theory]
    [InlineData(RequestStatus.Processing)]
    [InlineData(RequestStatus.AwaitingCustomer)]
    public void A_solution_is_sent(RequestStatus from)
    {
        var request = In(from);
        var text = Text();
        var change = request.ProvideSolution(People.Manager, text, Later).Value;
        Assert.IsType<SolutionSent>(change.Event);
        Holds(change, request, RequestStatus.SolutionProvided, TimelineKind.SolutionSent, MessageKind.Solution, text, text.Body, People.Manager);
    }

    [Theory]
    [InlineData(RequestStatus.Processing)]
    [InlineData(RequestStatus.AwaitingCustomer)]
    public void Support_cancels_with_a_reason(RequestStatus from)
    {
        var request = In(from);
        var text = Text("Дубликат");
        var change = request.Cancel(People.Engineer, text, Later).Value;
        Assert.IsType<RequestCanceled>(change.Event);
        Holds(change, request, RequestStatus.CanceledBySupport, TimelineKind.CanceledBySupport, MessageKind.Cancellation, text, "Дубликат", People.Engineer);
    }

    [Theory]
    [InlineData(RequestStatus.Processing)]
    [InlineData(RequestStatus.AwaitingCustomer)]
    [InlineData(RequestStatus.SolutionProvided)]
    [InlineData(RequestStatus.ResolvedNoInformation)]
    [InlineData(RequestStatus.CanceledBySupport)]
    [InlineData(RequestStatus.CanceledByUser)]
    [InlineData(RequestStatus.Closed)]
    public void A_note_leaves_no_trace_that_a_customer_could_see(RequestStatus status)
    {
        var request = In(status);
        var text = Text(" Только нам ");
        var change = request.AddNote(People.Engineer, text, Later).Value;
        Assert.IsType<NoteAdded>(change.Event);
        Assert.Null(change.Line);
        Assert.Null(change.Message);
        Assert.Equal((text.Id, "Только нам", People.Engineer.PersonId, Later), (change.Note!.Id, change.Note.Body, change.Note.AuthorId, change.Note.At));
        Untouched(request, status);
    }

    [Theory]
    [InlineData("", Fault.Required)]
    [InlineData(" \n\t", Fault.Required)]
    [InlineData("a\0b", Fault.ControlCharacters)]
    [InlineData("a\u202Eb", Fault.ControlCharacters)]
    public void A_text_that_cannot_be_kept_changes_nothing(string body, Fault fault)
    {
        foreach (var (name, verb) in VerbsWithText)
        {
            var request = In(RequestStatus.Processing);
            var outcome = verb(request, Text(body));
            var found = Assert.Single(Assert.IsType<InvalidInput>(outcome.Refusal).Faults);
            Assert.True(fault == found.Fault, $"{name}: {found.Fault}");
            Assert.Equal(nameof(MessageText.Body), found.Field);
            Untouched(request, RequestStatus.Processing);
        }
    }

    [Fact]
    public void The_limit_itself_fits_and_one_character_more_does_not()
    {
        foreach (var (name, verb) in VerbsWithText)
        {
            var limit = name == nameof(SupportRequest.Cancel) ? RequestText.ReasonLimit : RequestText.BodyLimit;
            Assert.False(verb(In(RequestStatus.Processing), Text(new('я', limit))).IsRefused);
            var refused = verb(In(RequestStatus.Processing), Text(new('я', limit + 1))).Refusal;
            var fault = Assert.Single(Assert.IsType<InvalidInput>(refused).Faults);
            Assert.Equal(Fault.TooLong, fault.Fault);
            Assert.Equal([limit, limit + 1], fault.Facts);
        }
    }

    [Fact]
    public void Whoever_may_not_act_is_refused_before_the_text_is_looked_at()
    {
        Assert.IsType<NotFound>(In(RequestStatus.Processing).Answer(People.VectorOwner, Text(""), Now).Refusal);
        Assert.IsType<NotAllowed>(In(RequestStatus.Processing).Answer(People.Viewer, Text(""), Now).Refusal);
        Assert.IsType<RequestEnded>(In(RequestStatus.Closed).Answer(People.User, Text(""), Now).Refusal);
    }

    private static readonly (string Name, Func<SupportRequest, MessageText, Outcome<RequestChange>> Verb)[] VerbsWithText =
    [
        (nameof(SupportRequest.Answer), (request, text) => request.Answer(People.User, text, Later)),
        (nameof(SupportRequest.Reply), (request, text) => request.Reply(People.Engineer, text, Later)),
        (nameof(SupportRequest.AskForInformation), (request, text) => request.AskForInformation(People.Engineer, text, Later)),
        (nameof(SupportRequest.ProvideSolution), (request, text) => request.ProvideSolution(People.Engineer, text, Later)),
        (nameof(SupportRequest.Cancel), (request, text) => request.Cancel(People.Engineer, text, Later)),
        (nameof(SupportRequest.AddNote), (request, text) => request.AddNote(People.Engineer, text, Later)),
    ];

    private static void Holds(
        RequestChange change, SupportRequest request, RequestStatus status, TimelineKind line, MessageKind kind, MessageText text, string body, Actor actor)
    {
        Moved(change, request, status, line, actor);
        Assert.Equal((text.Id, request.Id, kind, actor.PersonId, actor.Name, body, Later),
            (change.Message!.Id, change.Message.RequestId, change.Message.Kind, change.Message.AuthorId, change.Message.AuthorName, change.Message.Body, change.Message.At));
    }

    private static void HoldsWithoutText(RequestChange change, SupportRequest request, RequestStatus status, TimelineKind line, Actor actor)
    {
        Moved(change, request, status, line, actor);
        Assert.Null(change.Message);
    }

    private static void Moved(RequestChange change, SupportRequest request, RequestStatus status, TimelineKind line, Actor actor)
    {
        Assert.Equal((status, Later), (request.Status, request.ChangedAt));
        Assert.Equal(Now, request.SubmittedAt);
        Assert.True(request.Version > 1);
        Assert.Null(change.Note);
        Assert.Equal(line, change.Line!.Kind);
        ToldAbout(change, request, actor, Later);
    }

    private static void ToldAbout(RequestChange change, SupportRequest request, Actor actor, DateTimeOffset at)
    {
        Assert.Equal((request.Id, actor.PersonId, request.Status, at), (change.Event.RequestId, change.Event.ActorId, change.Event.Status, change.Event.At));
        Assert.Equal((request.Id, actor.PersonId, actor.Name, request.Status, at),
            (change.Line!.RequestId, change.Line.ActorId, change.Line.ActorName, change.Line.Status, change.Line.At));
        if (change.Message is not null && change.Event.GetType().GetProperty("MessageId") is { } property)
            Assert.Equal(change.Message.Id, property.GetValue(change.Event));
    }

    private static void Untouched(SupportRequest request, RequestStatus status) =>
        Assert.Equal((status, Now, 1), (request.Status, request.ChangedAt, request.Version));
}
