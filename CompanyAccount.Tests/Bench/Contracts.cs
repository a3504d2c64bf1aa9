using CompanyAccount.Core.Access;
using CompanyAccount.Core.Contracts;

namespace CompanyAccount.Tests.Bench;

/// <summary>Contracts of extended support.</summary>
internal static class Contracts
{
    /// <summary>The day on which tests begin, on the team's calendar.</summary>
    public static DateOnly Today { get; } = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime);

    /// <summary>A line of the list for a person.</summary>
    public static string LineOf(Actor.Member person) => $"{person.Name} | {People.EmailOf(person)} | +7 (000) 000-00-00";

    /// <summary>A contract of «Ромашка» that names the Owner and the User.</summary>
    public static SupportContract Make(
        SupportLevel level = SupportLevel.MsaBusiness, DateOnly? from = null, DateOnly? to = null, string certificate = "MSA-1", Guid? companyId = null, params Actor.Member[] named)
    {
        var terms = Terms.Of(level);
        var people = named.Length > 0 ? named : level is SupportLevel.MsaStart ? [People.User] : [People.Owner, People.User];
        var list = NamedContactList.Parse(string.Join('\n', people.Select(LineOf)), terms.NamedContacts);
        var choice = new ContractChoice(certificate, level, from ?? Today.AddMonths(-2), to ?? Today.AddMonths(10), list);
        return SupportContract.Make(companyId ?? People.Romashka, choice, terms, People.Operator.PersonId, requestId: null, TestDatabase.Start);
    }

    /// <summary>A contract that is in the database.</summary>
    public static async Task<SupportContract> AddAsync(this TestDatabase database, SupportContract contract)
    {
        await using var db = database.Open();
        db.SupportContracts.Add(contract);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return contract;
    }
}
