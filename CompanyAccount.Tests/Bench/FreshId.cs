namespace CompanyAccount.Tests.Bench;

/// <summary>Ids for tests: each call another one.</summary>
internal static class FreshId
{
    public static Guid Next() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
