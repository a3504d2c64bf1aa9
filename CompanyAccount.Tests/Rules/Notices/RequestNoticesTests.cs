using System.Reflection;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Notices;

public sealed class RequestNoticesTests
{
    private static readonly Guid Author = People.User.PersonId;
    private static readonly Guid Colleague = People.Administrator.PersonId;
    private static readonly Guid Engineer = People.Engineer.PersonId;
    private static readonly Guid Message = FreshId.Next();

    public static TheoryData<RequestEvent, Notice?> Rules => new()
    {
        { Fact<RequestSubmitted>(Author), new(Author, NoticeKind.Submitted) },
        { Fact<InformationAsked>(Engineer), new(Author, NoticeKind.InformationAsked, Message) },
        { Fact<SolutionSent>(Engineer), new(Author, NoticeKind.SolutionSent, Message) },
        { Fact<RequestCanceled>(Engineer), new(Author, NoticeKind.CanceledBySupport, Message) },
        { Fact<CustomerReplied>(Engineer), new(Author, NoticeKind.Replied, Message) },
        { Fact<RequestReopened>(Author), new(Author, NoticeKind.Reopened, Message) },
        { Fact<RequestReopened>(Colleague), new(Author, NoticeKind.Reopened, Message, Colleague) },
        { Fact<RequestAnswered>(Author, statusChanged: true), new(Author, NoticeKind.BackInProcessing, Message) },
        { Fact<RequestAnswered>(Colleague, statusChanged: true), new(Author, NoticeKind.BackInProcessing, Message, Colleague) },
        { Fact<RequestAnswered>(Author, statusChanged: false), null },
        { Fact<RequestAnswered>(Colleague, statusChanged: false), new(Author, NoticeKind.ColleagueAnswered, Message, Colleague) },
        { Fact<SolutionAccepted>(Author), new(Author, NoticeKind.SolutionAccepted) },
        { Fact<SolutionAccepted>(Colleague), new(Author, NoticeKind.SolutionAccepted, null, Colleague) },
        { Fact<RequestClosedByCustomer>(Author), new(Author, NoticeKind.ClosedByCustomer) },
        { Fact<RequestClosedByCustomer>(Colleague), new(Author, NoticeKind.ClosedByCustomer, null, Colleague) },
        { Fact<RequestAssigned>(Engineer), null },
        { Fact<NoteAdded>(Engineer), null },
        { Fact<SeverityChanged>(Engineer), new(Author, NoticeKind.SeverityChanged) },
        { Fact<LevelLowered>(Engineer), new(Author, NoticeKind.LevelLowered, Message) },
        // Service managers are told, not the customer.
        { Fact<DeadlineBroken>(Guid.Empty), null },
        { Fact<WaitingReminded>(Guid.Empty, status: RequestStatus.AwaitingCustomer), new(Author, NoticeKind.RemindedOfQuestion) },
        { Fact<WaitingReminded>(Guid.Empty, status: RequestStatus.SolutionProvided), new(Author, NoticeKind.RemindedOfSolution) },
        { Fact<WaitingRanOut>(Guid.Empty, status: RequestStatus.ResolvedNoInformation), new(Author, NoticeKind.ResolvedByPortal) },
        { Fact<WaitingRanOut>(Guid.Empty, status: RequestStatus.Closed), new(Author, NoticeKind.ClosedByPortal) },
        { Fact<RequestEscalated>(Guid.Empty), null },
    };

    [Theory]
    [MemberData(nameof(Rules), DisableDiscoveryEnumeration = true)]
    public void A_fact_tells_the_author_what_the_rules_say(RequestEvent fact, Notice? expected) =>
        Assert.Equal(expected is null ? [] : [expected], RequestNotices.Of(fact, Author));

    [Fact]
    public void Every_kind_of_fact_stands_in_the_table_above()
    {
        var kinds = typeof(RequestEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(RequestEvent)));
        var inTable = Rules.Select(row => row.Data.Item1.GetType()).Distinct();
        Assert.Equal(kinds.OrderBy(type => type.Name), inTable.OrderBy(type => type.Name));
    }

    [Fact]
    public void A_fact_without_a_rule_is_a_defect_and_not_silence() =>
        Assert.ThrowsAny<Exception>(() => RequestNotices.Of(new Unheard(), Author));

    private static RequestEvent Fact<TFact>(Guid actor, bool statusChanged = false, RequestStatus status = RequestStatus.Processing)
        where TFact : RequestEvent
    {
        var constructor = typeof(TFact).GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single();
        var arguments = constructor.GetParameters().Select(object? (parameter) => parameter.Name switch
        {
            "ActorId" => actor,
            "MessageId" => Message,
            "StatusChanged" => statusChanged,
            "Status" => status,
            "Reason" => EscalationReason.Complaint,
            "At" => TestDatabase.Start,
            "AssigneeId" => null,
            _ when parameter.ParameterType.IsEnum => Enum.GetValues(parameter.ParameterType).GetValue(0),
            _ => FreshId.Next(),
        });
        return (RequestEvent)constructor.Invoke([.. arguments]);
    }

    private sealed record Unheard() : RequestEvent(FreshId.Next(), FreshId.Next(), Engineer, RequestStatus.Processing, TestDatabase.Start);
}
