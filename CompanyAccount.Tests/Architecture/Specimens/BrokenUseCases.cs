using CompanyAccount.Core.Access;
using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Tests.Architecture.Specimens;

internal static class BrokenUseCases
{
    public static class WithoutActor
    {
        public static Task<Outcome<int>> RunAsync(int number, CancellationToken cancellationToken) => Task.FromResult<Outcome<int>>(number + (cancellationToken.IsCancellationRequested ? 1 : 0));
    }

    public static class WithoutToken
    {
        public static Task<Outcome<int>> RunAsync(Actor actor, int number) => Task.FromResult<Outcome<int>>(actor is null ? 0 : number);
    }

    public static class WithoutOutcome
    {
        public static Task<int> RunAsync(Actor actor, CancellationToken cancellationToken) => Task.FromResult(actor is null || cancellationToken.IsCancellationRequested ? 0 : 1);
    }

    public static class Good
    {
        public static Task<Outcome<int>> RunAsync(Actor actor, CancellationToken cancellationToken) => Task.FromResult<Outcome<int>>(actor is null || cancellationToken.IsCancellationRequested ? 0 : 1);
    }
}

/// <summary>A database that everybody could open.</summary>
public class PublicDb : Microsoft.EntityFrameworkCore.DbContext;

/// <summary>A page that says neither who may see it nor that everybody may.</summary>
[Microsoft.AspNetCore.Components.Route("/specimen")]
public sealed class PageForNobodyKnowsWhom : Microsoft.AspNetCore.Components.ComponentBase;

/// <summary>A refusal that nobody wrote a sentence for.</summary>
internal sealed record Unspeakable : Refusal;
