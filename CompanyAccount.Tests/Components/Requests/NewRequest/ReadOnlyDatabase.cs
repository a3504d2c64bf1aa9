using CompanyAccount.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

/// <summary>While it lives, the database can be read but not written, as on a full disk: the pool's one connection is told so.</summary>
internal sealed class ReadOnlyDatabase : IAsyncDisposable
{
    private readonly Store _store;

    private ReadOnlyDatabase(Store store) => _store = store;

    public static async Task<ReadOnlyDatabase> BeginAsync(Store store)
    {
        await SetAsync(store, isOn: true);
        return new(store);
    }

    public async ValueTask DisposeAsync() => await SetAsync(_store, isOn: false);

    private static async Task SetAsync(Store store, bool isOn)
    {
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync(isOn ? "PRAGMA query_only = ON" : "PRAGMA query_only = OFF");
    }
}
