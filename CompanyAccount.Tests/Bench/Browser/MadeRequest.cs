using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>Requests made beside the portal's process, not through its wizard: for tests of what comes after.</summary>
internal static class MadeRequest
{
    public static async Task<RequestNumber> SubmitAsync(PortalProcess portal, string email, string subject)
    {
        await using var services = new ServiceCollection().AddLogging().AddPortalCore(new StorageOptions(DatabaseProvider.Sqlite, portal.ConnectionString)).BuildServiceProvider();
        var token = TestContext.Current.CancellationToken;
        Guid personId;
        await using (var db = services.GetRequiredService<Store>().Open())
            personId = await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync(token);
        var actor = await services.GetRequiredService<ActorReader>().FindAsync(personId, token);
        return (await services.GetRequiredService<SubmitRequest>().RunAsync(actor!, FreshId.Next(), Forms.Technical with { Subject = subject }, token)).Value;
    }
}
