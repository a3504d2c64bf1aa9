using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Bench.Host;

/// <summary>The whole portal inside the test's process, in a folder of its own; in Development with the demo data.</summary>
public class PortalHost : WebApplicationFactory<Program>
{
    /// <summary>The address that this portal's mails lead to.</summary>
    public const string Origin = "https://portal.test";

    /// <summary>The environment it starts in.</summary>
    public string EnvironmentName { get; init; } = "Development";

    /// <summary>Its folder: give another host's to start on the same data.</summary>
    public string Folder { get; init; } = RunFolder.NewPath("-host");

    /// <summary>More settings; a later one wins.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>What this host does otherwise.</summary>
    public Action<IServiceCollection>? Instead { get; init; }

    /// <summary>A browser without cookies.</summary>
    public Caller Open()
    {
        var cookies = new System.Net.CookieContainer();
        var http = CreateDefaultClient(new Uri(Origin), new CookieContainerHandler(cookies));
        return new(http, cookies);
    }

    /// <summary>A browser in which somebody of the demo data has signed in.</summary>
    public async Task<Caller> SignedInAsync(string email)
    {
        var caller = Open();
        using var answer = await caller.SignInAsync(email);
        Assert.Equal(System.Net.HttpStatusCode.Found, answer.StatusCode);
        return caller;
    }

    /// <summary>Does something with the accounts.</summary>
    public Task WithAccountsAsync(Func<UserManager<PortalUser>, Task> work) => WithAccountsAsync(async users =>
    {
        await work(users);
        return true;
    });

    /// <summary>Does something with the accounts.</summary>
    public async Task<T> WithAccountsAsync<T>(Func<UserManager<PortalUser>, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>());
    }

    /// <summary>An account of its own, a user of «Вектор», for a test that changes one.</summary>
    public async Task<PortalUser> AddAccountAsync(string email, bool confirmed = true, string language = "ru")
    {
        var person = new PortalUser { Id = FreshId.Next(), UserName = email, Email = email, EmailConfirmed = confirmed, FullName = "Проба Тестова", Language = language };
        await WithAccountsAsync(async users =>
        {
            Assert.True((await users.CreateAsync(person, Caller.Password)).Succeeded);
        });
        await using var db = Services.GetRequiredService<Store>().Open();
        var vector = await db.Companies.SingleAsync(company => company.Name == "Вектор", TestContext.Current.CancellationToken);
        db.Members.Add(new(person.Id, vector.Id, MemberRole.User, seesAllRequests: false, person.FullName, email, MemberState.Active, vector.CreatedAt));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return person;
    }

    /// <summary>The mails to an address, oldest first.</summary>
    internal async Task<IReadOnlyList<HostMail>> MailToAsync(string email)
    {
        await using var db = Services.GetRequiredService<Store>().Open();
        var rows = await db.Mail.AsNoTracking().Where(mail => mail.ToAddress == email).OrderBy(mail => mail.Id).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Select(MailOf)];
    }

    // What a mail said is in the database until it was taken, and then in the folder of taken mails.
    private HostMail MailOf(OutgoingMail row)
    {
        if (row.State is not MailState.Taken)
            return new(row.Subject, row.Text, row.Html);
        using var message = MimeKit.MimeMessage.Load(Assert.Single(Directory.GetFiles(Path.Combine(Folder, "mail"), $"*{row.Id:N}*.eml")), TestContext.Current.CancellationToken);
        return new(message.Subject ?? "", message.TextBody ?? "", message.HtmlBody ?? "");
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(EnvironmentName);
        (string Name, string Value)[] defaults =
        [
            ("ConnectionStrings:Portal", $"Data Source={Path.Combine(Folder, "portal.db")}"),
            ("Mail:PickupDirectory", Path.Combine(Folder, "mail")),
            ("Portal:PublicOrigin", Origin),
            ("RateLimits:SignInPerMinute", "100000"),
            ("RateLimits:PasswordResetPerMinute", "100000"),
            ("RateLimits:RegistrationPerMinute", "100000"),
        ];
        foreach (var (name, value) in defaults.Concat(Settings))
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services => Instead?.Invoke(services));
    }
}

/// <summary>A mail that the portal wrote.</summary>
internal sealed record HostMail(string Subject, string Text, string Html);

/// <summary>One host for all tests that only ask it, one after another.</summary>
public sealed class SharedHost : PortalHost;

/// <summary>The tests that share it.</summary>
[CollectionDefinition(Name)]
public sealed class HostTestsTogether : ICollectionFixture<SharedHost>
{
    /// <summary>The name of the collection.</summary>
    public const string Name = "Host";
}
