using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Rules.Requests;

/// <summary>Every kind of person × every action × every status, on a request that <see cref="People.User"/> opened.</summary>
public sealed class RequestActionsTests
{
    private static readonly RequestAction[] CustomerActions = [RequestAction.Answer, RequestAction.AcceptSolution, RequestAction.Close];

    // What an action needs of the status, written apart from the table of moves.
    private static readonly Dictionary<RequestAction, RequestStatus[]> WorksIn = new()
    {
        [RequestAction.Answer] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided],
        [RequestAction.AcceptSolution] = [RequestStatus.SolutionProvided],
        [RequestAction.Close] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer],
        [RequestAction.Take] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided],
        [RequestAction.Assign] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided],
        [RequestAction.Reply] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided],
        [RequestAction.AskForInformation] = [RequestStatus.Processing],
        [RequestAction.ProvideSolution] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer],
        [RequestAction.Cancel] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer],
        [RequestAction.AddNote] = Enum.GetValues<RequestStatus>(),
        [RequestAction.FollowUp] = [RequestStatus.ResolvedNoInformation, RequestStatus.CanceledBySupport, RequestStatus.CanceledByUser, RequestStatus.Closed],
        [RequestAction.ChangeSeverity] = [RequestStatus.Processing, RequestStatus.AwaitingCustomer, RequestStatus.SolutionProvided],
        // The requests of this table have standard support: there is nothing to lower.
        [RequestAction.LowerLevel] = [],
    };

    private static readonly RequestStatus[] Ends =
        [RequestStatus.ResolvedNoInformation, RequestStatus.CanceledBySupport, RequestStatus.CanceledByUser, RequestStatus.Closed];

    /// <summary>What a person may: see it at all, act as its customer, act as support.</summary>
    private static readonly Dictionary<Actor, (bool Sees, bool ActsAsCustomer, bool ActsAsSupport)> Rights = new()
    {
        [People.User] = (true, true, false),
        [People.Administrator] = (true, true, false),
        [People.Owner] = (true, true, false),
        [People.Viewer] = (true, false, false),
        [People.Colleague] = (false, false, false),
        [People.VectorUser] = (false, false, false),
        [People.VectorViewer] = (false, false, false),
        [People.VectorAdministrator] = (false, false, false),
        [People.VectorOwner] = (false, false, false),
        [People.Engineer] = (true, false, true),
        [People.SecondEngineer] = (true, false, true),
        [People.Manager] = (true, false, true),
        [People.Operator] = (false, false, false),
    };

    /// <summary>Feedback is closed to engineers (guide, block 7); everybody else is to it what they are to any request.</summary>
    private static (bool Sees, bool ActsAsCustomer, bool ActsAsSupport) RightsOf(Actor person, RequestCategory category) =>
        category is RequestCategory.Feedback && person is Actor.Staff { Role: StaffRole.Engineer } ? (false, false, false) : Rights[person];

    private static RequestStanding Request(RequestCategory category, RequestStatus status) => new(People.Romashka, People.User.PersonId, category, status);

    private static Actor Person(string name) => Rights.Keys.Single(person => person.Name == name);

    public static TheoryData<string, RequestCategory> EveryPersonAndCategory() =>
    [
        .. from person in Rights.Keys
           from category in Enum.GetValues<RequestCategory>()
           select new TheoryDataRow<string, RequestCategory>(person.Name, category),
    ];

    [Fact]
    public void The_tables_speak_of_every_person_and_every_action()
    {
        Assert.Equal(People.All.ToHashSet(), Rights.Keys.ToHashSet());
        Assert.Equal(Enum.GetValues<RequestAction>().ToHashSet(), WorksIn.Keys.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(EveryPersonAndCategory))]
    public void A_person_gets_the_refusal_that_the_tables_give(string name, RequestCategory category)
    {
        var person = Person(name);
        var rights = RightsOf(person, category);
        foreach (var action in Enum.GetValues<RequestAction>())
        {
            foreach (var status in Enum.GetValues<RequestStatus>())
            {
                var actual = RequestActions.RefusalOf(person, action, Request(category, status));
                Assert.True(Expected(rights, action, status) == actual, $"{name}, {action}, {status}: {actual?.GetType().Name ?? "allowed"}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(EveryPersonAndCategory))]
    public void What_is_offered_is_exactly_what_is_not_refused(string name, RequestCategory category)
    {
        var person = Person(name);
        var rights = RightsOf(person, category);
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            var expected = Enum.GetValues<RequestAction>().Where(action => Expected(rights, action, status) is null);
            Assert.Equal(expected, RequestActions.AllowedTo(person, Request(category, status)));
        }
    }

    [Theory]
    [MemberData(nameof(EveryPersonAndCategory))]
    public void A_person_sees_what_the_table_says(string name, RequestCategory category)
    {
        var person = Person(name);
        var rights = RightsOf(person, category);
        Assert.Equal(rights.Sees, RequestActions.MaySee(person, Request(category, RequestStatus.Processing)));
    }

    [Theory]
    [MemberData(nameof(EveryPersonAndCategory))]
    public void Only_support_lowers_an_open_premium_request(string name, RequestCategory category)
    {
        foreach (var status in Enum.GetValues<RequestStatus>())
        {
            var allowed = RightsOf(Person(name), category).ActsAsSupport && !Ends.Contains(status);
            var refusal = RequestActions.RefusalOf(Person(name), RequestAction.LowerLevel, Request(category, status) with { Level = SupportLevel.MsaPlus });
            Assert.Equal(allowed, refusal is null);
        }
    }

    [Fact]
    public void An_author_who_moved_to_another_company_does_not_see_the_old_request()
    {
        var moved = new Actor.Member(People.User.PersonId, People.User.Name, People.Vector, MemberRole.Owner, seesAllRequests: true);
        Assert.False(RequestActions.MaySee(moved, Request(RequestCategory.Technical, RequestStatus.Processing)));
    }

    private static Refusal? Expected((bool Sees, bool ActsAsCustomer, bool ActsAsSupport) rights, RequestAction action, RequestStatus status)
    {
        if (!rights.Sees)
            return new NotFound();
        // A follow-up is the person's own request: whoever of the company sees the ended one may open it.
        var lacks = action is RequestAction.FollowUp ? rights.ActsAsSupport : CustomerActions.Contains(action) ? !rights.ActsAsCustomer : !rights.ActsAsSupport;
        if (lacks)
            return new NotAllowed();
        if (WorksIn[action].Contains(status))
            return null;
        return Ends.Contains(status) ? new RequestEnded(status) : new MoveNotAllowed(status);
    }
}
