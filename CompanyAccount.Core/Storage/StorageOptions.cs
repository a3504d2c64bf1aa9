namespace CompanyAccount.Core.Storage;

/// <summary>Which database holds the portal: <c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="ConnectionString">How to reach it.</param>
public sealed record StorageOptions(DatabaseProvider Provider, string ConnectionString);

/// <summary>The kinds of database that the portal runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file; one node.</summary>
    Sqlite,

    /// <summary>A server; several nodes.</summary>
    PostgreSql,
}
