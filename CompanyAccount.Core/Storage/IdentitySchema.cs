using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Core.Storage;

/// <summary>
/// Tells Identity's tables which schema to have. Identity reads it from the application's options, which the design-time
/// factories do not have; said here once, the migrations, the running portal and the tests agree.
/// </summary>
internal static class IdentitySchema
{
    private static readonly IServiceProvider Options = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static DbContextOptionsBuilder<TDb> UseIdentitySchema<TDb>(this DbContextOptionsBuilder<TDb> builder)
        where TDb : PortalDb
    {
        builder.UseApplicationServiceProvider(Options);
        return builder;
    }
}
