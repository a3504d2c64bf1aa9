namespace CompanyAccount.Tests.Host;

/// <summary>What a person gets at an address.</summary>
public enum Answer
{
    /// <summary>The page, or whatever is asked for there.</summary>
    Here,

    /// <summary>A redirect to the sign-in page, which leads back.</summary>
    SignIn,

    /// <summary>A redirect to another page of the portal.</summary>
    Elsewhere,

    /// <summary>The page that says that there is no such page; also for what belongs to another company.</summary>
    NotFound,

    /// <summary>The page that says that the right is missing.</summary>
    Denied,

    /// <summary>The page that says that the form carries no token of ours.</summary>
    NoForm,
}

/// <summary>An address of the portal, and what each kind of person gets there.</summary>
/// <param name="Route">The method and the route, as the portal declares it.</param>
/// <param name="Path">The address to ask: <c>{Number}</c> stands for a request that «Ромашка»'s user opened, <c>{File}</c> for a picture of its description, <c>{InternalFile}</c> for one of an engineer's note.</param>
/// <param name="SignedOut">Nobody; and who was blocked or removed, whose company was deleted, or who left the staff, whatever cookie they still have.</param>
/// <param name="Member">The author of the request, and who sees all requests of the company.</param>
/// <param name="Stranger">The Owner of another company.</param>
/// <param name="Engineer">An engineer or a service manager.</param>
/// <param name="Operator">An operator.</param>
public sealed record AccessRow(string Route, string Path, Answer SignedOut, Answer Member, Answer Stranger, Answer Engineer, Answer Operator)
{
    /// <summary>The Owner and an administrator of the author's company, where that differs from the author.</summary>
    public Answer? Administrator { get; init; }

    /// <summary>A service manager, where that differs from an engineer.</summary>
    public Answer? Manager { get; init; }
    /// <summary>A colleague of the author who sees only own requests, where that differs from the author.</summary>
    public Answer? Colleague { get; init; }

    /// <summary>A row in which all get the same.</summary>
    public static AccessRow ForAll(string route, string path, Answer answer) => new(route, path, answer, answer, answer, answer, answer);

    /// <inheritdoc/>
    public override string ToString() => $"{Route} at {Path}";
}

/// <summary>Every address of the portal. A new page or endpoint gets its row here; without one a test fails.</summary>
public static class AccessMatrix
{
    /// <summary>Addresses that are the framework's own and carry no data by themselves: files, and the circuits, whose every call asks for rights anew.</summary>
    public static IReadOnlySet<string> FrameworkRoutes { get; } = new HashSet<string>
    {
        "* /_blazor", "* /_blazor/negotiate", "* /_blazor/disconnect/", "* /_blazor/initializers/", "GET /_framework/opaque-redirect", "GET /{**path:file}", "HEAD /{**path:file}",
    };

