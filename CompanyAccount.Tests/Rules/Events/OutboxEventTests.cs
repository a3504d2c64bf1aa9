using CompanyAccount.Core.Events;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using static CompanyAccount.Tests.Bench.TestDatabase;

namespace CompanyAccount.Tests.Rules.Events;

public sealed class OutboxEventTests
{
    /// <summary>Every kind of fact of a request, found by reflection, so that a new one cannot be forgotten.</summary>
    public static TheoryData<Type> Facts() =>
        [.. typeof(RequestEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(RequestEvent)))];

    [Fact]
    public void There_are_facts_to_look_at() => Assert.True(Facts().Count >= 11);

    [Theory]
    [MemberData(nameof(Facts))]
    public void Every_fact_is_read_back_as_it_was_written(Type type)
    {
        var fact = Make(type);
        var row = OutboxEvent.Of(fact.Id, fact, fact.At);
        Assert.Equal(fact, row.Read<RequestEvent>());
        Assert.Equal((fact.Id, nameof(RequestEvent), fact.At, fact.At, 0), (row.Id, row.Kind, row.At, row.DueAt, row.Failures));
        Assert.Null(row.HandledAt);
    }

    [Fact]
    public void Each_failure_waits_twice_as_long_up_to_an_hour()
    {
        var row = Row();
        var waits = new List<double>();
        for (var failure = 1; failure <= 2000; failure++)
        {
            row.MarkFailed(Start);
            waits.Add((row.DueAt - Start).TotalSeconds);
        }

        Assert.Equal([2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600], waits.Take(12));
        Assert.All(waits.Skip(11), wait => Assert.Equal(3600, wait));
        Assert.Equal(2000, row.Failures);
        Assert.Null(row.HandledAt);
    }

    [Fact]
    public void A_handled_event_says_when()
    {
        var row = Row();
        row.MarkHandled(Start.AddMinutes(1));
        Assert.Equal(Start.AddMinutes(1), row.HandledAt);
    }

    private static OutboxEvent Row()
    {
        var fact = (RequestEvent)new SolutionAccepted(FreshId.Next(), FreshId.Next(), FreshId.Next(), RequestStatus.Closed, Start);
        return OutboxEvent.Of(fact.Id, fact, Start);
    }

    private static RequestEvent Make(Type type)
    {
        var constructor = type.GetConstructors().Single();
        return (RequestEvent)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private static object Value(Type type) =>
        type == typeof(Guid) || type == typeof(Guid?) ? FreshId.Next()
        : type == typeof(DateTimeOffset) ? Start
        : type == typeof(bool) ? true
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
        : throw new NotSupportedException($"A fact carries ids, choices and instants, not {type}.");
}
