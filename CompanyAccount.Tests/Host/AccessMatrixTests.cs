using System.Net;
using System.Reflection;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Files;
using CompanyAccount.Tests.Bench.Host;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Host;

/// <summary>Every page and endpoint, asked by every kind of person.</summary>
[Collection(HostTestsTogether.Name)]
public sealed class AccessMatrixTests(SharedHost host)
{
    private static readonly Assembly Portal = typeof(Blazor.Shell.App).Assembly;

    [Fact]
    public void Every_route_stands_in_the_matrix_and_no_other()
    {
        using var client = host.CreateClient();
        var declared = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(NamesOf)
            .Where(name => !AccessMatrix.FrameworkRoutes.Contains(name))
            .ToHashSet();
        var listed = AccessMatrix.Rows.Select(row => row.Route).ToHashSet();
        Assert.True(declared.Count > 10, "The portal's endpoints were not found.");
        Assert.True(declared.IsSubsetOf(listed), "Without a row in AccessMatrix: " + string.Join(", ", declared.Except(listed)));
        Assert.True(listed.IsSubsetOf(declared), "In AccessMatrix, but not in the portal: " + string.Join(", ", listed.Except(declared)));
    }

    [Fact]
    public void Every_page_says_whether_one_must_be_signed_in()
    {
        var pages = Portal.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute))).ToList();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Where(page => !page.IsDefined(typeof(AuthorizeAttribute)) && !page.IsDefined(typeof(AllowAnonymousAttribute))).Select(page => page.Name));
        var routes = pages.SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => "page " + route.Template);
        Assert.Empty(routes.Except(AccessMatrix.Rows.Select(row => row.Route)));
    }

    [Fact]
    public async Task Everybody_gets_what_the_matrix_says()
    {
        var place = await OpenRequestAsync();
        (string Name, Caller Caller, Func<AccessRow, Answer> Expected)[] people =
        [
            ("signed out", host.Open(), row => row.SignedOut),
            ("member", await host.SignedInAsync("user@romashka.example"), row => row.Member),
            ("who sees all", await host.SignedInAsync("viewer@romashka.example"), row => row.Member),
            ("colleague", await ColleagueAsync(), row => row.Colleague ?? row.Member),
            ("administrator", await host.SignedInAsync("admin@romashka.example"), row => row.Administrator ?? row.Member),
            ("owner", await host.SignedInAsync("owner@romashka.example"), row => row.Administrator ?? row.Member),
            ("blocked", await SignedInAndLostAsync(MemberState.Blocked), row => row.SignedOut),
            ("removed", await SignedInAndLostAsync(MemberState.Removed), row => row.SignedOut),
            ("of a deleted company", await OfADeletedCompanyAsync(), row => row.SignedOut),
            ("shut out of the staff", await ShutOutOfTheStaffAsync(), row => row.SignedOut),
            ("owner of another company", await host.SignedInAsync("owner@vector.example"), row => row.Stranger),
            ("engineer", await host.SignedInAsync("engineer@vendor.example"), row => row.Engineer),
            ("service manager", await host.SignedInAsync("manager@vendor.example"), row => row.Manager ?? row.Engineer),
            ("operator", await host.SignedInAsync("operator@vendor.example"), row => row.Operator),
        ];
        var wrong = new List<string>();
        foreach (var row in AccessMatrix.Rows)
        {
            foreach (var (name, caller, expected) in people)
            {
                var got = await AskAsync(caller, row, place);
                if (got != expected(row))
                    wrong.Add($"{row}: {name} should get {expected(row)}, got {got}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private async Task<Caller> SignedInAndLostAsync(MemberState state)
    {
        var email = $"matrix-{state}@example.com";
        var person = await host.AddAccountAsync(email);
        var caller = await host.SignedInAsync(email);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        await db.Members.Where(row => row.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(member => member.State, state), TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<ActorReader>().Forget(person.Id);
        return caller;
    }

    private async Task<Caller> ColleagueAsync()
    {
        const string email = "matrix-colleague@example.com";
        var person = await host.AddAccountAsync(email);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var romashka = await db.Companies.SingleAsync(row => row.Name == "Ромашка", TestContext.Current.CancellationToken);
        await db.Members.Where(row => row.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(member => member.CompanyId, romashka.Id), TestContext.Current.CancellationToken);
        return await host.SignedInAsync(email);
    }

    private async Task<Caller> OfADeletedCompanyAsync()
    {
        const string email = "matrix-deleted@example.com";
        var person = await host.AddAccountAsync(email);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var company = new Company(FreshId.Next(), 900_001, "Бывшая", DateTimeOffset.UnixEpoch);
        db.Companies.Add(company);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await db.Members.Where(row => row.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(member => member.CompanyId, company.Id), TestContext.Current.CancellationToken);
        var caller = await host.SignedInAsync(email);
        await db.Companies.Where(row => row.Id == company.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(gone => gone.DeletedAt, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<ActorReader>().Forget(person.Id);
        return caller;
    }

    private async Task<Caller> ShutOutOfTheStaffAsync()
    {
        const string email = "matrix-staff@example.com";
        var person = await host.AddAccountAsync(email);
        await using var db = host.Services.GetRequiredService<Store>().Open();
        await db.Members.Where(row => row.PersonId == person.Id).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        db.StaffAccounts.Add(new(person.Id, StaffRole.Operator));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var caller = await host.SignedInAsync(email);
        await db.StaffAccounts.Where(row => row.PersonId == person.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(staff => staff.BlockedAt, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        host.Services.GetRequiredService<ActorReader>().Forget(person.Id);
        return caller;
    }

    private static async Task<Answer> AskAsync(Caller caller, AccessRow row, (string Number, Guid File, Guid InternalFile) place)
    {
        var path = row.Path.Replace("{Number}", place.Number, StringComparison.Ordinal)
            .Replace("{File}", place.File.ToString(), StringComparison.Ordinal).Replace("{InternalFile}", place.InternalFile.ToString(), StringComparison.Ordinal);
        var method = row.Route.Split(' ')[0];
        using var request = new HttpRequestMessage(method is "page" or "*" ? HttpMethod.Get : new HttpMethod(method), path);
        if (path.StartsWith("/files/uploads", StringComparison.Ordinal))
            request.Headers.Add("Tus-Resumable", "1.0.0");
        using var answer = await caller.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.NoContent => Answer.Here,
            HttpStatusCode.NotFound => Answer.NotFound,
            HttpStatusCode.Forbidden => Answer.Denied,
            HttpStatusCode.BadRequest => Answer.NoForm,
            HttpStatusCode.Found when answer.Headers.Location!.OriginalString == "/account/sign-in?returnUrl=" + Uri.EscapeDataString(path) => Answer.SignIn,
            HttpStatusCode.Found => Answer.Elsewhere,
            var other => throw new InvalidOperationException($"{row}: {(int)other}"),
        };
    }

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
            return ["page " + pattern];
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
        // Health and metrics answer every method alike.
        var isRead = pattern.StartsWith("/health/", StringComparison.Ordinal) || pattern.StartsWith("/metrics", StringComparison.Ordinal);
        return methods.Count == 0 ? [$"{(isRead ? "GET" : "*")} {pattern}"] : methods.Select(method => $"{method} {pattern}");
    }

    private async Task<(string Number, Guid File, Guid InternalFile)> OpenRequestAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        var author = await host.WithAccountsAsync(async users => (await users.FindByEmailAsync("user@romashka.example"))!.Id);
        var actor = (await host.Services.GetRequiredService<ActorReader>().FindAsync(author, stop))!;
        var made = await host.Services.GetRequiredService<SubmitRequest>().RunAsync(actor, FreshId.Next(), Forms.Technical, stop);
        var content = (await host.Services.GetRequiredService<FileRoom>().KeepAsync(new MemoryStream(Pictures.Gif), Pictures.Gif.Length, stop)).Value;
        await using var db = host.Services.GetRequiredService<Store>().Open();
        var request = await db.Requests.SingleAsync(row => row.Number == made.Value.Value, stop);
        var message = await db.Messages.SingleAsync(row => row.RequestId == request.Id, stop);
        var (file, noted) = (FreshId.Next(), FreshId.Next());
        foreach (var (id, isInternal) in ((Guid, bool)[])[(file, false), (noted, true)])
            db.Files.Add(new(id, request.CompanyId, request.Id, message.Id, isInternal, FileName.Of("a.gif"), ContentType.Unknown, content, FileState.Clean, author, request.SubmittedAt));
        await db.SaveChangesAsync(stop);
        return (made.Value.ToString(), file, noted);
    }
}
