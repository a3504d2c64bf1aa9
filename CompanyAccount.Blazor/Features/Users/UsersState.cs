using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Reads;
using Microsoft.AspNetCore.WebUtilities;

namespace CompanyAccount.Blazor.Features.Users;

/// <summary>What the page of people shows, as its address says it. What an address says wrong is ignored.</summary>
public sealed record UsersState
{
    private const string Path = "/users";
    private const string InvitationsTab = "invitations";

    /// <summary>Whether the invitations are shown instead of the people.</summary>
    public bool Invitations { get; init; }

    /// <summary>Which people.</summary>
    public PeopleFilter Filter { get; init; } = new();

    /// <summary>Which invitations; <see langword="null"/> for all.</summary>
    public InvitationState? InvitationState { get; init; }

    /// <summary>The invitation after which the page begins.</summary>
    public Guid? InvitationsAfter { get; init; }

    /// <summary>Whether something narrows the list of people.</summary>
    public bool IsNarrowed => Filter.Search.Length > 0 || Filter.Role is not null || Filter.State is not null || Filter.After is not null || Filter.Before is not null;

    /// <summary>Reads the parts of an address.</summary>
    public static UsersState Parse(string? tab, string? search, string? role, string? state, string? after, string? before)
    {
        if (tab == InvitationsTab)
            return new() { Invitations = true, InvitationState = NameOf<InvitationState>(state), InvitationsAfter = IdOf(after) };
        var beforeRow = IdOf(before);
        return new()
        {
            Filter = new()
            {
                Search = Cut(search),
                Role = NameOf<MemberRole>(role),
                State = NameOf<MemberState>(state),
                Before = beforeRow,
                After = beforeRow is null ? IdOf(after) : null,
            },
        };
    }

    /// <summary>The address; what is as at first is left out of it.</summary>
    public string ToUrl()
    {
        Dictionary<string, string?> parts = new()
        {
            ["tab"] = Invitations ? InvitationsTab : null,
            ["q"] = Filter.Search.Length > 0 ? Filter.Search : null,
            ["role"] = Filter.Role?.ToString(),
            ["state"] = Invitations ? InvitationState?.ToString() : Filter.State?.ToString(),
            ["before"] = Filter.Before?.ToString("N"),
            ["after"] = (Invitations ? InvitationsAfter : Filter.After)?.ToString("N"),
        };
        return QueryHelpers.AddQueryString(Path, parts.Where(part => part.Value is not null));
    }

    /// <summary>With another search, from the first page.</summary>
    public UsersState WithSearch(string search) => new() { Filter = FirstPage with { Search = Cut(search) } };

    /// <summary>With another state of people, from the first page.</summary>
    public UsersState With(MemberState? state) => new() { Filter = FirstPage with { State = state } };

    /// <summary>With another role, from the first page.</summary>
    public UsersState With(MemberRole? role) => new() { Filter = FirstPage with { Role = role } };

    /// <summary>The next page.</summary>
    public UsersState PageAfter(Guid person) => new() { Filter = Filter with { After = person, Before = null } };

    /// <summary>The previous page.</summary>
    public UsersState PageBefore(Guid person) => new() { Filter = Filter with { Before = person, After = null } };

    private PeopleFilter FirstPage => Filter with { After = null, Before = null };

    private static string Cut(string? search)
    {
        var text = search?.Trim() ?? "";
        return text.Length <= ReadPeople.SearchLimit ? text : text[..ReadPeople.SearchLimit];
    }

    private static Guid? IdOf(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static TName? NameOf<TName>(string? text)
        where TName : struct, Enum => Enum.TryParse<TName>(text, out var name) && Enum.IsDefined(name) ? name : null;
}
