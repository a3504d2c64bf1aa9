using CompanyAccount.Core.Access;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Requests;

public sealed class SubmittingARequest
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_filled_wizard_becomes_a_request_and_its_draft_goes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var draft = FreshId.Next();
        _ = (await database.Get<SaveDraft>().RunAsync(People.User, draft, 0, Forms.Technical, 4, Token)).Value;
        using var follower = database.Feed.FollowEach(Topic.RequestsOf(People.Romashka), Topic.OpenRequests, Topic.Outbox);

        var number = (await database.Get<SubmitRequest>().RunAsync(People.User, draft, Forms.Technical, Token)).Value;

        Assert.Equal("R-00000001", number.ToString());
        var request = await database.FindAsync(number);
        Assert.Equal((RequestStatus.Processing, 1, draft, People.Romashka, People.User.PersonId),
            (request.Status, request.Version, request.DraftId, request.CompanyId, request.AuthorId));
        Assert.Equal((1, 1, 0, 1, 1, 0, 0), await database.CountAsync());
        await using var db = database.Open();
        Assert.Equal(request.Id, Assert.IsType<RequestSubmitted>((await db.Outbox.SingleAsync(Token)).Read<RequestEvent>()).RequestId);
        Assert.Equal(Forms.Technical.Description, (await db.Messages.SingleAsync(Token)).Body);
        var heard = 0;
        while (follower.Hints.TryRead(out _))
            heard++;
        Assert.Equal(3, heard);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_form_with_faults_or_a_person_of_the_vendor_makes_nothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var submit = database.Get<SubmitRequest>();
        foreach (var staff in People.Staff)
            Assert.IsType<NotAllowed>((await submit.RunAsync(staff, FreshId.Next(), Forms.Technical, Token)).Refusal);
        foreach (var form in (TechnicalRequestForm[])[new(), Forms.Technical with { VersionId = "kes-windows/12.0" }, Forms.Technical with { SubtypeId = "key-lost" }])
            Assert.IsType<InvalidInput>((await submit.RunAsync(People.User, FreshId.Next(), form, Token)).Refusal);
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), await database.CountAsync());
        Assert.Equal(1, (await database.SubmitAsync()).Value);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_retry_answers_with_the_request_that_the_draft_became(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var draft = FreshId.Next();
        var submit = database.Get<SubmitRequest>();
        var first = (await submit.RunAsync(People.User, draft, Forms.Technical, Token)).Value;
        Assert.Equal(first, (await submit.RunAsync(People.User, draft, Forms.Technical with { Subject = "Иначе" }, Token)).Value);
        Assert.Equal(1, (await database.CountAsync()).Requests);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_double_click_makes_one_request_with_one_number(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        for (var round = 1; round <= 5; round++)
        {
            var draft = FreshId.Next();
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
                Task.Run(() => database.Get<SubmitRequest>().RunAsync(People.User, draft, Forms.Technical, Token), Token)));
            Assert.All(outcomes, outcome => Assert.Equal(new RequestNumber(round), outcome.Value));
        }

        Assert.Equal((5, 5, 0, 5, 5, 0, 0), await database.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sixteen_at_once_get_numbers_without_a_gap(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        Actor.Member[] people = [People.User, People.Owner, People.VectorUser, People.Colleague];
        var numbers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(
            async () => (await database.Get<SubmitRequest>().RunAsync(people[i % people.Length], FreshId.Next(), Forms.Technical, Token)).Value.Value, Token)));
        Assert.Equal(Enumerable.Range(1, 16).Select(number => (long)number), numbers.Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Anothers_draft_gives_neither_their_request_nor_a_new_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var draft = FreshId.Next();
        _ = (await database.Get<SubmitRequest>().RunAsync(People.User, draft, Forms.Technical, Token)).Value;
        foreach (var other in (Actor[])[People.VectorOwner, People.Colleague, People.Owner])
            Assert.IsType<ChangedMeanwhile>((await database.Get<SubmitRequest>().RunAsync(other, draft, Forms.Technical, Token)).Refusal);
        Assert.Equal(1, (await database.CountAsync()).Requests);
        Assert.Equal(2, (await database.SubmitAsync()).Value);
    }
}
