using CompanyAccount.Core.Outcomes;

namespace CompanyAccount.Core.Requests;

/// <summary>A view of the list that a person keeps under a name: its filters and order, as an address says them.</summary>
public sealed class SavedView
{
    /// <summary>The longest name, in characters.</summary>
    public const int NameLimit = 60;

    /// <summary>The longest query of an address, in characters.</summary>
    public const int QueryLimit = 1500;

    /// <summary>The most views of one person.</summary>
    public const int MostOfAPerson = 20;

    private SavedView()
    {
    }

    private SavedView(Guid id, Guid personId, string name, string query, DateTimeOffset now)
    {
        Id = id;
        PersonId = personId;
        Name = name;
        Query = query;
        SavedAt = now;
    }

    /// <summary>Id, version 7.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose it is; nobody else sees it.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>Name, unique among the person's views.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The query of the list's address, without the question mark; empty for the list as it is at first.</summary>
    public string Query { get; private set; } = "";

    /// <summary>When it was saved last, UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>A view to keep.</summary>
    /// <param name="personId">Whose it is.</param>
    /// <param name="name">The name as typed.</param>
    /// <param name="query">The query of the address.</param>
    /// <param name="now">Now, UTC.</param>
    public static Outcome<SavedView> Of(Guid personId, string name, string query, DateTimeOffset now) =>
        FaultOf(name, query) is { } refusal ? refusal : new SavedView(Guid.CreateVersion7(now), personId, name.Trim(), query, now);

    /// <summary>The name stands for another view from now on.</summary>
    public Outcome<SavedView> Replace(string query, DateTimeOffset now)
    {
        if (FaultOf(Name, query) is { } refusal)
            return refusal;
        (Query, SavedAt) = (query, now);
        return this;
    }

    /// <summary>The view has another name.</summary>
    public Outcome<SavedView> Rename(string name)
    {
        if (FaultOf(name, Query) is { } refusal)
            return refusal;
        Name = name.Trim();
        return this;
    }

    private static InvalidInput? FaultOf(string name, string query)
    {
        if (FieldText.FaultOf(nameof(Name), name?.Trim(), NameLimit, singleLine: true) is { } fault)
            return new InvalidInput([fault]);
        // An empty query is the whole list, which may have a name too.
        return query.Length > 0 && FieldText.FaultOf(nameof(Query), query, QueryLimit, singleLine: true) is { } queryFault ? new InvalidInput([queryFault]) : null;
    }
}