    /// <summary>The table.</summary>
    public static IReadOnlyList<AccessRow> Rows { get; } =
    [
        new("page /", "/", Answer.SignIn, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere),
        new("page /account/sign-in", "/account/sign-in", Answer.Here, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere),
        new("page /account/forgot-password", "/account/forgot-password", Answer.Here, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere),
        AccessRow.ForAll("page /account/reset-password", "/account/reset-password", Answer.Here),
        new("page /account/register", "/account/register", Answer.Here, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere, Answer.Elsewhere),
        AccessRow.ForAll("page /account/confirm-email", "/account/confirm-email", Answer.Here),
        AccessRow.ForAll("page /account/invitation", "/account/invitation", Answer.Here),
        AccessRow.ForAll("page /account/staff-invitation", "/account/staff-invitation", Answer.Here),
        // Nobody is between the two steps of signing in.
        AccessRow.ForAll("page /account/second-factor", "/account/second-factor", Answer.Elsewhere),
        AccessRow.ForAll("page /account/set-up-second-factor", "/account/set-up-second-factor", Answer.Here) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("page /profile/security", "/profile/security", Answer.Here) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /profile/security/sessions/end", "/profile/security/sessions/end", Answer.NoForm) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /profile/security/passkeys/options", "/profile/security/passkeys/options", Answer.NoForm) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /profile/security/passkeys/add", "/profile/security/passkeys/add", Answer.NoForm) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /profile/security/passkeys/rename", "/profile/security/passkeys/rename", Answer.NoForm) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /profile/security/passkeys/remove", "/profile/security/passkeys/remove", Answer.NoForm) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /account/passkey", "/account/passkey", Answer.NoForm),
        AccessRow.ForAll("POST /account/passkey/options", "/account/passkey/options", Answer.NoForm),
        AccessRow.ForAll("page /account/confirm-new-email", "/account/confirm-new-email", Answer.Here),
        AccessRow.ForAll("page /profile", "/profile", Answer.Here) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("GET /profile/personal-data.json", "/profile/personal-data.json", Answer.Here) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("page /account/access-denied", "/account/access-denied", Answer.Denied),
        AccessRow.ForAll("page /error", "/error", Answer.Here),
        AccessRow.ForAll("page /not-found", "/not-found", Answer.NotFound),
        AccessRow.ForAll("page /status/404", "/status/404", Answer.NotFound),
        AccessRow.ForAll("page /status/{Code:int}", "/status/400", Answer.NotFound),
        // An operator sees no request, and so an empty list.
        AccessRow.ForAll("page /requests", "/requests", Answer.Here) with { SignedOut = Answer.SignIn },
        new("page /requests/{Number}", "/requests/{Number}", Answer.SignIn, Answer.Here, Answer.NotFound, Answer.Here, Answer.NotFound) { Colleague = Answer.NotFound },
        AccessRow.ForAll("page /requests/{Number}", "/requests/R-99999999", Answer.NotFound) with { SignedOut = Answer.SignIn },
        new("page /requests/new", "/requests/new", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /requests/new/technical", "/requests/new/technical", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /requests/new/portal", "/requests/new/portal", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /requests/new/feedback", "/requests/new/feedback", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /requests/new/apns", "/requests/new/apns", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /feedback", "/feedback", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.NotFound) { Manager = Answer.Here },
        new("page /feedback/ratings", "/feedback/ratings", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.NotFound) { Manager = Answer.Here },
        AccessRow.ForAll("page /survey/{Token}", "/survey/no-such-token?rating=5", Answer.Here),
        new("page /board", "/board", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.Here, Answer.NotFound),
        new("page /board/requests/{Number}", "/board/requests/{Number}", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.Here, Answer.NotFound),
        new("page /users", "/users", Answer.SignIn, Answer.NotFound, Answer.Here, Answer.NotFound, Answer.NotFound) { Administrator = Answer.Here },
        new("page /licenses", "/licenses", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /help", "/help", Answer.SignIn, Answer.Here, Answer.Here, Answer.Here, Answer.Here),
        new("page /company", "/company", Answer.SignIn, Answer.Here, Answer.Here, Answer.NotFound, Answer.NotFound),
        new("page /company/audit", "/company/audit", Answer.SignIn, Answer.NotFound, Answer.Here, Answer.NotFound, Answer.NotFound) { Administrator = Answer.Here },
        new("GET /company/audit.csv", "/company/audit.csv", Answer.SignIn, Answer.NotFound, Answer.Here, Answer.NotFound, Answer.NotFound) { Administrator = Answer.Here },
        // An offer of a file is one page's of one person: nobody has this one.
        new("GET /requests/export/{id:guid}", "/requests/export/0199aaaa-0000-7000-8000-000000000099", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.NotFound),
        // An upload is its owner's alone, and nobody owns this one. Without a length none begins; an operator sends no files.
        AccessRow.ForAll("OPTIONS /files/uploads", "/files/uploads", Answer.Here) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /files/uploads", "/files/uploads", Answer.NoForm) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("HEAD /files/uploads/{id:guid}", "/files/uploads/0199aaaa-0000-7000-8000-000000000099", Answer.NotFound) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("PATCH /files/uploads/{id:guid}", "/files/uploads/0199aaaa-0000-7000-8000-000000000099", Answer.NotFound) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("DELETE /files/uploads/{id:guid}", "/files/uploads/0199aaaa-0000-7000-8000-000000000099", Answer.NotFound) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("POST /files/uploads/{id:guid}", "/files/uploads/0199aaaa-0000-7000-8000-000000000099", Answer.NoForm) with { SignedOut = Answer.SignIn },
        new("GET /requests/{number}/files/{id:guid}", "/requests/{Number}/files/{File}", Answer.SignIn, Answer.Here, Answer.NotFound, Answer.Here, Answer.NotFound) { Colleague = Answer.NotFound },
        new("GET /requests/{number}/files/{id:guid}", "/requests/{Number}/files/{InternalFile}", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.Here, Answer.NotFound),
        new("GET /requests/{number}/files/{id:guid}/thumbnail", "/requests/{Number}/files/{File}/thumbnail", Answer.SignIn, Answer.Here, Answer.NotFound, Answer.Here, Answer.NotFound) { Colleague = Answer.NotFound },
        new("GET /requests/{number}/files/{id:guid}/thumbnail", "/requests/{Number}/files/{InternalFile}/thumbnail", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.Here, Answer.NotFound),
        new("GET /requests/{number}/files/{id:guid}/preview", "/requests/{Number}/files/{File}/preview", Answer.SignIn, Answer.Here, Answer.NotFound, Answer.Here, Answer.NotFound) { Colleague = Answer.NotFound },
        new("GET /requests/{number}/files/{id:guid}/preview", "/requests/{Number}/files/{InternalFile}/preview", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.Here, Answer.NotFound),
        new("GET /requests/{number}/files.zip", "/requests/{Number}/files.zip", Answer.SignIn, Answer.Here, Answer.NotFound, Answer.Here, Answer.NotFound) { Colleague = Answer.NotFound },
        new("page /admin/mail", "/admin/mail", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/mail/incoming", "/admin/mail/incoming", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/staff", "/admin/staff", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/licenses", "/admin/licenses", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/licenses/import", "/admin/licenses/import", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/terms", "/admin/terms", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/calendar", "/admin/calendar", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/calendar", "/admin/calendar?year=1999", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.NotFound),
        new("page /admin/contracts", "/admin/contracts", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        // A request that asks for no activation is none of an Operator's business.
        AccessRow.ForAll("page /admin/contracts/requests/{Number}", "/admin/contracts/requests/{Number}", Answer.NotFound) with { SignedOut = Answer.SignIn },
        AccessRow.ForAll("page /admin/contracts/{Id:guid}", "/admin/contracts/0199aaaa-0000-7000-8000-000000000099", Answer.NotFound) with { SignedOut = Answer.SignIn },
        new("page /admin/companies", "/admin/companies", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/companies/{Number}", "/admin/companies/C-000001", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.Here),
        new("page /admin/companies/{Number}", "/admin/companies/C-999999", Answer.SignIn, Answer.NotFound, Answer.NotFound, Answer.NotFound, Answer.NotFound),
        AccessRow.ForAll("GET /health/live", "/health/live", Answer.Here),
        AccessRow.ForAll("GET /health/ready", "/health/ready", Answer.Here),
        AccessRow.ForAll("GET /metrics", "/metrics", Answer.Here),
        AccessRow.ForAll("GET /dev/mail", "/dev/mail", Answer.Here),
        AccessRow.ForAll("GET /dev/mail/{name}", "/dev/mail/..%2Fportal.db", Answer.NotFound),
        AccessRow.ForAll("POST /preferences/language", "/preferences/language", Answer.NoForm),
        AccessRow.ForAll("POST /account/sign-out", "/account/sign-out", Answer.NoForm),
    ];
}
