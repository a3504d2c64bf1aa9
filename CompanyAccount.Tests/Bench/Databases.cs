using CompanyAccount.Core.Storage;

namespace CompanyAccount.Tests.Bench;

/// <summary>Theory data: every use case is tested on both databases.</summary>
public static class Databases
{
    public static TheoryData<DatabaseProvider> All => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
}
