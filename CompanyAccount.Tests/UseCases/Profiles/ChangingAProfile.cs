using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Profiles;
using CompanyAccount.Core.Profiles.Confirming;
using CompanyAccount.Core.Profiles.Reads;
using CompanyAccount.Core.Profiles.UseCases;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Profiles;

public sealed class ChangingAProfile
{
    private const string Password = "Очень длинный пароль 1";

    private static readonly ProfileForm Form = new() { FullName = " Ульяна Луговая ", Phone = "+7 495 123-45-67", Language = "en", TimeZone = "Asia/Novosibirsk" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_name_is_found_by_colleagues_and_told_to_open_pages(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var follower = database.Feed.Follow(Topic.PeopleOf(People.Romashka));
        Assert.False((await database.Get<ChangeProfile>().RunAsync(People.User, Form, Token)).IsRefused);
        Assert.True(follower.Hints.TryRead(out _));
        Assert.Equal("Ульяна Луговая", (await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token))?.Name);
        var found = (await database.Get<ReadPeople>().RunAsync(People.Owner, new() { Search = "луговая" }, Token)).Value;
        Assert.Equal(People.User.PersonId, Assert.Single(found.Rows).PersonId);
        Assert.False((await database.Get<ChangeProfile>().RunAsync(People.Engineer, Form with { FullName = "Евгений" }, Token)).IsRefused);
        await using var db = database.Open();
        var person = await db.Users.SingleAsync(row => row.Id == People.User.PersonId, Token);
        Assert.Equal(("+7 495 123-45-67", "en", "Asia/Novosibirsk"), (person.PhoneNumber, person.Language, person.TimeZone));
        Assert.Equal("name phone language zone", (await db.AuditEntries.SingleAsync(row => row.SubjectId == person.Id, Token)).Detail);
    }

    [Theory]
    [InlineData("", "", "ru", "", nameof(ProfileForm.FullName))]
    [InlineData("Имя\nдва", "", "ru", "", nameof(ProfileForm.FullName))]
    [InlineData("Имя", "нет", "ru", "", nameof(ProfileForm.Phone))]
    [InlineData("Имя", "", "de", "", nameof(ProfileForm.Language))]
    [InlineData("Имя", "", "ru", "Mars/Olympus", nameof(ProfileForm.TimeZone))]
    public async Task What_cannot_be_is_said_at_its_field_and_changes_nothing(string name, string phone, string language, string zone, string field)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var outcome = await database.Get<ChangeProfile>().RunAsync(People.User, new() { FullName = name, Phone = phone, Language = language, TimeZone = zone }, Token);
        Assert.Equal(field, Assert.Single(Assert.IsType<InvalidInput>(outcome.Refusal).Faults).Field);
        Assert.Equal(People.User.Name, (await database.Get<ActorReader>().FindAsync(People.User.PersonId, Token))?.Name);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_goes_to_a_free_address_only_and_the_answer_does_not_tell(DatabaseProvider provider)
    {
        await using var database = await WithPasswordAsync(provider);
        var ask = database.Get<AskForNewAddress>();
        Assert.Equal(Fault.WrongPassword, FaultOf(await ask.RunAsync(People.User, "new@bench.example", "не тот", LinkOf, Token)));
        Assert.Equal(Fault.MalformedEmail, FaultOf(await ask.RunAsync(People.User, "a@b@c", Password, LinkOf, Token)));
        Assert.False((await ask.RunAsync(People.User, "NEW@bench.example", Password, LinkOf, Token)).IsRefused);
        database.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False((await ask.RunAsync(People.User, People.EmailOf(People.VectorOwner), Password, LinkOf, Token)).IsRefused);
        await using var db = database.Open();
        var mails = await db.Mail.OrderBy(row => row.Id).ToListAsync(Token);
        Assert.Equal([("NEW@bench.example", true), (People.EmailOf(People.VectorOwner), false)], mails.Select(mail => (mail.ToAddress, mail.Text.Contains("https://link.example", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_confirmed_address_signs_in_the_old_one_is_told_and_the_link_is_spent(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var stamp = (await db.Users.SingleAsync(row => row.Id == People.User.PersonId, Token)).SecurityStamp;
        var confirm = database.Get<ConfirmNewAddress>();
        var address = EmailAddress.Parse("new@bench.example")!.Value;
        Assert.IsType<AddressTaken>((await confirm.RunAsync(People.User.PersonId, stamp, EmailAddress.Parse(People.EmailOf(People.Owner))!.Value, Token)).Refusal);
        Assert.False((await confirm.RunAsync(People.User.PersonId, stamp, address, Token)).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await confirm.RunAsync(People.User.PersonId, stamp, address, Token)).Refusal);
        db.ChangeTracker.Clear();
        var person = await db.Users.SingleAsync(row => row.Id == People.User.PersonId, Token);
        Assert.Equal(("new@bench.example", "NEW@BENCH.EXAMPLE", "new@bench.example"), (person.Email, person.NormalizedEmail, person.UserName));
        Assert.Equal(People.EmailOf(People.User), (await db.Mail.SingleAsync(Token)).ToAddress);
        Assert.Single((await database.Get<ReadPeople>().RunAsync(People.Owner, new() { Search = "new@bench" }, Token)).Value.Rows);
        Assert.Equal(1, await db.AuditEntries.CountAsync(row => row.Kind == AuditKind.EmailChanged, Token));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_file_of_personal_data_holds_own_words_only(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var own = await database.SubmitAsync("Моё", People.User);
        _ = await database.SubmitAsync("Чужое", People.Administrator);
        var version = (await database.FindAsync(own)).Version;
        _ = (await database.Get<AnswerRequest>().RunAsync(People.Administrator, own, version, Bench.Requests.Text(), Token)).Value;
        _ = (await database.Get<AddInternalNote>().RunAsync(People.Engineer, own, version + 1, Bench.Requests.Text(), Token)).Value;
        var data = (await database.Get<ReadPersonalData>().RunAsync(People.User, Token)).Value;
        Assert.Equal(("Ромашка", "C-000001", "User"), (data.Company?.Name, data.Company?.Number, data.Company?.Role));
        Assert.Equal(["Моё"], data.Requests.Select(request => request.Subject));
        Assert.Equal([Forms.Technical.Description], data.Messages.Select(message => message.Text));
        var engineer = (await database.Get<ReadPersonalData>().RunAsync(People.Engineer, Token)).Value;
        Assert.Equal((null, "Engineer", 0), (engineer.Company, engineer.StaffRole, engineer.Messages.Count));
    }

    private static Task<string> LinkOf(EmailAddress address) => Task.FromResult("https://link.example");

    private static Fault FaultOf(Outcome<Done> outcome) => Assert.Single(Assert.IsType<InvalidInput>(outcome.Refusal).Faults).Fault;

    private static async Task<TestDatabase> WithPasswordAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var user = await db.Users.SingleAsync(row => row.Id == People.User.PersonId, Token);
        user.PasswordHash = database.Get<IPasswordHasher<PortalUser>>().HashPassword(user, Password);
        await db.SaveChangesAsync(Token);
        return database;
    }
}
