extern alias portal;

using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;

namespace CompanyAccount.Bench;

/// <summary>The real portal in this process, on a port and in a folder of its own, with the demo data.</summary>
internal sealed class PortalHost : IAsyncDisposable
{
    private readonly Factory _factory;
    private readonly string _folder;

    private PortalHost(Factory factory, string folder) => (_factory, _folder) = (factory, folder);

    public string Origin { get; private init; } = "";

    public IServiceProvider Services => _factory.Services;

    public static PortalHost Start()
    {
        var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
        var factory = new Factory(folder);
        factory.UseKestrel(0);
        factory.StartServer();
        return new(factory, folder) { Origin = factory.ClientOptions.BaseAddress.ToString().TrimEnd('/') };
    }

    public async Task<Actor> ActorAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var user = await scope.ServiceProvider.GetRequiredService<UserManager<PortalUser>>().FindByEmailAsync(email);
        return (await Services.GetRequiredService<ActorReader>().FindAsync(user!.Id, default))!;
    }

    /// <summary>Opens requests as a customer would.</summary>
    public async Task<IReadOnlyList<RequestNumber>> SubmitAsync(int count)
    {
        var customer = await ActorAsync("user@romashka.example");
        var catalog = (await Services.GetRequiredService<ReadCatalog>().RunAsync(customer, default)).Value;
        var product = catalog.FindProduct("kes-windows")!;
        var submit = Services.GetRequiredService<SubmitRequest>();
        List<RequestNumber> numbers = [];
        for (var i = 0; i < count; i++)
        {
            var form = new TechnicalRequestForm
            {
                AreaId = product.AreaId,
                ProductId = product.Id,
                VersionId = "kes-windows/12.9",
                Severity = Severity.Medium,
                OperatingSystem = catalog.OperatingSystemsOf(product.Id)[0].Name,
                TypeId = "operation",
                SubtypeId = "error-crash",
                Subject = $"Bench {i}",
                Description = "What happened, and since when.",
            };
            numbers.Add((await submit.RunAsync(customer, Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), form, default)).Value);
        }

        return numbers;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Factory(string folder) : WebApplicationFactory<portal::Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("ConnectionStrings:Portal", $"Data Source={Path.Combine(folder, "portal.db")}");
            builder.UseSetting("Mail:PickupDirectory", Path.Combine(folder, "mail"));
            builder.UseSetting("RateLimits:SignInPerMinute", "10000");
            builder.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        }
    }
}
