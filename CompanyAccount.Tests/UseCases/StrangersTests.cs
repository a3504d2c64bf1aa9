using System.Reflection;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Surveys;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.UseCases;

/// <summary>The company wall: every use case and read that takes a request's number, found by reflection, is asked by people whom the request is no business of.</summary>
public sealed class StrangersTests
{
    private static readonly Actor[] Outsiders = [.. People.Strangers, People.Colleague, People.Operator];

    public static TheoryData<DatabaseProvider, Type> EveryCallWithANumber()
    {
        var data = new TheoryData<DatabaseProvider, Type>();
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            foreach (var type in PortalCore.UseCasesAndReads().Where(type => RunOf(type).GetParameters().Any(parameter => parameter.ParameterType == typeof(RequestNumber))))
                data.Add(provider, type);
        }

        return data;
    }

    [Fact]
    public void There_are_calls_to_make() => Assert.True(EveryCallWithANumber().Count >= 2 * 11);

    [Theory]
    [MemberData(nameof(EveryCallWithANumber))]
    public async Task A_stranger_cannot_tell_a_request_from_none(DatabaseProvider provider, Type type)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var number = await database.SubmitAsync();
        var before = await database.CountAsync();
        foreach (var outsider in Outsiders)
        {
            Assert.IsType<NotFound>(await RefusalOfAsync(database, type, outsider, number));
            Assert.IsType<NotFound>(await RefusalOfAsync(database, type, outsider, new(number.Value + 1)));
        }

        Assert.Equal(before, await database.CountAsync());
    }

    private static MethodInfo RunOf(Type type) => type.GetMethod("RunAsync")!;

    private static async Task<Refusal?> RefusalOfAsync(TestDatabase database, Type type, Actor actor, RequestNumber number)
    {
        var run = RunOf(type);
        var call = (Task)run.Invoke(database.Get(type), [.. run.GetParameters().Select(parameter => Argument(parameter, actor, number))])!;
        await call;
        var outcome = call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call)!;
        return (Refusal?)outcome.GetType().GetProperty(nameof(Outcome<>.Refusal))!.GetValue(outcome);
    }

    /// <summary>Arguments that would let the call go well for the right person.</summary>
    private static object? Argument(ParameterInfo parameter, Actor actor, RequestNumber number) => parameter.ParameterType switch
    {
        var type when type == typeof(Actor) => actor,
        var type when type == typeof(RequestNumber) => number,
        var type when type == typeof(CancellationToken) => TestContext.Current.CancellationToken,
        var type when type == typeof(SurveyForm) => new SurveyForm { Rating = 5 },
        var type when type == typeof(MessageText) => Bench.Requests.Text(),
        var type when type == typeof(string) => "Текст",
        var type when type == typeof(int) => 1,
        var type when type == typeof(Guid) || type == typeof(Guid?) => People.Engineer.PersonId,
        { IsEnum: true } type => Enum.GetValues(type).GetValue(0),
        var type => throw new NotSupportedException($"Say here what to give for {parameter.Name} ({type}) of {parameter.Member.DeclaringType}."),
    };
}
